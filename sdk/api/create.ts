import type { Customer } from '../domain/customer.ts'
import type { CustomerKey } from '../domain/identity.ts'
import type { NewCustomerDraft } from '../domain/new-customer.ts'
import { decideCreate } from '../negotiation/create-decision.ts'
import { toFailure, type WhenPending } from '../negotiation/decision.ts'
import { toCreateIntent } from '../outbox/intent.ts'
import { customerWithKey } from '../outbox/snapshot-index.ts'
import type { CreateOptions } from '../public.ts'
import { viewCustomer } from '../views/customer-view.ts'
import { whenExistsIn, whenPendingIn } from './choices.ts'
import { isUndecided, situationNow } from './decide.ts'
import { createExisting } from './existing.ts'
import { queuedState, waitForAnswer, waitForOwnAnswer } from './submit.ts'
import { type ApiDeps, parse, throwFailure } from './verb.ts'

/** For `customers.create`. */
export async function create(deps: ApiDeps, newCustomer: unknown, options: CreateOptions): Promise<Customer> {
  const { key } = options
  const [whenPending, whenExists] = [whenPendingIn(options, ['whenExists', 'key']), whenExistsIn(options)]
  const { monitor, environment, outbox } = deps
  const known = await findByKey(deps, key)
  if (known) return known
  const draft = parse(deps, deps.schemas.newCustomer, newCustomer)
  const existing = await createExisting(deps, draft, whenExists)
  if (existing) return existing
  const undecided = isUndecided(deps) ? whenPending : undefined
  if (!undecided) await checkRules(deps, draft, whenPending)
  const isUnreachable = monitor.lastKnownReachability() === 'unreachable'
  const requestedMode = isUnreachable ? 'async' : 'channel-decides'
  const intent = toCreateIntent(draft, monitor.channel.get().mode, requestedMode, environment, {
    key,
    whenExists,
    state: { ...queuedState(deps), ...(undecided && { undecided }) },
  })
  const recording = await outbox.record(intent)
  await deps.onRecorded()
  // The same key came twice at the same time, and the other call was first.
  if (recording === 'known') return (await findByKey(deps, key)) ?? viewCustomer(intent.customer, [])
  const recorded = viewCustomer(intent.customer, [])
  if (isUnreachable) return recorded
  const answered = await waitForOwnAnswer(deps, intent.customer.key, intent.entry.id, recorded)
  refreshIfUnexpected(deps, answered)
  return answered
}

/**
 * Resolves with the customer that was created with this key before, once its answer is known. The values of this call are
 * ignored, which the site's operator is told.
 */
async function findByKey(deps: ApiDeps, key: CustomerKey | undefined): Promise<Customer | undefined> {
  if (key === undefined) return undefined
  if (typeof key !== 'string' || key.trim() === '')
    throw new TypeError(
      'customers.create: `key` must be a text that is not blank, such as an id of the form.',
    )
  const snapshot = await deps.outbox.read()
  const stored = customerWithKey(snapshot, key)
  if (!stored) return undefined
  deps.onDiagnostic({ code: 'customer-key-known', entryId: stored.createEntryId })
  await deps.view.reload()
  return waitForAnswer(deps, key, stored.createEntryId, viewCustomer(stored, []))
}

/** Throws if a rule refuses a create with everything that it includes. */
async function checkRules(deps: ApiDeps, draft: NewCustomerDraft, whenPending: WhenPending): Promise<void> {
  const { monitor, caller } = deps
  // Only a channel without offline creation must be asked before the customer is recorded.
  if (!monitor.channel.get().offlineCreation) await monitor.isReachable()
  const decision = decideCreate(draft, { ...situationNow(deps), caller }, whenPending)
  if (decision.outcome === 'refuse') throwFailure(deps, toFailure(decision))
}

/** An unexpected mode means that the channel's configuration has changed: read it before the next create relies on it. */
function refreshIfUnexpected({ monitor }: ApiDeps, customer: Customer): void {
  if ('mode' in customer && customer.mode !== customer.expectedMode)
    void monitor.refresh().catch(() => undefined)
}
