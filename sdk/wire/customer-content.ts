import * as v from 'valibot'
import type { CustomerContent } from '../domain/content.ts'
import { readTexts } from './address-content.ts'
import { customerTexts, personNames } from './customer-fields.ts'

const texts = Object.entries({ ...customerTexts, ...personNames, Name: 'name' } as const)

const schema = v.record(v.string(), v.unknown())

/** Reads the texts of a customer. A text that the answer lacks is absent, because nobody knows whether it is blank. */
export function readCustomerContent(body: unknown): CustomerContent {
  const parsed = v.safeParse(schema, body)
  return parsed.success ? readTexts(parsed.output, texts) : {}
}
