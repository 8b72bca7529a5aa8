import type { Rows } from '../model/tables.ts'
import { createIndex } from './create-index.ts'

/** Async addresses in the channel by the account that they were saved for. */
export const asyncAddressesByAccount = createIndex(
  'addresses',
  'channelAsyncAddresses',
  ({ account }) => account,
)
/** Async edits in the channel by the account of their customer. */
export const asyncEditsByAccount = createIndex('edits', 'channelAsyncEdits', ({ account }) => account)
/** Uploaded edits by the account of their customer. */
export const uploadedEditsByAccount = createIndex('uploaded edits', 'uploadedEdits', ({ account }) => account)
/** Uploaded addresses by the account that they were saved for. */
export const uploadedAddressesByAccount = createIndex(
  'uploaded',
  'uploadedAddresses',
  ({ account }) => account,
)
/** Customers with an account number by their e-mail address in lower case. */
export const customersByEmail = createIndex('emails', 'channelCustomers', ({ customer }) =>
  lowerCase(customer.Email),
)
/** Customers that were created async by their e-mail address in lower case. */
export const asyncCustomersByEmail = createIndex('async emails', 'channelAsyncCustomers', ({ customer }) =>
  lowerCase(customer.Email),
)
/** Identities by the account of their customer. */
export const identitiesByAccount = createIndex('identities', 'identities', ({ account }) => account)
/** Identities by their e-mail address in lower case. */
export const identitiesByEmail = createIndex('identity emails', 'identities', ({ email = '' }) =>
  lowerCase(email),
)
/** Loyalty cards by the account that they were issued for. */
export const cardsByAccount = createIndex('cards', 'loyaltyCards', ({ CustomerAccount }) => CustomerAccount)
/** Orders of the channel by the account that they were placed for. */
export const ordersByAccount = createIndex('orders', 'channelOrders', ({ account }) => account)
/** Orders of the channel by the client's own id. */
export const ordersByReference = createIndex(
  'references',
  'channelOrders',
  (order) => order.channelReferenceId,
)

const indexes = [
  asyncAddressesByAccount,
  asyncEditsByAccount,
  uploadedAddressesByAccount,
  uploadedEditsByAccount,
  customersByEmail,
  asyncCustomersByEmail,
  identitiesByAccount,
  identitiesByEmail,
  cardsByAccount,
  ordersByAccount,
  ordersByReference,
]

/** The rows of one transaction, with indexes that follow every `put`. */
export function withIndexes(rows: Rows): Rows {
  const indexed: Rows = {
    get: (table, key) => rows.get(table, key),
    all: (table) => rows.all(table),
    delete: (table, key) => rows.delete(table, key),
    entries: () => rows.entries(),
    put(table, key, row) {
      const affected = indexes.filter((index) => index.table === table)
      const before = affected.map((index) => index.valueAt(rows, key))
      rows.put(table, key, row)
      affected.forEach((index, at) => index.enter(rows, key, before[at]))
    },
  }
  buildMissing(indexed)
  return indexed
}

/**
 * The row that says that these indexes are complete. Rows that an earlier version stored lack it: there were no indexes,
 * or others.
 */
const completeKey = `complete: ${indexes.map(({ name }) => name).join(', ')}`

function buildMissing(rows: Rows): void {
  if (rows.get('index', completeKey)) return
  const stored = rows.entries()
  for (const [table, key] of stored) if (table === 'index') rows.delete(table, key)
  for (const [table, key] of stored) {
    for (const index of indexes) if (index.table === table) index.enter(rows, key, undefined)
  }
  markComplete(rows)
}

/** For a transaction that replaces all rows: its puts have built the indexes. */
export function markComplete(rows: Rows): void {
  rows.put('index', completeKey, { kind: 'head', count: 0 })
}

function lowerCase(text: string): string | undefined {
  return text.toLowerCase() || undefined
}
