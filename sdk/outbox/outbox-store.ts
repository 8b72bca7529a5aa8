import type { CustomerKey } from '../domain/identity.ts'
import type { Database } from './database.ts'
import type { Intent } from './intent.ts'
import type { Attempt, CustomerUpdate, EntryOutcome, EntryWithCustomer, Snapshot } from './model.ts'
import { recordOutcome, updateCustomer } from './record-outcome.ts'
import { amend, beginEpoch, claim, clear, readSnapshot, recordIntent } from './transactions.ts'

/** The durable store of entries and of the customers they are about. Every change is one transaction. */
export interface OutboxStore {
  read(): Promise<Snapshot>
  /** Resolves when the intent is on disk. */
  record(intent: Intent): Promise<void>
  /** Makes this tab the leader: older leaders are fenced off, and the entries they were sending become in-doubt. */
  beginEpoch(now: number): Promise<number>
  /** Claims an entry for sending. Resolves with `undefined` if the entry or this leader may not send (any more). */
  claim(id: string, event: 'claim' | 'resend', attempt: Attempt): Promise<EntryWithCustomer | undefined>
  /**
   * Stores the outcome of an entry. A fenced-off leader may still report success, nothing else. Resolves with `false` if
   * nothing was stored.
   */
  recordOutcome(id: string, outcome: EntryOutcome, epoch?: number): Promise<boolean>
  /**
   * Replaces a create that no channel has accepted, under a new id. Resolves with `false` if it is being sent, in doubt or
   * accepted.
   */
  amend(key: CustomerKey, toIntent: (known: EntryWithCustomer) => Intent): Promise<boolean>
  /** Stores customer updates from the channel and releases the entries that waited for them. */
  applyUpdates(updates: readonly CustomerUpdate[]): Promise<void>
  readMeta<Value>(name: string): Promise<Value | undefined>
  writeMeta(name: string, value: unknown): Promise<void>
  /** Removes everything. A request that is on the way cannot bring anything back. */
  clear(): Promise<void>
}

export function createOutboxStore(database: Database): OutboxStore {
  return {
    read: () => database.read(readSnapshot),
    record: (intent) => database.write((transaction) => recordIntent(transaction, intent)),
    beginEpoch: (now) => database.write((transaction) => beginEpoch(transaction, now)),
    claim: (id, event, attempt) => database.write((transaction) => claim(transaction, id, event, attempt)),
    recordOutcome: (id, outcome, epoch) =>
      database.write((transaction) => recordOutcome(transaction, id, outcome, epoch)),
    amend: (key, toIntent) => database.write((transaction) => amend(transaction, key, toIntent)),
    applyUpdates: (updates) =>
      database.write(async (transaction) => {
        for (const { key, apply } of updates) await updateCustomer(transaction, key, apply)
      }),
    readMeta: <Value>(name: string) =>
      database.read(
        async (transaction) => (await transaction.objectStore('meta').get(name)) as Value | undefined,
      ),
    writeMeta: (name, value) =>
      database.write(async (transaction) => void (await transaction.objectStore('meta').put(value, name))),
    clear: () => database.write(clear),
  }
}
