import { definedFields } from '../domain/validation.ts'
import { updateCustomer } from './change-customer.ts'
import { deliver } from './deliver.ts'
import { transition } from './entry.ts'
import type { EntryOutcome, StoredEntry, UndeliveredOutcome } from './model.ts'
import type { OwnRows } from './own-rows.ts'
import { withFailure } from './stored-customer.ts'

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
  rows: OwnRows,
  id: string,
  outcome: EntryOutcome,
  epoch: number | undefined,
): Promise<boolean> {
  const [entry, current] = await Promise.all([rows.entry(id), epoch === undefined ? undefined : rows.epoch()])
  if (!entry) return false
  const isFencedOff = current !== epoch
  if (isFencedOff && outcome.event !== 'deliver') return false
  const next = transition(entry.status, outcome.event)
  if (next === 'invalid') return false
  if (outcome.event === 'deliver') await deliver(rows, entry, outcome.delivery)
  else if (next === 'removed') await remove(rows, entry)
  else if (next === 'waiting') await hold(rows, entry, outcome)
  else await update(rows, entry, outcome, next)
  return true
}

/** A customer that was never created is removed with all its entries, and an address with its edits. */
async function remove(rows: OwnRows, { kind, seq, customerKey, payload }: StoredEntry): Promise<void> {
  if (kind === 'create-customer') {
    rows.removeCustomer(customerKey)
    for (const own of await rows.placesOf(customerKey)) rows.removeEntry(own)
    return
  }
  rows.removeEntry(seq)
  if (kind !== 'create-address') return
  for (const other of await rows.entriesOf(customerKey))
    if (other.kind === 'edit-address' && other.payload.addressKey === payload.addressKey)
      rows.removeEntry(other.seq)
}

/**
 * Holds an entry until the account number arrives, unless it has arrived meanwhile:
 *
 * 1. The entry is sent while its customer is pending. The channel answers that it is too early.
 * 2. The account number arrives and releases the entries that wait. This one is still being sent.
 * 3. The answer is recorded. Held now, the entry would wait forever, so it is queued again.
 */
async function hold(rows: OwnRows, entry: StoredEntry, outcome: UndeliveredOutcome): Promise<void> {
  const customer = await rows.customer(entry.customerKey)
  if (customer?.identity.status === 'synced') return update(rows, entry, { event: 'release' }, 'queued')
  return update(rows, entry, outcome, 'waiting')
}

async function update(
  rows: OwnRows,
  entry: StoredEntry,
  outcome: UndeliveredOutcome,
  status: StoredEntry['status'],
): Promise<void> {
  rows.putEntry(updatedEntry(entry, outcome, status))
  if (outcome.apply) await updateCustomer(rows, entry.customerKey, outcome.apply)
  if (entry.kind !== 'create-customer') return
  const refusal = outcome.event === 'refuse' ? outcome.failure : undefined
  await updateCustomer(rows, entry.customerKey, (customer) => withFailure(customer, refusal))
}

function updatedEntry(
  entry: StoredEntry,
  outcome: UndeliveredOutcome,
  status: StoredEntry['status'],
): StoredEntry {
  const { event, failure, nextAttemptAt, requestedMode = entry.requestedMode } = outcome
  const { lastAttempt } = entry
  // A person who wants it sent now may know that the token is good after all.
  const rejectedTokenId = outcome.rejectedTokenId ?? (event === 'retry' ? undefined : entry.rejectedTokenId)
  const search = status === 'in-doubt' ? (outcome.search ?? entry.search) : undefined
  // The channel does not have it, or the body will differ: start over as a first attempt.
  const isFirstAttempt = event === 'not-found' || requestedMode !== entry.requestedMode
  const answered = entry.status === 'sending' && event === 'postpone' && failure
  // A guest's create that needs a token is taken as not sent: nobody can look for it, and the person who signs in may take it
  // over. A shopper's is looked for before each attempt: what is found then may be older than it.
  const isPersonsCreate = entry.kind === 'create-customer' && lastAttempt?.caller !== 'application'
  const mayBeRepeat = answered && (answered.kind !== 'sign-in' || !isPersonsCreate)
  const unprocessed = entry.unprocessed ?? (mayBeRepeat ? lastAttempt : undefined)
  const mayBeThere = event !== 'not-found' && event !== 'refuse'
  // An attempt that ended before anything was sent counts too, or an unreachable channel would be asked every second.
  const isUnsentAttempt = entry.status === 'queued' && event === 'postpone'
  return definedFields({
    ...entry,
    status,
    requestedMode,
    attempts: entry.attempts + (isUnsentAttempt ? 1 : 0),
    lastAttempt: isFirstAttempt ? undefined : lastAttempt,
    unprocessed: mayBeThere ? unprocessed : undefined,
    failure,
    nextAttemptAt,
    search,
    rejectedTokenId,
  })
}
