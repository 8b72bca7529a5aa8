import type { FieldFailure, FieldProblem, Schemas } from 'pending-sync'

type Schema = Schemas[keyof Schemas]

/** The fields that a schema of the SDK finds wrong; empty if there are none. */
export function problemsOf(schema: Schema, entered: unknown): FieldFailure[] {
  const result = schema['~standard'].validate(entered)
  if (result instanceof Promise) throw new TypeError('The schemas of the SDK answer at once.')
  return (result.issues ?? []).map(({ path = [], message }) => ({
    path: path.map((part) => String(typeof part === 'object' ? part.key : part)).join('.'),
    problem: isProblem(message) ? message : 'invalid',
  }))
}

const problems: Readonly<Record<FieldProblem, true>> = {
  required: true,
  too_long: true,
  email: true,
  country: true,
  zip_code: true,
  invalid: true,
}

function isProblem(message: string): message is FieldProblem {
  return message in problems
}
