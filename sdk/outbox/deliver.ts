import { changeCustomer, releaseIfSynced } from './change-customer.ts'
import type { Delivery, EntryWithCustomer, NewEntry, StoredCustomer, StoredEntry } from './model.ts'
import type { OwnRows } from './own-rows.ts'

/** Removes a delivered entry, so that its payload leaves the device, and stores what the channel accepted. */
export async function deliver(rows: OwnRows, entry: StoredEntry, delivery: Delivery): Promise<void> {
  rows.removeEntry(entry.seq)
  insertEntries(rows, delivery.remaining ?? [], entry)
  const customer = await changeCustomer(rows, entry.customerKey, delivery.apply)
  if (!customer) return
  await Promise.all([
    releaseIfSynced(rows, customer),
    entry.kind === 'create-customer' && absorbSame(rows, customer),
  ])
}

/**
 * Merges another row of the same customer into the one whose create was delivered:
 *
 * 1. A shopper's create waits on this device.
 * 2. The shopper's own customer is loaded, which another device made.
 * 3. The create finds that customer.
 */
async function absorbSame(rows: OwnRows, customer: StoredCustomer): Promise<void> {
  const { key, identity, formerKeys = [] } = customer
  const ofAccount = await rows.customersOfAccount(identity)
  const same = ofAccount.find((customer) => customer.key !== key)
  if (!same) return
  rows.removeCustomer(same.key)
  rows.putCustomer({ ...customer, formerKeys: [...formerKeys, same.key, ...(same.formerKeys ?? [])] })
  for (const entry of await rows.entriesOf(same.key)) {
    rows.removeEntry(entry.seq)
    rows.addEntry({ ...entry, customerKey: key })
  }
}

/** Puts entries in the place of a removed one: before everything that was recorded after it. */
function insertEntries(rows: OwnRows, entries: readonly NewEntry[], { seq }: StoredEntry): void {
  // Places end half way to the next: there the fractions of `createPlaces` end.
  const step = 0.5 / entries.length
  for (const [index, entry] of entries.entries()) rows.addEntry({ ...entry, seq: seq + index * step })
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
  rows: OwnRows,
  { customer }: EntryWithCustomer,
  delivery: Delivery,
): Promise<boolean> {
  if ((await rows.epoch()) > 0) return false
  if ((await rows.customer(customer.key)) !== undefined) return false
  rows.addCustomer(delivery.apply(customer))
  return true
}
