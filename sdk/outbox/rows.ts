import type { CustomerKey } from '../domain/identity.ts'
import type { WriteTransaction } from './database.ts'
import type { NewEntry, StoredCustomer, StoredEntry } from './records.ts'

/** Puts an entry behind all others. */
export async function appendEntry(transaction: WriteTransaction, entry: NewEntry): Promise<void> {
  const entries = transaction.objectStore('entries')
  const last = await entries.openKeyCursor(null, 'prev')
  await entries.add({ ...entry, seq: (last?.key ?? 0) + 1 })
}

/** Puts entries where another one stood: before everything that was recorded after it. */
export async function placeEntries(
  transaction: WriteTransaction,
  entries: readonly NewEntry[],
  seq: number,
): Promise<void> {
  const step = 1 / entries.length
  for (const [index, entry] of entries.entries())
    await transaction.objectStore('entries').add({ ...entry, seq: seq + index * step })
}

export async function replaceEntry(transaction: WriteTransaction, entry: StoredEntry): Promise<void> {
  await transaction.objectStore('entries').put(entry)
}

export async function writeCustomer(transaction: WriteTransaction, customer: StoredCustomer): Promise<void> {
  await transaction.objectStore('customers').put(customer)
}

export async function removeCustomer(transaction: WriteTransaction, key: CustomerKey): Promise<void> {
  await transaction.objectStore('customers').delete(key)
  const entries = transaction.objectStore('entries')
  for (const seq of await entries.index('byCustomer').getAllKeys(key)) await entries.delete(seq)
}

/** The number of the current sender: whoever holds an older one may no longer send. */
export async function readTerm(transaction: WriteTransaction): Promise<number> {
  const term = await transaction.objectStore('facts').get('term')
  return typeof term === 'number' ? term : 0
}
