import * as v from 'valibot'
import { fieldProblems, type FieldFailure, type FieldProblem } from './failure.ts'
import { unknownFieldOf, type UnknownField } from './known-fields.ts'

export type Validated<Output> =
  | { readonly output: Output }
  | { readonly fields: readonly [FieldFailure, ...FieldFailure[]] }
  | { readonly unknownField: UnknownField }

/** Checks an input against a schema. Returns the output, or one failure for each field that is wrong. */
export function validate<Schema extends v.GenericSchema>(
  schema: Schema,
  input: unknown,
): Validated<v.InferOutput<Schema>> {
  const result = v.safeParse(schema, input)
  if (result.success) return { output: result.output }
  const unknownField = unknownFieldOf(result.issues)
  if (unknownField) return { unknownField }
  const [first, ...others] = result.issues
  return { fields: [toFieldFailure(first), ...others.map(toFieldFailure)] }
}

function toFieldFailure(issue: v.BaseIssue<unknown>): FieldFailure {
  return { path: v.getDotPath(issue) ?? '', problem: problemOf(issue) }
}

/** The problem that an issue stands for. */
export function problemOf(issue: v.BaseIssue<unknown>): FieldProblem {
  const stated = fieldProblems.find((problem) => problem === issue.message)
  return stated ?? (issue.input === undefined ? 'required' : 'invalid')
}

/**
 * Checks fields with each other, where the rule depends on one of them. Runs also if other fields are wrong: a form shows all its
 * problems at once. A field has one problem.
 */
export function checkTogether<Value extends object>(
  ruledBy: keyof Value,
  problemsOf: (value: Value) => readonly { readonly field: keyof Value; readonly problem: FieldProblem }[],
) {
  return v.rawCheck<Value>(({ dataset, addIssue }) => {
    const value: unknown = dataset.value
    const wrong = new Set(dataset.issues?.map(({ path }) => path?.[0].key))
    if (typeof value !== 'object' || value === null || wrong.has(ruledBy)) return
    for (const { field, problem } of problemsOf(value as Value)) {
      const item = { type: 'object', origin: 'value', input: { ...value }, key: String(field) } as const
      if (!wrong.has(field))
        addIssue({ message: problem, path: [{ ...item, value: (value as Value)[field] }] })
    }
  })
}

export type DefinedFields<Value extends object> = { [Name in keyof Value]: Exclude<Value[Name], undefined> }

/** Removes the fields that are `undefined`: an absent field and an undefined one mean the same. */
export function definedFields<Value extends object>(value: Value): DefinedFields<Value> {
  const entries = Object.entries(value).filter(([, field]) => field !== undefined)
  return Object.fromEntries(entries) as DefinedFields<Value>
}

/** The name of a value's type, such as `Object` for one with fields, `Array` or `Map`. */
export function typeOf(value: unknown): string {
  return Object.prototype.toString.call(value).slice(8, -1)
}
