import type { Customer } from '../domain/customer.ts'
import type { CustomerKey } from '../domain/identity.ts'
import type { WhenPending } from '../negotiation/decision.ts'
import { toNewEntry, type EntryContent } from '../outbox/intent.ts'
import type { NewEntry, Snapshot } from '../outbox/model.ts'
import { until } from '../store.ts'
import { findCustomer } from '../views/customer-view.ts'
import { decideNow } from './decide.ts'
import { type ApiDeps, throwFailure, toFailure } from './verb.ts'

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
  const { outbox, environment } = deps
  const customer = findCustomer(await outbox.read(), key)
  if (!customer) return throwFailure(deps, { kind: 'storage', code: 'entry_unknown' }, key)
  const content = toContent(customer)
  const decision = decideNow(deps, content.kind, customer, whenPending)
  if (decision.outcome === 'refuse') return throwFailure(deps, toFailure(decision), key)

  const state: Pick<NewEntry, 'status' | 'failure'> =
    decision.outcome === 'wait'
      ? { status: 'waiting', failure: { kind: 'pending', code: decision.reason } }
      : { status: 'queued' }
  const entry = toNewEntry(key, content, state, environment)
  await outbox.record({ entry })
  await deps.onRecorded()
  const isSentNow = decision.outcome === 'sync' || decision.outcome === 'async'
  return isSentNow ? waitForAnswer(deps, key, entry.id, customer) : readBack(deps, key, customer)
}

/**
 * Waits for the answer to an entry, at most for `answerTimeoutMs`. Resolves with the customer as it is known then. Throws
 * if the entry was refused.
 */
export async function waitForAnswer(
  deps: ApiDeps,
  key: CustomerKey,
  entryId: string,
  recorded: Customer,
): Promise<Customer> {
  const { snapshot } = deps.view
  await until(snapshot, (current) => isAnswered(current, entryId) || undefined, {
    environment: deps.environment,
    timeoutMs: deps.answerTimeoutMs,
    signal: deps.stopped,
  })
  const entry = snapshot.get().entries.find(({ id }) => id === entryId)
  if (entry?.status === 'refused' && entry.failure) return throwFailure(deps, entry.failure, key)
  return findCustomer(snapshot.get(), key) ?? readBack(deps, key, recorded)
}

/** Reads the customer as it is stored now. If it cannot be read, it is still stored: returns it as recorded. */
async function readBack(deps: ApiDeps, key: CustomerKey, recorded: Customer): Promise<Customer> {
  const snapshot = await deps.outbox.read().catch(() => undefined)
  if (!snapshot) return recorded
  return findCustomer(snapshot, key) ?? throwFailure(deps, { kind: 'storage', code: 'entry_unknown' }, key)
}

/** True if nothing more will be known soon: the entry was answered, is in doubt, waits or is postponed. */
function isAnswered({ entries }: Snapshot, entryId: string): boolean {
  const entry = entries.find(({ id }) => id === entryId)
  if (!entry || entry.status === 'refused' || entry.status === 'in-doubt' || entry.status === 'waiting')
    return true
  return entry.status === 'queued' && entry.failure !== undefined
}
