import type { CustomerContent } from '../domain/content.ts'
import { readTexts } from './address-content.ts'
import { customerTexts, personNames } from './customer-fields.ts'
import { anyFields, readAs } from './json.ts'

const texts = Object.entries({ ...customerTexts, ...personNames, Name: 'name' } as const)

/** Reads the texts of a customer. A text that the answer lacks is absent, because nobody knows whether it is blank. */
export function readCustomerContent(body: unknown): CustomerContent {
  return readTexts(readAs(anyFields, body) ?? {}, texts)
}
