import type { CustomerKey } from '../domain/identity.ts'
import { FailureThrown } from '../errors.ts'
import { withFailure } from './customer-record.ts'
import type { ReadTransaction, WriteTransaction } from './database.ts'
import { transition } from './entry.ts'
import type { Claimed, Delivery, Intent, OpenSettlement, Settlement } from './intents.ts'
import type { Records, Sending, StoredCustomer, StoredEntry } from './records.ts'
import { appendEntry, placeEntries, readTerm, removeCustomer, replaceEntry, writeCustomer } from './rows.ts'

export async function readRecords(transaction: ReadTransaction): Promise<Records> {
  const [customers, entries] = await Promise.all([
    transaction.objectStore('customers').getAll(),
    transaction.objectStore('entries').getAll(),
  ])
  return { customers: customers.sort((left, right) => right.createdAt - left.createdAt), entries }
}

export async function recordOne(transaction: WriteTransaction, { customer, entry }: Intent): Promise<void> {
  const customers = transaction.objectStore('customers')
  if (customer) {
    await customers.add(customer)
    return appendEntry(transaction, entry)
  }
  const known = await customers.get(entry.customerKey)
  if (!known) throw unknown()
  const isOver = entry.status === 'waiting' && hasNumber(known)
  await appendEntry(transaction, isOver ? { ...entry, status: 'queued' } : entry)
}

/** It may have arrived between the decision to wait for it and now: then there is nothing to wait for. */
function hasNumber(customer: StoredCustomer | undefined): boolean {
  return customer?.identity.status === 'synced'
}

export async function beginTerm(transaction: WriteTransaction, now: number): Promise<number> {
  const term = (await readTerm(transaction)) + 1
  await transaction.objectStore('facts').put(term, 'term')
  const failure = { kind: 'unreachable', code: 'answer_lost' } as const
  for (const entry of await transaction.objectStore('entries').getAll()) {
    if (entry.status !== 'sending') continue
    await replaceEntry(transaction, { ...entry, status: 'in-doubt', failure, nextAttemptAt: now })
  }
  return term
}

export async function claim(
  transaction: WriteTransaction,
  id: string,
  event: 'claim' | 'claim-again',
  sending: Sending,
): Promise<Claimed | undefined> {
  const entry = await transaction.objectStore('entries').index('byId').get(id)
  if (!entry || (await readTerm(transaction)) !== sending.term) return undefined
  const customer = await transaction.objectStore('customers').get(entry.customerKey)
  if (!customer || transition(entry.status, event) !== 'sending') return undefined
  const { nextAttemptAt: _nextAttemptAt, ...rest } = entry
  const isAgain = event === 'claim-again' || entry.sent?.isAgain === true
  const claimed: StoredEntry = {
    ...rest,
    status: 'sending',
    sent: { ...sending, ...(isAgain && asBefore(entry)), isAgain },
    attempts: entry.attempts + 1,
  }
  await replaceEntry(transaction, claimed)
  return { entry: claimed, customer }
}

/** A key stands for one request, byte for byte: another one under it would be refused (Idempotency-Key, draft-07). */
function asBefore({ sent }: StoredEntry): Partial<Sending> {
  if (!sent) return {}
  const { channel, idempotencyKey } = sent
  return { channel, ...(idempotencyKey !== undefined && { idempotencyKey }) }
}

export async function settle(
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
  if (settlement.event === 'deliver') await deliver(transaction, entry, settlement.delivery)
  else if (next === 'removed') await remove(transaction, entry)
  else if (next === 'waiting') await hold(transaction, entry, settlement)
  else await move(transaction, entry, settlement, next)
  return true
}

/** A delivered entry has nothing left to do: its payload leaves the device with it. */
async function deliver(transaction: WriteTransaction, entry: StoredEntry, delivery: Delivery): Promise<void> {
  await transaction.objectStore('entries').delete(entry.seq)
  await placeEntries(transaction, delivery.remaining ?? [], entry.seq)
  await applyTo(transaction, entry.customerKey, delivery.apply)
}

/** A customer that was never created leaves with everything that was meant for it. */
async function remove(transaction: WriteTransaction, entry: StoredEntry): Promise<void> {
  if (entry.kind === 'create-customer') await removeCustomer(transaction, entry.customerKey)
  else await transaction.objectStore('entries').delete(entry.seq)
}

async function hold(
  transaction: WriteTransaction,
  entry: StoredEntry,
  settlement: OpenSettlement,
): Promise<void> {
  const customer = await transaction.objectStore('customers').get(entry.customerKey)
  if (hasNumber(customer)) await move(transaction, entry, { event: 'release' }, 'queued')
  else await move(transaction, entry, settlement, 'waiting')
}

async function move(
  transaction: WriteTransaction,
  entry: StoredEntry,
  settlement: OpenSettlement,
  status: StoredEntry['status'],
): Promise<void> {
  const { failure: _failure, nextAttemptAt: _nextAttemptAt, sent, ...rest } = entry
  const { event, failure, nextAttemptAt, requestedMode = entry.requestedMode } = settlement
  // Somebody knows that it is not there, or it has to look otherwise: it is a first try again.
  const isAnew = event === 'absent' || requestedMode !== entry.requestedMode
  // A try that ended before anything was sent counts as well, or an unreachable channel would be asked every second.
  const isUnsentTry = entry.status === 'queued' && event === 'postpone'
  await replaceEntry(transaction, {
    ...rest,
    status,
    requestedMode,
    attempts: entry.attempts + (isUnsentTry ? 1 : 0),
    ...(sent && !isAnew && { sent }),
    ...(failure && { failure }),
    ...(nextAttemptAt !== undefined && { nextAttemptAt }),
  })
  if (entry.kind !== 'create-customer') return
  const refusal = event === 'refuse' ? failure : undefined
  await applyTo(transaction, entry.customerKey, (customer) => withFailure(customer, refusal))
}

/** Changes a customer; once it is synced, what waited for that may be sent. */
export async function applyTo(
  transaction: WriteTransaction,
  key: CustomerKey,
  apply: Delivery['apply'],
): Promise<void> {
  const customer = await transaction.objectStore('customers').get(key)
  if (!customer) return
  const changed = apply(customer)
  await writeCustomer(transaction, changed)
  if (changed.identity.status !== 'synced') return
  const entries = await transaction.objectStore('entries').index('byCustomer').getAll(key)
  for (const entry of entries) {
    if (transition(entry.status, 'release') !== 'queued') continue
    const { failure: _failure, ...rest } = entry
    await replaceEntry(transaction, { ...rest, status: 'queued' })
  }
}

export async function amend(
  transaction: WriteTransaction,
  key: CustomerKey,
  toIntent: (known: Claimed) => Intent,
): Promise<boolean> {
  const customer = await transaction.objectStore('customers').get(key)
  const entries = await transaction.objectStore('entries').index('byCustomer').getAll(key)
  const entry = entries.find(({ kind }) => kind === 'create-customer')
  if (!customer || !entry || transition(entry.status, 'amend') !== 'queued') return false
  const intent = toIntent({ entry, customer })
  await replaceEntry(transaction, { ...intent.entry, seq: entry.seq })
  await writeCustomer(transaction, intent.customer ?? customer)
  return true
}

export async function clear(transaction: WriteTransaction): Promise<void> {
  const term = await readTerm(transaction)
  await Promise.all([
    transaction.objectStore('customers').clear(),
    transaction.objectStore('entries').clear(),
    transaction.objectStore('facts').clear(),
  ])
  // The sender goes on: what it still sends finds nothing here that it could bring back.
  await transaction.objectStore('facts').put(term, 'term')
}

function unknown(): FailureThrown {
  return new FailureThrown({ kind: 'storage', code: 'entry_unknown' })
}
