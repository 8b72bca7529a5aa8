import type { Failure } from '../domain/failure.ts'
import type { ArrivedFacts, CustomerKey } from '../domain/identity.ts'
import { FailureThrown } from '../errors.ts'
import type { Database, ReadTransaction, WriteTransaction } from './database.ts'
import { transition, type EntryEvent } from './entry.ts'
import { withArrived, withFailure } from './customer-record.ts'
import type { Records, StoredCustomer, StoredEntry } from './records.ts'

/** What happened to an entry, with what it brings along. */
export interface Settlement {
  readonly event: Exclude<EntryEvent, 'claim'>
  readonly facts?: ArrivedFacts
  readonly failure?: Failure
  readonly nextAttemptAt?: number
  readonly requestedMode?: StoredEntry['requestedMode']
}

/** The durable list of intents and of the customers they are about. Every change is one transaction. */
export interface OutboxRecords {
  read(): Promise<Records>
  record(customer: StoredCustomer, entry: Omit<StoredEntry, 'seq'>): Promise<void>
  /** Makes this tab the sender: older senders may send no more, and what they left behind is doubtful. */
  beginTerm(now: number): Promise<number>
  /** Takes an entry for sending; `undefined` when it is not ours to send (any more). */
  claim(id: string, term: number, now: number): Promise<StoredEntry | undefined>
  /**
   * Writes down what happened. A sender of an older term may only bring good news: an acceptance is a fact whoever hears
   * of it. `false` when the event cannot happen any more.
   */
  settle(id: string, settlement: Settlement, term?: number): Promise<boolean>
  /** Writes down the account numbers that arrived. */
  markSynced(arrivals: readonly { readonly key: CustomerKey; readonly facts: ArrivedFacts }[]): Promise<void>
  readFact<Value>(name: string): Promise<Value | undefined>
  writeFact(name: string, value: unknown): Promise<void>
  /** Removes everything, and makes sure that no sender brings anything back. */
  clear(): Promise<void>
}

export function createOutboxRecords(database: Database): OutboxRecords {
  return {
    read: () => database.read(readRecords),
    record: (customer, entry) =>
      database.write(async (transaction) => {
        await transaction.objectStore('customers').add(customer)
        await transaction.objectStore('entries').add({ ...entry, seq: (await lastSeq(transaction)) + 1 })
      }),
    beginTerm: (now) => database.write((transaction) => beginTerm(transaction, now)),
    claim: (id, term, now) => database.write((transaction) => claim(transaction, id, term, now)),
    settle: (id, settlement, term) =>
      database.write((transaction) => settle(transaction, id, settlement, term)),
    markSynced: (arrivals) =>
      database.write(async (transaction) => {
        const customers = transaction.objectStore('customers')
        for (const { key, facts } of arrivals) {
          const customer = await customers.get(key)
          if (customer) await customers.put(withArrived(customer, facts))
        }
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

async function readRecords(transaction: ReadTransaction): Promise<Records> {
  const [customers, entries] = await Promise.all([
    transaction.objectStore('customers').getAll(),
    transaction.objectStore('entries').getAll(),
  ])
  return { customers: customers.sort((left, right) => right.createdAt - left.createdAt), entries }
}

async function lastSeq(transaction: WriteTransaction): Promise<number> {
  const cursor = await transaction.objectStore('entries').openKeyCursor(null, 'prev')
  return cursor?.key ?? 0
}

async function readTerm(transaction: WriteTransaction): Promise<number> {
  const term = await transaction.objectStore('facts').get('term')
  return typeof term === 'number' ? term : 0
}

async function beginTerm(transaction: WriteTransaction, now: number): Promise<number> {
  const term = (await readTerm(transaction)) + 1
  await transaction.objectStore('facts').put(term, 'term')
  const entries = transaction.objectStore('entries')
  for (const entry of await entries.getAll()) {
    if (entry.status !== 'sending') continue
    const failure = { kind: 'unreachable', code: 'answer_lost' } as const
    await entries.put({ ...entry, status: 'doubtful', failure, nextAttemptAt: now })
  }
  return term
}

async function claim(
  transaction: WriteTransaction,
  id: string,
  term: number,
  now: number,
): Promise<StoredEntry | undefined> {
  const entry = await transaction.objectStore('entries').index('byId').get(id)
  if (!entry || (await readTerm(transaction)) !== term) return undefined
  if (transition(entry.status, 'claim') !== 'sending') return undefined
  const { nextAttemptAt: _, ...rest } = entry
  const claimed: StoredEntry = { ...rest, status: 'sending', term, sentAt: now, attempts: entry.attempts + 1 }
  await transaction.objectStore('entries').put(claimed)
  return claimed
}

async function settle(
  transaction: WriteTransaction,
  id: string,
  settlement: Settlement,
  term: number | undefined,
): Promise<boolean> {
  const entry = await transaction.objectStore('entries').index('byId').get(id)
  if (!entry) return false
  const isOutdated = term !== undefined && (await readTerm(transaction)) !== term
  if (isOutdated && settlement.event !== 'deliver') return false
  const next = transition(entry.status, settlement.event)
  if (next === 'invalid') return false
  await applyToCustomer(transaction, entry.customerKey, settlement, next === 'removed')
  await applyToEntry(transaction, entry, settlement, next)
  return true
}

async function applyToEntry(
  transaction: WriteTransaction,
  entry: StoredEntry,
  settlement: Settlement,
  next: Exclude<ReturnType<typeof transition>, 'invalid'>,
): Promise<void> {
  const entries = transaction.objectStore('entries')
  // A delivered entry has nothing left to do: its payload leaves the device with it.
  if (next === 'removed' || next === 'delivered') return entries.delete(entry.seq)
  const { failure: _failure, nextAttemptAt: _nextAttemptAt, ...rest } = entry
  await entries.put({
    ...rest,
    status: next,
    attempts: entry.attempts + (isUnsentTry(entry, settlement) ? 1 : 0),
    requestedMode: settlement.requestedMode ?? entry.requestedMode,
    ...(settlement.failure && { failure: settlement.failure }),
    ...(settlement.nextAttemptAt !== undefined && { nextAttemptAt: settlement.nextAttemptAt }),
  })
}

/** A try that ended before anything was sent counts as well, or an unreachable channel would be asked every second. */
function isUnsentTry(entry: StoredEntry, settlement: Settlement): boolean {
  return entry.status === 'queued' && settlement.event === 'postpone'
}

async function applyToCustomer(
  transaction: WriteTransaction,
  key: CustomerKey,
  settlement: Settlement,
  isRemoved: boolean,
): Promise<void> {
  const customers = transaction.objectStore('customers')
  if (isRemoved) return customers.delete(key)
  const customer = await customers.get(key)
  if (!customer) throw new FailureThrown({ kind: 'storage', code: 'entry_unknown' })
  if (settlement.facts) await customers.put(withArrived(customer, settlement.facts))
  else
    await customers.put(withFailure(customer, settlement.event === 'refuse' ? settlement.failure : undefined))
}

async function clear(transaction: WriteTransaction): Promise<void> {
  const term = await readTerm(transaction)
  await Promise.all([
    transaction.objectStore('customers').clear(),
    transaction.objectStore('entries').clear(),
    transaction.objectStore('facts').clear(),
  ])
  await transaction.objectStore('facts').put(term + 1, 'term')
}
