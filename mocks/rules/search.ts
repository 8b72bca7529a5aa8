import type { Rows } from '../model/tables.ts'
import { cardsByAccount } from '../tables/indexes.ts'
import type { Customer } from '../wire/entities.ts'
import { accountsOf, type FoundCustomer } from './find-customer.ts'

/** [docs] The fields that a search can be limited to, by the names that clients use. `Default`: all of them. */
export const searchFieldNames = [
  'Default',
  'Name',
  'Email',
  'PhoneNumber',
  'LoyaltyCardNumber',
  'Address',
  'AccountNumber',
] as const

export type SearchFieldName = (typeof searchFieldNames)[number]

/** A customer with what a search looks at. */
export interface SearchableCustomer {
  readonly customer: Customer
  readonly cardNumbers: readonly string[]
}

/** Adds the card numbers to a customer of the channel. */
export function searchable(rows: Rows, found: FoundCustomer, customer: Customer): SearchableCustomer {
  const cards = accountsOf(found).flatMap((account) => cardsByAccount.find(rows, account))
  return { customer, cardNumbers: cards.map(({ CardNumber }) => CardNumber) }
}

/** The words of a keyword, without signs, in lower case. */
export function wordsOf(keyword: string): string[] {
  return keyword
    .split(/[\s,;]+/)
    .map(plain)
    .filter(Boolean)
}

/**
 * How well a customer matches: 0 not at all, else the number of words that match. [docs] Signs and the order of words
 * do not count. Of a name any word is enough, and the customers with most of them come first. [ours] Of the other
 * fields, one value must contain all words.
 */
export function matchOf(found: SearchableCustomer, field: SearchFieldName, words: readonly string[]): number {
  const fields = field === 'Default' ? searchFieldNames.filter((name) => name !== 'Default') : [field]
  return Math.max(...fields.map((name) => matchOfValues(name, valuesOf[name](found), words)))
}

function matchOfValues(
  field: SearchFieldName,
  values: readonly (string | undefined)[],
  words: readonly string[],
): number {
  const counts = values.map((value) => words.filter((word) => plain(value ?? '').includes(word)).length)
  const best = Math.max(0, ...counts)
  return field === 'Name' || best === words.length ? best : 0
}

const [phone, email] = [1, 2]

const valuesOf: Readonly<Record<SearchFieldName, (found: SearchableCustomer) => (string | undefined)[]>> = {
  Default: () => [],
  Name: ({ customer }) => [customer.Name],
  Email: ({ customer }) => [customer.Email, customer.ReceiptEmail, ...contacts(customer, email)],
  PhoneNumber: ({ customer }) => [customer.Phone, customer.Cellphone, ...contacts(customer, phone)],
  LoyaltyCardNumber: ({ cardNumbers }) => [...cardNumbers],
  Address: ({ customer }) =>
    customer.Addresses.map((address) =>
      [address.Name, address.FullAddress, address.State, address.ZipCode].join(' '),
    ),
  AccountNumber: ({ customer }) => [customer.AccountNumber],
}

function contacts({ Contacts }: Customer, type: number | undefined): string[] {
  return Contacts.filter(({ AddressTypeValue }) => AddressTypeValue === type).map(({ Value }) => Value)
}

/** Letters and digits only, in lower case. */
function plain(text: string): string {
  return text.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '')
}
