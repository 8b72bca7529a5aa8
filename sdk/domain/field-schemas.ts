import * as v from 'valibot'
import { cleanCode, cleanEmail, cleanLine } from './text.ts'
import { typeOf } from './validation.ts'

export function requiredText(maximum: number, clean = cleanLine) {
  return v.pipe(
    v.string('invalid'),
    v.transform(clean),
    v.minLength(1, 'required'),
    v.maxLength(maximum, 'too_long'),
  )
}

/** A blank text counts as absent: an empty form field is not a value. */
export function optionalText(maximum: number, clean = cleanLine) {
  return v.optional(
    v.pipe(
      v.string('invalid'),
      v.transform(clean),
      v.maxLength(maximum, 'too_long'),
      v.transform((text) => text || undefined),
    ),
  )
}

/** A name that may be absent, but not consist of characters that nobody sees. */
export function optionalName(maximum: number) {
  return v.optional(
    v.pipe(
      v.string('invalid'),
      v.check((text) => text.trim() === '' || cleanLine(text) !== '', 'required'),
      v.transform(cleanLine),
      v.maxLength(maximum, 'too_long'),
      v.transform((text) => text || undefined),
    ),
  )
}

/** An e-mail address or a blank text. The pattern catches typing mistakes and must never reject a real address. */
export function emailText(maximum: number) {
  return v.pipe(
    v.string('invalid'),
    v.transform(cleanEmail),
    v.maxLength(maximum, 'too_long'),
    v.check((text) => text === '' || /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text), 'email'),
  )
}

export function optionalEmail(maximum: number) {
  return v.optional(
    v.pipe(
      emailText(maximum),
      v.transform((text) => text || undefined),
    ),
  )
}

/** A language tag in its shape, such as `it` or `en-US`; with an underscore, as systems write it, it becomes one. */
export function languageTag() {
  return v.optional(
    v.pipe(
      v.string('invalid'),
      v.transform((text) => cleanCode(text).replaceAll('_', '-')),
      v.check((tag) => tag === '' || /^[a-z]{2,3}(-[a-z\d]{2,8})*$/i.test(tag), 'invalid'),
      v.transform((tag) => tag || undefined),
    ),
  )
}

/** A record id of headquarters: a whole number of at most 64 bits, as text, because JavaScript would round it. */
export function recordId() {
  return v.pipe(
    v.string('invalid'),
    v.minLength(1, 'required'),
    v.check((id) => /^\d*$/.test(id) && BigInt(id) <= largestRecordId, 'invalid'),
    v.transform((id) => String(BigInt(id))),
  )
}

const largestRecordId = 2n ** 63n - 1n

/** A value of an attribute or an extension property. */
export function plainValue() {
  return v.union(
    [
      v.string(),
      v.pipe(
        v.number(),
        v.check((number) => Number.isFinite(number)),
      ),
      v.boolean(),
    ],
    'invalid',
  )
}

/** Extension properties by name. The SDK's own, which let the channel's answers be recognized, begin with `PendingSync`. */
export function extensionProperties() {
  return v.optional(
    v.pipe(
      v.custom<ExtensionProperties>(isRecord, 'invalid'),
      v.record(v.pipe(v.string(), v.regex(/^(?!PendingSync)[^]+$/, 'invalid')), plainValue(), 'invalid'),
    ),
  )
}

/** valibot drops these names without an issue: they would vanish silently. */
const skipped = /^(__proto__|constructor|prototype)$/

function isRecord(value: unknown): boolean {
  return typeOf(value) === 'Object' && !Object.keys(value as object).some((name) => skipped.test(name))
}

/** A site's own properties by name. */
export type ExtensionProperties = Record<string, string | number | boolean>
