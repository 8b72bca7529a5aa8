import type { Customer } from '../domain/customer.ts'
import type { EntryKind } from '../domain/entry.ts'
import type { CustomerKey } from '../domain/identity.ts'
import { toFailure, type WhenPending } from '../negotiation/decision.ts'
import { isRefusedAsExisting } from '../operations/own-customer.ts'
import { toNewEntry, waitingForChannel, type EntryContent, type EntryState } from '../outbox/intent.ts'
import type { Snapshot, StoredEntry } from '../outbox/model.ts'
import { entryWithId } from '../outbox/snapshot-index.ts'
import { until } from '../store.ts'
import { findCustomer } from '../views/customer-view.ts'
import { decideNow, isUndecided } from './decide.ts'
import { type ApiDeps, checkId, throwFailure } from './verb.ts'

/**
 * Decides about a change of a customer, records it, and waits for the answer if one can be expected. All verbs but
 * `customers.create` and `customers.amend` go this way.
 */
export async function submit(
  deps: ApiDeps,
  key: CustomerKey,
  toContent: (customer: Customer) => EntryContent,
  whenPending: WhenPending,
): Promise<Customer> {
  const { outbox, environment, monitor } = deps
  checkId('key', key)
  const customer = findCustomer(await outbox.read(), key)
  if (!customer) return throwFailure(deps, { kind: 'storage', code: 'entry_unknown' }, key)
  const content = toContent(customer)
  const state = stateOf(deps, content.kind, customer, whenPending)
  const entry = toNewEntry(customer.key, content, state, environment)
  await outbox.record({ entry })
  await deps.onRecorded()
  const isSentNow = state.status === 'queued' && monitor.lastKnownReachability() !== 'unreachable'
  return isSentNow ? waitForOwnAnswer(deps, key, entry.id, customer) : readBack(deps, key, customer)
}

/** The state of what is recorded to be sent as soon as possible. */
export function queuedState({ monitor, view }: ApiDeps): EntryState {
  const isUnreachable = monitor.lastKnownReachability() === 'unreachable'
  return isUnreachable ? waitingForChannel(view.snapshot.get()) : { status: 'queued' }
}

/** The state in which a change is recorded. Throws if a rule refuses it. */
function stateOf(deps: ApiDeps, kind: EntryKind, customer: Customer, whenPending: WhenPending): EntryState {
  const decision = decideNow(deps, kind, customer, whenPending)
  // Nothing that the channel says can allow it to a guest.
  const needsSignIn = decision.outcome === 'refuse' && decision.reason === 'token_needed'
  const queued = queuedState(deps)
  if (isUndecided(deps) && !needsSignIn) return { ...queued, undecided: whenPending }
  if (decision.outcome === 'refuse') return throwFailure(deps, toFailure(decision), customer.key)
  return decision.outcome === 'wait'
    ? { status: 'waiting', failure: { kind: 'pending', code: decision.reason } }
    : queued
}

/**
 * Waits for the answer to an entry that this verb has recorded. Nothing is kept of it if a rule refuses it only now, because
 * the channel had to be read first, or if the shopper has a customer already.
 */
export async function waitForOwnAnswer(
  deps: ApiDeps,
  key: CustomerKey,
  entryId: string,
  recorded: Customer,
): Promise<Customer> {
  return waitForAnswer(deps, key, entryId, recorded, () => withdraw(deps, entryId).catch(() => false))
}

/** Resolves with `true` if nothing of the entry is kept. */
async function withdraw({ outbox, onRecorded }: ApiDeps, entryId: string): Promise<boolean> {
  const { entries } = await outbox.read()
  const withdrawn = entries
    .filter(({ id, status }) => id === entryId && status === 'refused')
    .flatMap((one) => withdrawnWith(one, entries))
  if (withdrawn.length === 0) return false
  for (const { id } of withdrawn) await outbox.recordOutcome(id, { event: 'discard' })
  await onRecorded()
  return true
}

/**
 * The first difference to the customer that the shopper has already keeps the id of the create: all of them go together. Those
 * of another create stay, because its verb may have promised to keep them.
 */
function withdrawnWith(recorded: StoredEntry, entries: readonly StoredEntry[]): readonly StoredEntry[] {
  if (isRefusedAsExisting(recorded))
    return entries.filter(({ createEntryId }) => createEntryId === recorded.id)
  return recorded.undecided === undefined ? [] : [recorded]
}

/**
 * Waits for the answer to an entry, at most for `answerTimeoutMs`. Resolves with the customer as it is known then. Throws
 * if the entry was refused; `withdrawRefused` tells if nothing is kept of it.
 */
export async function waitForAnswer(
  deps: ApiDeps,
  key: CustomerKey,
  entryId: string,
  recorded: Customer,
  withdrawRefused = async () => false,
): Promise<Customer> {
  const { snapshot } = deps.view
  await until(snapshot, (current) => isAnswered(current, entryId) || undefined, {
    environment: deps.environment,
    timeoutMs: deps.answerTimeoutMs,
    signal: deps.stopped,
  })
  const entry = entryWithId(snapshot.get(), entryId)
  if (entry?.status === 'refused' && entry.failure)
    return throwFailure(deps, entry.failure, key, !(await withdrawRefused()))
  return findCustomer(snapshot.get(), key) ?? readBack(deps, key, recorded)
}

/** Reads the customer as it is stored now. If it cannot be read, it is still stored: returns it as recorded. */
export async function readBack(deps: ApiDeps, key: CustomerKey, recorded: Customer): Promise<Customer> {
  const snapshot = await deps.outbox.read().catch(() => undefined)
  if (!snapshot) return recorded
  return findCustomer(snapshot, key) ?? throwFailure(deps, { kind: 'storage', code: 'entry_unknown' }, key)
}

/** True if nothing more will be known soon: the entry was answered, is in doubt, waits or is postponed. */
function isAnswered(snapshot: Snapshot, entryId: string): boolean {
  const entry = entryWithId(snapshot, entryId)
  if (!entry || entry.status === 'refused' || entry.status === 'in-doubt' || entry.status === 'waiting')
    return true
  return entry.status === 'queued' && entry.failure !== undefined
}
