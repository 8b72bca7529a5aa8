import type { CustomerKey } from '../domain/identity.ts'
import { loadCustomer, updateCustomer } from './change-customer.ts'
import { claimGuestRows, type Claimed } from './claim-guest.ts'
import { readRevision, type Commit } from './changes.ts'
import type { Database } from './database.ts'
import { restore } from './deliver.ts'
import type { ReadTransaction } from './schema.ts'
import type { Intent } from './intent.ts'
import type {
  Attempt,
  CustomerUpdate,
  Delivery,
  EntryOutcome,
  EntryWithCustomer,
  Loaded,
  NewEntry,
  Snapshot,
  StoredCustomer,
  StoredEntry,
} from './model.ts'
import { guestOwner, type Owner, type ToOwner } from './owner.ts'
import { createMemory, type Reading } from './memory.ts'
import { readEpoch, type OwnRows } from './own-rows.ts'
import { createPlaces } from './places.ts'
import { withoutUnreadable } from './readable.ts'
import { recordOutcome } from './record-outcome.ts'
import { isConstraintError } from './storage-failures.ts'
import {
  addIntent,
  amend,
  beginEpoch,
  claim,
  clear,
  readSnapshot,
  recordIntent,
  recordMissing,
} from './transactions.ts'
import type { WriteTransaction } from './write-transaction.ts'

/**
 * The durable store of one owner's entries and of the customers they are about. Every change is one transaction. Rows of
 * other owners cannot be read or changed through it.
 */
export interface OutboxStore {
  /** Resolves with the owner. Rejects while the storage does not work. */
  readonly owner: ToOwner
  /** Everything of the owner as it is on disk. Rows that did not change since the last reading are not read again. */
  read(): Promise<Snapshot>
  /** The same for the leader of an epoch. Resolves with `undefined` if a newer one has begun. */
  readAs(epoch: number): Promise<Snapshot | undefined>
  /**
   * Everything of the owner after all changes that this page made or was told of, without asking the disk. Returns
   * `undefined` if it must be read.
   */
  newest(): Snapshot | undefined
  /** Calls `run` when `newest` has changed, in any tab. A change by this page calls it before its promise resolves. */
  onChange(run: () => void): void
  /** Calls `run` after each change of the owner's rows by this page. */
  onCommit(run: (commit: Commit) => void): void
  /** Takes over what another tab has changed. */
  noteCommit(commit: Commit): void
  /** Resolves when the intent is on disk; with `known` if there is a customer with this key already: nothing was recorded. */
  record(intent: Intent): Promise<'recorded' | 'known'>
  /** Records what a customer lacks, and resolves with it. The same twice at a time is recorded once. */
  recordMissing(
    key: CustomerKey,
    toEntries: (known: StoredCustomer, open: readonly StoredEntry[]) => readonly NewEntry[],
  ): Promise<readonly NewEntry[]>
  /** Makes this tab the leader: older leaders are fenced off, and the entries they were sending become in-doubt. */
  beginEpoch(now: number): Promise<number>
  /**
   * Claims an entry for sending. Resolves with `undefined` if the entry or this leader may not send (any more), or if the entry
   * belongs to another customer by now: a create that found the customer has taken it over, and what was read for it may be
   * outdated.
   */
  claim(
    known: Pick<StoredEntry, 'id' | 'customerKey'>,
    event: 'claim' | 'resend',
    attempt: Attempt,
  ): Promise<EntryWithCustomer | undefined>
  /**
   * Stores the outcome of an entry. A fenced-off leader may still report success, nothing else. Resolves with `false` if
   * nothing was stored.
   */
  recordOutcome(id: string, outcome: EntryOutcome, epoch?: number): Promise<boolean>
  /**
   * Keeps the customer of an entry that the channel accepted, although the browser has deleted the database meanwhile.
   * Resolves with `false` if the database is the same: then the entry was removed on purpose.
   */
  restore(known: EntryWithCustomer, delivery: Delivery): Promise<boolean>
  /**
   * Replaces a create that no channel has accepted, under a new id. Resolves with `false` if it is being sent, in doubt or
   * accepted.
   */
  amend(key: CustomerKey, toIntent: (known: EntryWithCustomer) => Intent): Promise<boolean>
  /** Stores customer updates from the channel and releases the entries that waited for them. */
  applyUpdates(updates: readonly CustomerUpdate[]): Promise<void>
  /** Keeps a customer that was read from the channel, and resolves with its key. */
  load(loaded: Loaded): Promise<CustomerKey>
  /** Takes over the guest's customers that were never sent, with their entries. */
  claimGuest(): Promise<Claimed>
  /** Reads a value about the channel, which all owners share. */
  readMeta<Value>(name: string): Promise<Value | undefined>
  writeMeta(name: string, value: unknown): Promise<void>
  /** Removes everything of the owner. A request that is on the way cannot bring anything back. */
  clear(): Promise<void>
}

/** `onSetAside` is called once for each row that this version cannot read, with the row. */
export function createOutboxStore(
  database: Database,
  owner: ToOwner,
  random: () => number,
  onSetAside: (row: unknown) => void = () => undefined,
): OutboxStore {
  const observers: (() => void)[] = []
  const memory = createMemory(() => {
    for (const run of observers) run()
  })
  const places = createPlaces(random)
  const listeners: ((commit: Commit) => void)[] = []
  let known: Owner | undefined

  database.onCommit((commit) => {
    if (commit.owner !== known) return
    memory.note(commit)
    for (const tell of listeners) tell(commit)
  })

  /** Resolves with the owner. Call it before anything is read or changed: from then on its commits are noted. */
  async function toOwn(): Promise<Owner> {
    return (known = await owner())
  }

  async function write<Result>(
    work: (rows: OwnRows, transaction: WriteTransaction) => Promise<Result>,
  ): Promise<Result> {
    const own = await toOwn()
    return database.write((transaction) => work(transaction.rowsOf(own, memory.at), transaction))
  }

  async function readCurrent(transaction: ReadTransaction, own: Owner, reading: Reading): Promise<Snapshot> {
    const revision = await readRevision(transaction.objectStore('meta'), own)
    return reading.known(revision) ?? reading.end(revision, await readSnapshot(transaction, own, onSetAside))
  }

  /** Fails if the key is known, or if another tab took the place at the same time. A second write then reads first. */
  async function append(intent: Required<Intent>, seq: number): Promise<'recorded' | 'known'> {
    const own = await toOwn()
    try {
      await database.append(async ({ rowsOf }) => addIntent(rowsOf(own, memory.at), intent, seq))
      return 'recorded'
    } catch (error) {
      if (!isConstraintError(error)) throw error
      return write((rows, transaction) => recordIntent(rows, transaction, intent))
    }
  }

  return {
    owner: toOwn,
    async read() {
      const own = await toOwn()
      const reading = memory.beginReading()
      return database.read((transaction) => readCurrent(transaction, own, reading))
    },
    async readAs(epoch) {
      const own = await toOwn()
      const reading = memory.beginReading()
      return database.read(async (transaction) => {
        const [current, snapshot] = await Promise.all([
          readEpoch(transaction.objectStore('meta'), own),
          readCurrent(transaction, own, reading),
        ])
        return current === epoch ? snapshot : undefined
      })
    },
    newest: () => memory.newest(),
    onChange: (run) => void observers.push(run),
    onCommit: (tell) => void listeners.push(tell),
    noteCommit: (commit) => memory.note(withoutUnreadable(commit)),
    record(intent) {
      const { customer, entry } = intent
      const newest = memory.newest()
      return customer && newest
        ? append({ customer, entry }, places.next(newest))
        : write((rows, transaction) => recordIntent(rows, transaction, intent))
    },
    recordMissing: (key, toEntries) =>
      write((rows, transaction) => recordMissing(rows, transaction, key, toEntries)),
    beginEpoch: (now) => write((rows, transaction) => beginEpoch(rows, transaction, now)),
    claim: (known, event, attempt) => write((rows) => claim(rows, known, event, attempt)),
    recordOutcome: (id, outcome, epoch) => write((rows) => recordOutcome(rows, id, outcome, epoch)),
    restore: (known, delivery) => write((rows) => restore(rows, known, delivery)),
    amend: (key, toIntent) => write((rows) => amend(rows, key, toIntent)),
    applyUpdates: (updates) =>
      write(async (rows) => {
        for (const { key, apply } of updates) await updateCustomer(rows, key, apply)
      }),
    load: (loaded) => write((rows) => loadCustomer(rows, loaded)),
    async claimGuest() {
      const guest = await guestOwner()
      // Another store knows the guest's rows.
      return write((own, transaction) =>
        claimGuestRows(
          transaction.rowsOf(guest, () => undefined),
          own,
          transaction,
        ),
      )
    },
    readMeta: <Value>(name: string) =>
      database.read(
        async (transaction) => (await transaction.objectStore('meta').get(name)) as Value | undefined,
      ),
    writeMeta: (name, value) => database.write(async ({ meta }) => void (await meta.put(value, name))),
    clear: () => write(clear),
  }
}
