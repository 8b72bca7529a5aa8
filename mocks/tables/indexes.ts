import type { Rows, RowTypes, TableName } from '../model/tables.ts'

/**
 * Finds the rows of a table that have a value without reading the whole table. An index consists of rows itself, so
 * it works with every storage. Entries are only ever added: `find` leaves out rows that were deleted or have another
 * value by now.
 */
export interface Index<Name extends TableName> {
  readonly table: Name
  /** The rows with this value, in the order in which they got it. Reads no other rows. */
  find(rows: Rows, value: string): RowTypes[Name][]
  /** The value of the row with this key. */
  valueAt(rows: Rows, key: string): string | undefined
  /** Enters the row with this key, unless its value is `before`. */
  enter(rows: Rows, key: string, before: string | undefined): void
}

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

/** The row that says that the indexes are complete. Rows that were stored before there were indexes lack it. */
const completeKey = 'complete'

function buildMissing(rows: Rows): void {
  if (rows.get('index', completeKey)) return
  for (const [table, key] of rows.entries()) {
    for (const index of indexes) if (index.table === table) index.enter(rows, key, undefined)
  }
  markComplete(rows)
}

/** For a transaction that replaces all rows: its puts have built the indexes. */
export function markComplete(rows: Rows): void {
  rows.put('index', completeKey, { kind: 'head', count: 0 })
}

function createIndex<Name extends TableName>(
  name: string,
  table: Name,
  valueOf: (row: RowTypes[Name]) => string | undefined,
): Index<Name> {
  const headKey = (value: string) => `${name} ${value}`
  const countOf = (rows: Rows, value: string): number => {
    const head = rows.get('index', headKey(value))
    return head?.kind === 'head' ? head.count : 0
  }
  const valueAt = (rows: Rows, key: string) => {
    const row = rows.get(table, key)
    return row && valueOf(row)
  }
  return {
    table,
    valueAt,
    find(rows, value) {
      const keys = new Set<string>()
      for (let at = 0; at < countOf(rows, value); at += 1) {
        const entry = rows.get('index', `${headKey(value)} ${at}`)
        if (entry?.kind === 'entry') keys.add(entry.key)
      }
      const found = [...keys].map((key) => rows.get(table, key)).filter((row) => row !== undefined)
      return found.filter((row) => valueOf(row) === value)
    },
    enter(rows, key, before) {
      const value = valueAt(rows, key)
      if (value === undefined || value === before) return
      const count = countOf(rows, value)
      rows.put('index', `${headKey(value)} ${count}`, { kind: 'entry', key })
      rows.put('index', headKey(value), { kind: 'head', count: count + 1 })
    },
  }
}

function lowerCase(text: string): string | undefined {
  return text.toLowerCase() || undefined
}
