import type { CustomerKey } from '../domain/identity.ts'
import { FailureError } from '../errors.ts'
import type { WriteTransaction } from './changes.ts'
import { transition } from './entry.ts'
import type { Intent } from './intent.ts'
import { newestFirst } from './memory.ts'
import type { Attempt, EntryWithCustomer, NewEntry, Snapshot, StoredEntry } from './model.ts'
import type { Owned, Owner } from './owner.ts'
import { isReadableCustomer, isReadableEntry } from './readable.ts'
import type { ReadTransaction } from './schema.ts'

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
  transaction: WriteTransaction,
  owner: Owner,
  { customer, entry }: Intent,
): Promise<'recorded' | 'known'> {
  if (customer) {
    if ((await transaction.customers.getKey([owner, customer.key])) !== undefined) return 'known'
    transaction.addCustomer({ ...customer, owner })
    transaction.addEntry({ ...entry, owner, seq: await readNextPlace(transaction) })
    return 'recorded'
  }
  const known = await transaction.customers.get([owner, entry.customerKey])
  if (!known) throw new FailureError({ kind: 'storage', code: 'entry_unknown' })
  // 1. The verb decides that the entry must wait for the account number.
  // 2. The account number arrives and releases the entries that wait. This one is not stored yet.
  // 3. The entry is stored. Stored as waiting, it would wait forever.
  const canBeSent = entry.status === 'waiting' && known.identity.status === 'synced'
  // It no longer has a reason to wait.
  const { failure: _failure, ...rest } = entry
  const recorded: NewEntry = canBeSent ? { ...rest, status: 'queued' } : entry
  transaction.addEntry({ ...recorded, owner, seq: await readNextPlace(transaction) })
  return 'recorded'
}

/**
 * Records a create without reading anything. Its transaction fails if the key is known, or if the place in the order of
 * recording is taken.
 */
export function addIntent(
  transaction: WriteTransaction,
  owner: Owner,
  { customer, entry }: Required<Intent>,
  seq: number,
): void {
  transaction.addCustomer({ ...customer, owner })
  transaction.addEntry({ ...entry, owner, seq })
}

/** The place of an entry that is appended: after all that are stored, of whatever owner. */
async function readNextPlace({ entries }: WriteTransaction): Promise<number> {
  return Math.floor((await entries.openKeyCursor(null, 'prev'))?.key ?? 0) + 1
}

const epochOf = (owner: Owner) => `epoch ${owner}`

/** The current epoch of the owner's leaders. A leader with an older one may no longer send. */
export async function readEpoch(
  meta: { get(name: string): Promise<unknown> },
  owner: Owner,
): Promise<number> {
  const epoch = await meta.get(epochOf(owner))
  return typeof epoch === 'number' ? epoch : 0
}

export async function beginEpoch(transaction: WriteTransaction, owner: Owner, now: number): Promise<number> {
  const epoch = (await readEpoch(transaction.meta, owner)) + 1
  await transaction.meta.put(epoch, epochOf(owner))
  const failure = { kind: 'unreachable', code: 'answer_lost' } as const
  for (const entry of await transaction.entries.index('byOwner').getAll(owner)) {
    if (entry.status !== 'sending' || !isReadableEntry(entry)) continue
    transaction.putEntry({ ...entry, status: 'in-doubt', failure, nextAttemptAt: now })
  }
  return epoch
}

export async function claim(
  transaction: WriteTransaction,
  owner: Owner,
  id: string,
  event: 'claim' | 'resend',
  attempt: Attempt,
): Promise<EntryWithCustomer | undefined> {
  const [entry, epoch] = await Promise.all([
    findOwnEntry(transaction, owner, id),
    readEpoch(transaction.meta, owner),
  ])
  if (!entry || epoch !== attempt.epoch) return undefined
  const customer = await transaction.customers.get([owner, entry.customerKey])
  if (!customer || transition(entry.status, event) !== 'sending') return undefined
  const { nextAttemptAt: _nextAttemptAt, undecided: _undecided, ...rest } = entry
  const isResend = event === 'resend' || entry.lastAttempt?.isResend === true
  const claimed: Owned<StoredEntry> = {
    ...rest,
    status: 'sending',
    lastAttempt: { ...attempt, ...(isResend && sameRequest(entry)), isResend },
    attempts: entry.attempts + 1,
  }
  transaction.putEntry(claimed)
  return { entry: claimed, customer }
}

/** An entry of this owner. One that was handed over to another owner meanwhile is unknown. */
export async function findOwnEntry(
  transaction: WriteTransaction,
  owner: Owner,
  id: string,
): Promise<Owned<StoredEntry> | undefined> {
  const entry = await transaction.entries.index('byId').get(id)
  return entry?.owner === owner ? entry : undefined
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
  transaction: WriteTransaction,
  owner: Owner,
  key: CustomerKey,
  toIntent: (known: EntryWithCustomer) => Intent,
): Promise<boolean> {
  const [customer, entries] = await Promise.all([
    transaction.customers.get([owner, key]),
    transaction.entries.index('byCustomer').getAll([owner, key]),
  ])
  const entry = entries.find(({ kind }) => kind === 'create-customer')
  if (!customer || !entry || transition(entry.status, 'amend') !== 'queued') return false
  const intent = toIntent({ entry, customer })
  transaction.putEntry({ ...intent.entry, owner, seq: entry.seq })
  transaction.putCustomer({ ...(intent.customer ?? customer), owner })
  return true
}

/**
 * Removes everything of the owner but the epoch, so that the leader goes on and nothing comes back:
 *
 * 1. A leader has claimed an entry and its request is on the way.
 * 2. `clear` removes the entry and its customer.
 * 3. The answer arrives. Recording it finds no entry and stores nothing.
 */
export async function clear(transaction: WriteTransaction, owner: Owner): Promise<void> {
  const { customers, entries, owners } = transaction
  for (const [, key] of await customers.index('byOwner').getAllKeys(owner))
    transaction.removeCustomer({ owner, key })
  for (const seq of await entries.index('byOwner').getAllKeys(owner)) transaction.removeEntry({ owner, seq })
  // Forgets which identity it was. The random id stays: running tabs use it.
  for (const { identity: _identity, ...row } of await owners.getAll())
    if (row.owner === owner) await owners.put(row)
}
