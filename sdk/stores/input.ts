import type * as v from 'valibot'
import { validate } from '../domain/validation.ts'
import { refuse, type Words } from './verbs.ts'

/** What the caller passed in, checked; a `validation` error says for every field what is wrong with it. */
export function checked<Schema extends v.GenericSchema>(
  words: Words,
  schema: Schema,
  input: unknown,
): v.InferOutput<Schema> {
  const validated = validate(schema, input)
  if ('output' in validated) return validated.output
  return refuse(words, { kind: 'validation', code: 'fields_invalid', fields: validated.fields })
}
