import type { CustomerKey } from '../domain/identity.ts'
import type { WriteTransaction } from './changes.ts'
import { transition } from './entry.ts'
import type {
  Delivery,
  EntryOutcome,
  EntryWithCustomer,
  Loaded,
  NewEntry,
  StoredCustomer,
  StoredEntry,
  UndeliveredOutcome,
} from './model.ts'
import type { Owned, Owner } from './owner.ts'
import { isReadableCustomer } from './readable.ts'
import { withFailure } from './stored-customer.ts'
import { findOwnEntry, readEpoch } from './transactions.ts'

/**
 * Stores the outcome of an entry. Returns `false` if the event is impossible in the entry's state, if the entry is gone, or
 * if a newer leader fenced this one off:
 *
 * 1. Leader A (epoch 1) claims an entry, sends it and freezes.
 * 2. Tab B takes over (epoch 2). The entry is in doubt now.
 * 3. A wakes up and reports. A failure is ignored, because B decides what happens next. A delivery counts, because an
 *    acceptance is a fact, even if it is reported late.
 */
export async function recordOutcome(
  transaction: WriteTransaction,
  owner: Owner,
  id: string,
  outcome: EntryOutcome,
  epoch: number | undefined,
): Promise<boolean> {
  const [entry, current] = await Promise.all([
    findOwnEntry(transaction, owner, id),
    epoch === undefined ? undefined : readEpoch(transaction.meta, owner),
  ])
  if (!entry) return false
  const isFencedOff = current !== epoch
  if (isFencedOff && outcome.event !== 'deliver') return false
  const next = transition(entry.status, outcome.event)
  if (next === 'invalid') return false
  if (outcome.event === 'deliver') await deliver(transaction, entry, outcome.delivery)
  else if (next === 'removed') await remove(transaction, entry)
  else if (next === 'waiting') await hold(transaction, entry, outcome)
  else await update(transaction, entry, outcome, next)
  return true
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

/** A delivered entry is removed, and with it its payload leaves the device. */
async function deliver(
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

/** A customer that was never created is removed with all its entries. */
async function remove(transaction: WriteTransaction, entry: Owned<StoredEntry>): Promise<void> {
  const { owner, customerKey: key } = entry
  if (entry.kind !== 'create-customer') return transaction.removeEntry(entry)
  transaction.removeCustomer({ owner, key })
  for (const seq of await transaction.entries.index('byCustomer').getAllKeys([owner, key]))
    transaction.removeEntry({ owner, seq })
}

/**
 * Holds an entry until the account number arrives, unless it has arrived meanwhile:
 *
 * 1. The entry is sent while its customer is pending. The channel answers that it is too early.
 * 2. The account number arrives and releases the entries that wait. This one is still being sent.
 * 3. The answer is recorded. Held now, the entry would wait forever, so it is queued again.
 */
async function hold(
  transaction: WriteTransaction,
  entry: Owned<StoredEntry>,
  outcome: UndeliveredOutcome,
): Promise<void> {
  const customer = await transaction.customers.get([entry.owner, entry.customerKey])
  if (customer?.identity.status === 'synced')
    return update(transaction, entry, { event: 'release' }, 'queued')
  return update(transaction, entry, outcome, 'waiting')
}

async function update(
  transaction: WriteTransaction,
  entry: Owned<StoredEntry>,
  outcome: UndeliveredOutcome,
  status: StoredEntry['status'],
): Promise<void> {
  transaction.putEntry(updatedEntry(entry, outcome, status))
  if (outcome.apply) await updateCustomer(transaction, entry.owner, entry.customerKey, outcome.apply)
  if (entry.kind !== 'create-customer') return
  const refusal = outcome.event === 'refuse' ? outcome.failure : undefined
  await updateCustomer(transaction, entry.owner, entry.customerKey, (customer) =>
    withFailure(customer, refusal),
  )
}

function updatedEntry(
  entry: Owned<StoredEntry>,
  outcome: UndeliveredOutcome,
  status: StoredEntry['status'],
): Owned<StoredEntry> {
  const { event, failure, nextAttemptAt, requestedMode = entry.requestedMode } = outcome
  const {
    failure: _failure,
    nextAttemptAt: _nextAttemptAt,
    lastAttempt,
    rejectedTokenId: known,
    search: knownSearch,
    ...rest
  } = entry
  // A person who wants it sent now may know that the token is good after all.
  const rejectedTokenId = outcome.rejectedTokenId ?? (event === 'retry' ? undefined : known)
  const search = status === 'in-doubt' ? (outcome.search ?? knownSearch) : undefined
  // The channel does not have it, or the body will differ: start over as a first attempt.
  const isFirstAttempt = event === 'not-found' || requestedMode !== entry.requestedMode
  // An attempt that ended before anything was sent counts too, or an unreachable channel would be asked every second.
  const isUnsentAttempt = entry.status === 'queued' && event === 'postpone'
  return {
    ...rest,
    status,
    requestedMode,
    attempts: entry.attempts + (isUnsentAttempt ? 1 : 0),
    ...(lastAttempt && !isFirstAttempt && { lastAttempt }),
    ...(failure && { failure }),
    ...(nextAttemptAt !== undefined && { nextAttemptAt }),
    ...(search && { search }),
    ...(rejectedTokenId !== undefined && { rejectedTokenId }),
  }
}

/** Changes a customer. If it is synced afterwards, releases the entries that waited for the account number. */
export async function updateCustomer(
  transaction: WriteTransaction,
  owner: Owner,
  key: CustomerKey,
  apply: Delivery['apply'],
): Promise<void> {
  const changed = await changeCustomer(transaction, owner, key, apply)
  if (changed) await releaseIfSynced(transaction, changed)
}

async function changeCustomer(
  transaction: WriteTransaction,
  owner: Owner,
  key: CustomerKey,
  apply: Delivery['apply'],
): Promise<Owned<StoredCustomer> | undefined> {
  const customer = await transaction.customers.get([owner, key])
  if (!customer) return undefined
  const changed = { ...apply(customer), owner }
  transaction.putCustomer(changed)
  return changed
}

/** Changes the customer if this device knows it, or adds it. */
export async function loadCustomer(
  transaction: WriteTransaction,
  owner: Owner,
  { find, update, create }: Loaded,
): Promise<CustomerKey> {
  const rows = await transaction.customers.index('byOwner').getAll(owner)
  const known = find(rows.filter(isReadableCustomer))
  if (!known) {
    const loaded = create()
    transaction.addCustomer({ ...loaded, owner })
    return loaded.key
  }
  await updateCustomer(transaction, owner, known.key, update(known))
  return known.key
}

async function releaseIfSynced(
  transaction: WriteTransaction,
  { owner, key, identity }: Owned<StoredCustomer>,
): Promise<void> {
  if (identity.status !== 'synced') return
  for (const entry of await transaction.entries.index('byCustomer').getAll([owner, key])) {
    if (transition(entry.status, 'release') !== 'queued') continue
    const { failure: _failure, ...rest } = entry
    transaction.putEntry({ ...rest, status: 'queued' })
  }
}
