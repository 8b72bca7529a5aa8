import type { CustomerKey } from '../domain/identity.ts'
import type { WriteTransaction } from './database.ts'
import { transition } from './entry.ts'
import type { Delivery, EntryOutcome, NewEntry, StoredEntry, UndeliveredOutcome } from './model.ts'
import { withFailure } from './stored-customer.ts'
import { readEpoch } from './transactions.ts'

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
  id: string,
  outcome: EntryOutcome,
  epoch: number | undefined,
): Promise<boolean> {
  const entry = await transaction.objectStore('entries').index('byId').get(id)
  if (!entry) return false
  const isFencedOff = epoch !== undefined && (await readEpoch(transaction)) !== epoch
  if (isFencedOff && outcome.event !== 'deliver') return false
  const next = transition(entry.status, outcome.event)
  if (next === 'invalid') return false
  if (outcome.event === 'deliver') await deliver(transaction, entry, outcome.delivery)
  else if (next === 'removed') await remove(transaction, entry)
  else if (next === 'waiting') await hold(transaction, entry, outcome)
  else await update(transaction, entry, outcome, next)
  return true
}

/** A delivered entry is removed, and with it its payload leaves the device. */
async function deliver(transaction: WriteTransaction, entry: StoredEntry, delivery: Delivery): Promise<void> {
  await transaction.objectStore('entries').delete(entry.seq)
  await insertEntries(transaction, delivery.remaining ?? [], entry.seq)
  await updateCustomer(transaction, entry.customerKey, delivery.apply)
}

/** Puts entries in the place of a removed one: before everything that was recorded after it. */
async function insertEntries(
  transaction: WriteTransaction,
  entries: readonly NewEntry[],
  seq: number,
): Promise<void> {
  const step = 1 / entries.length
  for (const [index, entry] of entries.entries())
    await transaction.objectStore('entries').add({ ...entry, seq: seq + index * step })
}

/** A customer that was never created is removed with all its entries. */
async function remove(transaction: WriteTransaction, entry: StoredEntry): Promise<void> {
  const entries = transaction.objectStore('entries')
  if (entry.kind !== 'create-customer') return entries.delete(entry.seq)
  await transaction.objectStore('customers').delete(entry.customerKey)
  for (const seq of await entries.index('byCustomer').getAllKeys(entry.customerKey)) await entries.delete(seq)
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
  entry: StoredEntry,
  outcome: UndeliveredOutcome,
): Promise<void> {
  const customer = await transaction.objectStore('customers').get(entry.customerKey)
  if (customer?.identity.status === 'synced')
    return update(transaction, entry, { event: 'release' }, 'queued')
  return update(transaction, entry, outcome, 'waiting')
}

async function update(
  transaction: WriteTransaction,
  entry: StoredEntry,
  outcome: UndeliveredOutcome,
  status: StoredEntry['status'],
): Promise<void> {
  await transaction.objectStore('entries').put(updatedEntry(entry, outcome, status))
  if (outcome.apply) await updateCustomer(transaction, entry.customerKey, outcome.apply)
  if (entry.kind !== 'create-customer') return
  const refusal = outcome.event === 'refuse' ? outcome.failure : undefined
  await updateCustomer(transaction, entry.customerKey, (customer) => withFailure(customer, refusal))
}

function updatedEntry(
  entry: StoredEntry,
  { event, failure, nextAttemptAt, requestedMode = entry.requestedMode, search }: UndeliveredOutcome,
  status: StoredEntry['status'],
): StoredEntry {
  const { failure: _failure, nextAttemptAt: _nextAttemptAt, search: _search, lastAttempt, ...rest } = entry
  const currentSearch = status === 'in-doubt' ? (search ?? entry.search) : undefined
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
    ...(currentSearch && { search: currentSearch }),
  }
}

/** Changes a customer. If it is synced afterwards, releases the entries that waited for the account number. */
export async function updateCustomer(
  transaction: WriteTransaction,
  key: CustomerKey,
  apply: Delivery['apply'],
): Promise<void> {
  const customers = transaction.objectStore('customers')
  const customer = await customers.get(key)
  if (!customer) return
  const changed = apply(customer)
  await customers.put(changed)
  if (changed.identity.status === 'synced') await releaseEntries(transaction, key)
}

async function releaseEntries(transaction: WriteTransaction, key: CustomerKey): Promise<void> {
  const entries = transaction.objectStore('entries')
  for (const entry of await entries.index('byCustomer').getAll(key)) {
    if (transition(entry.status, 'release') !== 'queued') continue
    const { failure: _failure, ...rest } = entry
    await entries.put({ ...rest, status: 'queued' })
  }
}
