import type { Rows } from '../model/tables.ts'
import { cardsByAccount } from '../tables/indexes.ts'
import type { Address } from '../wire/customer-parts.ts'
import type { Customer } from '../wire/entities.ts'

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

type ValueField = Exclude<SearchFieldName, 'Default'>

/** A customer with what a search looks at: letters and digits only, in lower case. */
export interface SearchableCustomer {
  readonly customer: Customer
  readonly values: Readonly<Record<ValueField, readonly string[]>>
}

/** Prepares a customer for a search. `accounts`: those that its loyalty cards may name. */
export function searchable(rows: Rows, customer: Customer, accounts: readonly string[]): SearchableCustomer {
  const cards = accounts.flatMap((account) => cardsByAccount.find(rows, account))
  return {
    customer,
    values: {
      Name: plainValues([customer.Name]),
      Email: plainValues([customer.Email, customer.ReceiptEmail, ...contacts(customer, email)]),
      PhoneNumber: plainValues([customer.Phone, customer.Cellphone, ...contacts(customer, phone)]),
      LoyaltyCardNumber: plainValues(cards.map(({ CardNumber }) => CardNumber)),
      Address: plainValues(customer.Addresses.map(addressText)),
      AccountNumber: plainValues([customer.AccountNumber]),
    },
  }
}

/** [ours] The number of words of a keyword that are compared. No value has as many. */
const comparedWords = 100

/** The different words of a keyword, without signs, in lower case. */
export function wordsOf(keyword: string): string[] {
  return [...new Set(plainValues(keyword.split(/[\s,;]+/)))].slice(0, comparedWords)
}

/**
 * Scores a customer: 0 if it does not match, else the number of words that match. [docs] Signs and the order of words
 * do not count. Of a name any word is enough, and the customers with most of them come first. [ours] Of the other
 * fields, one value must contain all words.
 */
export function matchOf(
  { values }: SearchableCustomer,
  field: SearchFieldName,
  words: readonly string[],
): number {
  const fields = field === 'Default' ? (Object.keys(values) as ValueField[]) : [field]
  return Math.max(...fields.map((name) => matchOfValues(name, values[name], words)))
}

function matchOfValues(field: ValueField, values: readonly string[], words: readonly string[]): number {
  const counts = values.map((value) => words.filter((word) => value.includes(word)).length)
  const best = Math.max(0, ...counts)
  return field === 'Name' || best === words.length ? best : 0
}

const [phone, email] = [1, 2]

function contacts({ Contacts }: Customer, type: number | undefined): string[] {
  return Contacts.filter(({ AddressTypeValue }) => AddressTypeValue === type).map(({ Value }) => Value)
}

function addressText({ Name, FullAddress, State, ZipCode }: Address): string {
  return [Name, FullAddress, State, ZipCode].join(' ')
}

/** The texts with letters and digits only, in lower case. Leaves out those without any. */
function plainValues(texts: readonly (string | undefined)[]): string[] {
  return texts
    .map((text = '') => text.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, ''))
    .filter((text) => text !== '')
}
