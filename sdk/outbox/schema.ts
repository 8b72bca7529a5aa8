import type { DBSchema, IDBPDatabase, IDBPObjectStore, IDBPTransaction } from 'idb'
import type { StoredCustomer, StoredEntry } from './model.ts'
import type { Owned, Owner, StoredOwner } from './owner.ts'

export const schemaVersion = 2
export const storeNames = ['customers', 'entries', 'owners', 'meta'] as const

export interface Schema extends DBSchema {
  customers: {
    key: [Owner, string]
    value: Owned<StoredCustomer>
    indexes: { byOwner: Owner; byNumber: [Owner, string]; byGuid: [Owner, string] }
  }
  entries: {
    key: number
    value: Owned<StoredEntry>
    indexes: { byId: string; byCustomer: [Owner, string]; byOwner: Owner }
  }
  owners: { key: string; value: StoredOwner }
  /** Single values: the leaders' epochs, the owners' revisions, and the channel, titles, countries and states as last read. */
  meta: { key: string; value: unknown }
}

export type Transaction<Mode extends IDBTransactionMode> = IDBPTransaction<
  Schema,
  [...typeof storeNames],
  Mode
>
export type ReadTransaction = Transaction<'readonly'>

type Store<Name extends (typeof storeNames)[number]> = IDBPObjectStore<
  Schema,
  [...typeof storeNames],
  Name,
  'readwrite'
>
export type ReadRows<Name extends 'customers' | 'entries'> = Pick<
  Store<Name>,
  'get' | 'getKey' | 'index' | 'openKeyCursor'
>
export type WriteValues<Name extends 'owners' | 'meta'> = Store<Name>

/** Brings a database of an older version to this one, with everything in it. */
export function upgrade(
  database: IDBPDatabase<Schema>,
  oldVersion: number,
  _newVersion: number | null,
  transaction: Transaction<'versionchange'>,
): void {
  if (oldVersion < 1) createFirstSchema(database)
  if (oldVersion < 2) addAccountIndexes(transaction.objectStore('customers'))
}

function createFirstSchema(database: IDBPDatabase<Schema>): void {
  const customers = database.createObjectStore('customers', { keyPath: ['owner', 'key'] })
  customers.createIndex('byOwner', 'owner')
  const entries = database.createObjectStore('entries', { keyPath: 'seq' })
  entries.createIndex('byId', 'id', { unique: true })
  entries.createIndex('byCustomer', ['owner', 'customerKey'])
  entries.createIndex('byOwner', 'owner')
  database.createObjectStore('owners', { keyPath: 'shopper' })
  database.createObjectStore('meta')
}

/** Rows without such a value are in no index. */
function addAccountIndexes(
  customers: IDBPObjectStore<Schema, [...typeof storeNames], 'customers', 'versionchange'>,
): void {
  customers.createIndex('byNumber', ['owner', 'identity.accountNumber'])
  customers.createIndex('byGuid', ['owner', 'identity.guid'])
}
