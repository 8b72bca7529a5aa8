import { changeCustomer, releaseIfSynced } from './change-customer.ts'
import type { WriteTransaction } from './changes.ts'
import type { Delivery, EntryWithCustomer, NewEntry, StoredCustomer, StoredEntry } from './model.ts'
import type { Owned, Owner } from './owner.ts'
import { readEpoch } from './transactions.ts'

/** A delivered entry is removed, and with it its payload leaves the device. */
export async function deliver(
  transaction: WriteTransaction,
  entry: Owned<StoredEntry>,
  delivery: Delivery,
): Promise<void> {
  transaction.removeEntry(entry)
  insertEntries(transaction, delivery.remaining ?? [], entry)
  const customer = await changeCustomer(transaction, entry.owner, entry.customerKey, delivery.apply)
  if (!customer) return
  await Promise.all([
    releaseIfSynced(transaction, customer),
    entry.kind === 'create-customer' && absorbSame(transaction, customer),
  ])
}

/**
 * Merges another row of the same customer into the one whose create was delivered:
 *
 * 1. A shopper's create waits on this device.
 * 2. The shopper's own customer is loaded, which another device made.
 * 3. The create finds that customer.
 */
async function absorbSame(transaction: WriteTransaction, created: Owned<StoredCustomer>): Promise<void> {
  const { owner, key } = created
  const ofAccount = await findSameAccount(transaction, created)
  const same = ofAccount.find((customer) => customer.key !== key)
  if (!same) return
  transaction.removeCustomer({ owner, key: same.key })
  for (const entry of await transaction.entries.index('byCustomer').getAll([owner, same.key]))
    transaction.putEntry({ ...entry, customerKey: key })
}

/** The rows of one customer of the channel, by its number and by its temporary account. */
async function findSameAccount(
  { customers }: WriteTransaction,
  { owner, identity }: Owned<StoredCustomer>,
): Promise<readonly StoredCustomer[]> {
  const [number, guid] = [
    'accountNumber' in identity ? identity.accountNumber : undefined,
    'guid' in identity ? identity.guid : undefined,
  ]
  const found = await Promise.all([
    number === undefined ? [] : customers.index('byNumber').getAll([owner, number]),
    guid === undefined ? [] : customers.index('byGuid').getAll([owner, guid]),
  ])
  return found.flat()
}

/** Puts entries in the place of a removed one: before everything that was recorded after it. */
function insertEntries(
  transaction: WriteTransaction,
  entries: readonly NewEntry[],
  { owner, seq }: Owned<StoredEntry>,
): void {
  // Places end half way to the next: there the fractions of `createPlaces` end.
  const step = 0.5 / entries.length
  for (const [index, entry] of entries.entries())
    transaction.addEntry({ ...entry, owner, seq: seq + index * step })
}

/**
 * Keeps an accepted customer in a database that took the place of a deleted one:
 *
 * 1. A create is sent. The shopper clears the site's data, and with it the entry.
 * 2. The channel accepts it. Forgotten, the shopper would register again.
 *
 * A leader's epoch outlives `clear`, so one that is missing says that the database is another.
 */
export async function restore(
  transaction: WriteTransaction,
  owner: Owner,
  { customer }: EntryWithCustomer,
  delivery: Delivery,
): Promise<boolean> {
  if ((await readEpoch(transaction.meta, owner)) > 0) return false
  const { key } = customer
  if ((await transaction.customers.getKey([owner, key])) !== undefined) return false
  transaction.addCustomer({ ...delivery.apply(customer), owner })
  return true
}
