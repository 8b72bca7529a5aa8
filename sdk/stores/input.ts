import type * as v from 'valibot'
import { present } from '../domain/present.ts'
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

/** What the caller wants to be different: a field that is `undefined` is left alone, one that is blank is cleared. */
export function wanted(changes: unknown): object {
  return typeof changes === 'object' && changes !== null ? present(changes) : {}
}
