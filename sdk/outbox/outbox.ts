import type { CustomerKey } from '../domain/identity.ts'
import type { Database } from './database.ts'
import type { Arrival, Claimed, Intent, Settlement } from './intents.ts'
import type { Records, Sending } from './records.ts'
import { amend, applyTo, beginTerm, claim, clear, readRecords, recordOne, settle } from './transactions.ts'

/** The durable list of intents and of the customers they are about. Every change is one transaction. */
export interface OutboxRecords {
  read(): Promise<Records>
  /** Resolves when the intent is on disk. */
  record(intent: Intent): Promise<void>
  /** Makes this tab the sender: older senders may send no more, and what they left behind is doubtful. */
  beginTerm(now: number): Promise<number>
  /** Takes an entry for sending; `undefined` when it is not ours to send (any more). */
  claim(id: string, event: 'claim' | 'claim-again', sending: Sending): Promise<Claimed | undefined>
  /**
   * Writes down what happened. A sender of an older term may only bring good news: an acceptance is a fact whoever hears
   * of it. `false` when the event cannot happen any more.
   */
  settle(id: string, settlement: Settlement, term?: number): Promise<boolean>
  /** Replaces a create that nobody has accepted, under a new id. `false` when it is too late for that. */
  amend(key: CustomerKey, toIntent: (known: Claimed) => Intent): Promise<boolean>
  /** Writes down what arrived of customers, and lets go what waited for it. */
  arrive(arrivals: readonly Arrival[]): Promise<void>
  readFact<Value>(name: string): Promise<Value | undefined>
  writeFact(name: string, value: unknown): Promise<void>
  /** Removes everything, and makes sure that no sender brings anything back. */
  clear(): Promise<void>
}

export function createOutboxRecords(database: Database): OutboxRecords {
  return {
    read: () => database.read(readRecords),
    record: (intent) => database.write((transaction) => recordOne(transaction, intent)),
    beginTerm: (now) => database.write((transaction) => beginTerm(transaction, now)),
    claim: (id, event, sending) => database.write((transaction) => claim(transaction, id, event, sending)),
    settle: (id, settlement, term) =>
      database.write((transaction) => settle(transaction, id, settlement, term)),
    amend: (key, toIntent) => database.write((transaction) => amend(transaction, key, toIntent)),
    arrive: (arrivals) =>
      database.write(async (transaction) => {
        for (const { key, apply } of arrivals) await applyTo(transaction, key, apply)
      }),
    readFact: <Value>(name: string) =>
      database.read(
        async (transaction) => (await transaction.objectStore('facts').get(name)) as Value | undefined,
      ),
    writeFact: (name, value) =>
      database.write(async (transaction) => void (await transaction.objectStore('facts').put(value, name))),
    clear: () => database.write(clear),
  }
}
