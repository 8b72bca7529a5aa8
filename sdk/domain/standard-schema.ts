import * as v from 'valibot'
import { problemOf } from './validation.ts'

/**
 * The same schema for form libraries. A result has a value or issues, never both: a library that asks `'value' in result` would
 * take what is invalid. The message of each issue is a `FieldProblem`. Source: Standard Schema.
 */
export function forForms<Schema extends v.GenericSchema>(schema: Schema): Schema {
  function validate(value: unknown) {
    const result = v.safeParse(schema, value)
    if (result.success) return { value: result.output }
    return { issues: result.issues.map((issue) => ({ ...issue, message: problemOf(issue) })) }
  }
  return { ...schema, '~standard': { ...schema['~standard'], validate } }
}
