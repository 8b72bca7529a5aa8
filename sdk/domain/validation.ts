import * as v from 'valibot'
import { fieldProblems, type FieldFailure, type FieldProblem } from './failure.ts'

/**
 * The longest values headquarters stores, in characters.
 *
 * Source: the column sizes of the Dynamics 365 tables behind the Commerce entities (person names, electronic and postal
 * addresses). The channel does not publish them, so this is the only place that states them.
 */
export const limits = {
  firstName: 25,
  middleName: 25,
  lastName: 25,
  email: 255,
  phone: 255,
  addressName: 60,
  street: 250,
  streetNumber: 20,
  buildingComplement: 60,
  city: 60,
  county: 10,
  state: 10,
  zipCode: 10,
} as const

export function requiredText(maximum: number) {
  return v.pipe(v.string(), v.trim(), v.minLength(1, 'required'), v.maxLength(maximum, 'too_long'))
}

/** A blank text counts as absent: an empty form field is not a value. */
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

/** An e-mail address or a blank text. The pattern catches typing mistakes and must never reject a real address. */
export function emailText() {
  return v.pipe(
    v.string('invalid'),
    v.trim(),
    v.maxLength(limits.email, 'too_long'),
    v.check((text) => text === '' || /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text), 'email'),
  )
}

/** A record id of headquarters: a whole number of at most 64 bits, as text, because JavaScript would round it. */
export function recordId() {
  return v.pipe(
    v.string('invalid'),
    v.minLength(1, 'required'),
    v.check((id) => /^\d+$/.test(id) && BigInt(id) <= largestRecordId, 'invalid'),
    v.transform((id) => String(BigInt(id))),
  )
}

const largestRecordId = 2n ** 63n - 1n

export type Validated<Output> =
  { readonly output: Output } | { readonly fields: readonly [FieldFailure, ...FieldFailure[]] }

/** Checks an input against a schema. Returns the output, or one failure for each field that is wrong. */
export function validate<Schema extends v.GenericSchema>(
  schema: Schema,
  input: unknown,
): Validated<v.InferOutput<Schema>> {
  const result = v.safeParse(schema, input)
  if (result.success) return { output: result.output }
  const [first, ...others] = result.issues
  return { fields: [toFieldFailure(first), ...others.map(toFieldFailure)] }
}

function toFieldFailure(issue: v.BaseIssue<unknown>): FieldFailure {
  return { path: v.getDotPath(issue) ?? '', problem: toProblem(issue) }
}

function toProblem(issue: v.BaseIssue<unknown>): FieldProblem {
  const stated = fieldProblems.find((problem) => problem === issue.message)
  return stated ?? (issue.input === undefined ? 'required' : 'invalid')
}

export type DefinedFields<Value extends object> = { [Name in keyof Value]: Exclude<Value[Name], undefined> }

/** Removes the fields that are `undefined`: an absent field and an undefined one mean the same. */
export function definedFields<Value extends object>(value: Value): DefinedFields<Value> {
  const entries = Object.entries(value).filter(([, field]) => field !== undefined)
  return Object.fromEntries(entries) as DefinedFields<Value>
}
