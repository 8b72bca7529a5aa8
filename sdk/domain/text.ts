import * as v from 'valibot'
import { limits } from './limits.ts'

/** Schema messages are codes; `messages/` turns them into words of the shopper's language. */
export const fieldProblems = ['required', 'too_long', 'email', 'country', 'zip_code', 'invalid'] as const
export type FieldProblem = (typeof fieldProblems)[number]

export function requiredText(maximum: number) {
  return v.pipe(v.string(), v.trim(), v.minLength(1, 'required'), v.maxLength(maximum, 'too_long'))
}

/** Blank means absent: an empty form field is not a value. */
export function optionalText(maximum: number) {
  return v.optional(
    v.pipe(
      v.string('invalid'),
      v.trim(),
      v.maxLength(maximum, 'too_long'),
      v.transform((text) => text || undefined),
    ),
  )
}

/** An e-mail address, or nothing. Strict enough to catch a slip, never so strict that a real address is turned away. */
export function emailText() {
  return v.pipe(
    v.string('invalid'),
    v.trim(),
    v.maxLength(limits.email, 'too_long'),
    v.check((text) => text === '' || /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text), 'email'),
  )
}

/** A record id of headquarters. One that a JavaScript number cannot hold would arrive as another one. */
export function recordId() {
  return v.pipe(
    v.string('invalid'),
    v.minLength(1, 'required'),
    v.check((id) => /^\d*$/.test(id) && Number.isSafeInteger(Number(id)), 'invalid'),
  )
}
