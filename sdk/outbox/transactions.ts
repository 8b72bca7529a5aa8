import type { CustomerKey } from '../domain/identity.ts'
import { FailureError } from '../errors.ts'
import { transition } from './entry.ts'
import type { Intent } from './intent.ts'
import { newestFirst } from './memory.ts'
import type { Attempt, EntryWithCustomer, NewEntry, Snapshot, StoredCustomer, StoredEntry } from './model.ts'
import type { OwnRows } from './own-rows.ts'
import type { Owner } from './owner.ts'
import { isReadableCustomer, isReadableEntry } from './readable.ts'
import type { ReadTransaction } from './schema.ts'
import type { WriteTransaction } from './write-transaction.ts'

/** Reads what can be read. `onSetAside` is called with each row that cannot. */
export async function readSnapshot(
  transaction: ReadTransaction,
  owner: Owner,
  onSetAside: (row: unknown) => void,
): Promise<Snapshot> {
  const [customerRows, entryRows] = await Promise.all([
    transaction.objectStore('customers').index('byOwner').getAll(owner),
    transaction.objectStore('entries').index('byOwner').getAll(owner),
  ])
  const readable =
    <Row>(isReadable: (row: unknown) => row is Row) =>
    (row: unknown): row is Row => {
      const isFine = isReadable(row)
      if (!isFine) onSetAside(row)
      return isFine
    }
  const customers = customerRows.filter(readable(isReadableCustomer)).sort(newestFirst)
  return { customers, entries: entryRows.filter(readable(isReadableEntry)) }
}

export async function recordIntent(
  rows: OwnRows,
  transaction: WriteTransaction,
  { customer, entry }: Intent,
): Promise<'recorded' | 'known'> {
  if (customer) {
    // Also one that this version cannot read.
    const known = await transaction.customers.getKey([rows.owner, customer.key])
    if (known !== undefined) return 'known'
    rows.addCustomer(customer)
    rows.addEntry({ ...entry, seq: await readNextPlace(transaction) })
    return 'recorded'
  }
  const known = await rows.customer(entry.customerKey)
  if (!known) throw new FailureError({ kind: 'storage', code: 'entry_unknown' })
  // 1. The verb decides that the entry must wait for the account number.
  // 2. The account number arrives and releases the entries that wait. This one is not stored yet.
  // 3. The entry is stored. Stored as waiting, it would wait forever.
  const canBeSent = entry.status === 'waiting' && known.identity.status === 'synced'
  // It no longer has a reason to wait.
  const { failure: _failure, ...rest } = entry
  const recorded: NewEntry = canBeSent ? { ...rest, status: 'queued' } : entry
  rows.addEntry({ ...recorded, seq: await readNextPlace(transaction) })
  return 'recorded'
}

/** Records what a customer lacks, as it is known in this transaction: the same twice at a time is recorded once. */
export async function recordMissing(
  rows: OwnRows,
  transaction: WriteTransaction,
  key: CustomerKey,
  toEntries: (known: StoredCustomer, open: readonly StoredEntry[]) => readonly NewEntry[],
): Promise<readonly NewEntry[]> {
  const [customer, open] = await Promise.all([rows.customer(key), rows.entriesOf(key)])
  const missing = customer ? toEntries(customer, open) : []
  for (const entry of missing) await recordIntent(rows, transaction, { entry })
  return missing
}

/**
 * Records a create without reading anything. Its transaction fails if the key is known, or if the place in the order of
 * recording is taken.
 */
export function addIntent(rows: OwnRows, { customer, entry }: Required<Intent>, seq: number): void {
  rows.addCustomer(customer)
  rows.addEntry({ ...entry, seq })
}

/** The place of an entry that is appended: after all that are stored, of whatever owner. */
async function readNextPlace({ entries }: WriteTransaction): Promise<number> {
  return Math.floor((await entries.openKeyCursor(null, 'prev'))?.key ?? 0) + 1
}

export async function beginEpoch(rows: OwnRows, transaction: WriteTransaction, now: number): Promise<number> {
  const epoch = (await rows.epoch()) + 1
  rows.setEpoch(epoch)
  const failure = { kind: 'unreachable', code: 'answer_lost' } as const
  for (const entry of await transaction.entries.index('byOwner').getAll(rows.owner)) {
    if (entry.status !== 'sending' || !isReadableEntry(entry)) continue
    rows.putEntry({ ...entry, status: 'in-doubt', failure, nextAttemptAt: now })
  }
  return epoch
}

export async function claim(
  rows: OwnRows,
  known: Pick<StoredEntry, 'id' | 'customerKey'>,
  event: 'claim' | 'resend',
  attempt: Attempt,
): Promise<EntryWithCustomer | undefined> {
  const [entry, epoch] = await Promise.all([rows.entry(known.id), rows.epoch()])
  if (entry?.customerKey !== known.customerKey || epoch !== attempt.epoch) return undefined
  const customer = await rows.customer(entry.customerKey)
  if (!customer || transition(entry.status, event) !== 'sending') return undefined
  const { nextAttemptAt: _nextAttemptAt, undecided: _undecided, ...rest } = entry
  const isResend = event === 'resend' || entry.lastAttempt?.isResend === true
  const claimed: StoredEntry = {
    ...rest,
    status: 'sending',
    lastAttempt: { ...attempt, ...(isResend && sameRequest(entry)), isResend },
    attempts: entry.attempts + 1,
  }
  rows.putEntry(claimed)
  return { entry: claimed, customer }
}

/**
 * The data that a resend repeats. An idempotency key stands for one request, byte by byte: a different body with the same
 * key would be refused (Idempotency-Key, draft-07).
 */
function sameRequest({ lastAttempt }: StoredEntry): Partial<Attempt> {
  if (!lastAttempt) return {}
  const { channel, idempotencyKey } = lastAttempt
  return { channel, ...(idempotencyKey !== undefined && { idempotencyKey }) }
}

export async function amend(
  rows: OwnRows,
  key: CustomerKey,
  toIntent: (known: EntryWithCustomer) => Intent,
): Promise<boolean> {
  const [customer, entries] = await Promise.all([rows.customer(key), rows.entriesOf(key)])
  const entry = entries.find(({ kind }) => kind === 'create-customer')
  if (!customer || !entry || transition(entry.status, 'amend') !== 'queued') return false
  const intent = toIntent({ entry, customer })
  rows.putEntry({ ...intent.entry, seq: entry.seq })
  rows.putCustomer(intent.customer ?? customer)
  return true
}

/**
 * Removes everything of the owner but the epoch, so that the leader goes on and nothing comes back:
 *
 * 1. A leader has claimed an entry and its request is on the way.
 * 2. `clear` removes the entry and its customer.
 * 3. The answer arrives. Recording it finds no entry and stores nothing.
 */
export async function clear(rows: OwnRows, { customers, entries, owners }: WriteTransaction): Promise<void> {
  const { owner } = rows
  for (const [, key] of await customers.index('byOwner').getAllKeys(owner)) rows.removeCustomer(key)
  for (const seq of await entries.index('byOwner').getAllKeys(owner)) rows.removeEntry(seq)
  // Forgets which identity it was. The random id stays: running tabs use it.
  for (const { identity: _identity, ...row } of await owners.getAll())
    if (row.owner === owner) await owners.put(row)
}
