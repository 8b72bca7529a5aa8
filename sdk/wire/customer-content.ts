import type { CustomerContent } from '../domain/content.ts'
import { readFields } from './address-content.ts'
import { customerFlags, customerTexts, personNames } from './customer-fields.ts'
import { anyFields, readAs } from './json.ts'

const texts = Object.entries({ ...customerTexts, ...personNames, Name: 'name' } as const)
const flags = Object.entries(customerFlags)

/** Reads the texts and flags of a customer. One that the answer lacks is absent, because nobody knows whether it is blank. */
export function readCustomerContent(body: unknown): CustomerContent {
  const row = readAs(anyFields, body) ?? {}
  return { ...readFields(row, texts, ''), ...readFields(row, flags, false) }
}
