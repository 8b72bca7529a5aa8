import * as v from 'valibot'
import type { FieldFailure } from './failure.ts'
import { fieldProblems, type FieldProblem } from './text.ts'

export type Validated<Output> =
  { readonly output: Output } | { readonly fields: readonly [FieldFailure, ...FieldFailure[]] }

/** Checks an input against a schema, and says for each field what is wrong with it. */
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
