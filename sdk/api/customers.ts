import { anySignal } from '../abort.ts'
import type { Customer, SyncedCustomer } from '../domain/customer.ts'
import type { CustomerKey } from '../domain/identity.ts'
import type { NewCustomerDraft } from '../domain/new-customer.ts'
import { decideCreate } from '../negotiation/create-decision.ts'
import { toFailure, type WhenPending } from '../negotiation/decision.ts'
import { toAmendedIntent, toCreateIntent, type EntryContent, type Intent } from '../outbox/intent.ts'
import type { EntryWithCustomer, Snapshot } from '../outbox/model.ts'
import { customerWithKey } from '../outbox/snapshot-index.ts'
import type { CreateOptions, Customers } from '../public.ts'
import { derive, until, type Store } from '../store.ts'
import { createCustomerList } from '../views/customer-list.ts'
import { findCustomer, viewCustomer, viewCustomers } from '../views/customer-view.ts'
import { amendedDraft, checkNames, updatedDraft } from './changes.ts'
import { isUndecided, situationNow } from './decide.ts'
import { checkOptionNames, whenExistsIn, whenPendingIn } from './choices.ts'
import { createExisting } from './existing.ts'
import { createLoad, type LoadDeps } from './load.ts'
import { queuedState, submit, waitForAnswer, waitForOwnAnswer } from './submit.ts'
import {
  type ApiDeps,
  checkFieldNames,
  checkId,
  definedChanges,
  parse,
  throwFailure,
  withPublicErrors,
} from './verb.ts'

export function createCustomers(deps: LoadDeps): Customers {
  const { view, outbox } = deps
  const all = derive(view.snapshot, createCustomerList())

  return {
    all,
    ...createLoad(deps),
    create: (newCustomer, options) => withPublicErrors(deps, () => create(deps, newCustomer, options ?? {})),
    get: (key) =>
      withPublicErrors(deps, async () => {
        checkId('key', key)
        return findCustomer(await outbox.read(), key)
      }),
    list: () => withPublicErrors(deps, async () => viewCustomers(await outbox.read())),
    watch: rememberStores((key: CustomerKey) => {
      checkId('key', key)
      return derive(view.snapshot, (snapshot) => findCustomer(snapshot, key))
    }),
    amend: (key, changes) => withPublicErrors(deps, () => amend(deps, key, changes)),
    update: (key, changes, options) =>
      withPublicErrors(deps, () => update(deps, key, changes, whenPendingIn(options))),
    whenSynced: (key, options) => withPublicErrors(deps, () => whenSynced(deps, key, options)),
  }
}

/** Returns the same store for the same key, as long as anybody has it. */
function rememberStores(toStore: (key: CustomerKey) => Store<Customer | undefined>): typeof toStore {
  const known = new Map<CustomerKey, WeakRef<Store<Customer | undefined>>>()
  return (key) => {
    const remembered = known.get(key)?.deref()
    if (remembered) return remembered
    const store = toStore(key)
    known.set(key, new WeakRef(store))
    return store
  }
}

async function create(deps: ApiDeps, newCustomer: unknown, options: CreateOptions): Promise<Customer> {
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

async function amend(deps: ApiDeps, key: CustomerKey, changes: unknown): Promise<Customer> {
  checkId('key', key)
  const given = definedChanges(changes)
  checkFieldNames(deps.schemas.newCustomer, given)
  const amended = await tryToAmend(deps, key, given, amendedDraft)
  return amended ?? throwFailure(deps, { kind: 'refused', code: 'not_possible_now' }, key)
}

/** Resolves with `undefined` if the channel may have accepted the create: it is being sent, in doubt or accepted. */
async function tryToAmend(
  deps: ApiDeps,
  key: CustomerKey,
  changes: object,
  merge: (draft: NewCustomerDraft, changes: object) => NewCustomerDraft,
): Promise<Customer | undefined> {
  let amended: Required<Intent> | undefined
  const toIntent = ({ entry, customer }: EntryWithCustomer): Intent => {
    if (entry.kind !== 'create-customer') return { entry }
    const draft = parse(deps, deps.schemas.newCustomer, merge(entry.payload.draft, changes))
    amended = toAmendedIntent(customer, entry, draft, deps.environment)
    return amended
  }
  const isDone = await deps.outbox.amend(key, toIntent)
  if (!isDone || !amended) return undefined
  await deps.onRecorded()
  return waitForAnswer(deps, key, amended.entry.id, viewCustomer(amended.customer, []))
}

/** Changes the recorded create if no channel has accepted it yet. Otherwise records an edit that follows the create. */
async function update(
  deps: ApiDeps,
  key: CustomerKey,
  input: unknown,
  whenPending: WhenPending,
): Promise<Customer> {
  const changes = parse(deps, deps.schemas.customerChanges, definedChanges(input))
  const customer = findCustomer(await deps.outbox.read(), key)
  if (customer?.status === 'queued' || customer?.status === 'refused') {
    const amended = await tryToAmend(deps, customer.key, changes, updatedDraft)
    if (amended) return amended
  }
  const toContent = (known: Customer): EntryContent => {
    checkNames(deps, known, changes)
    return { kind: 'edit-customer', payload: { changes } }
  }
  return submit(deps, key, toContent, whenPending)
}

async function whenSynced(
  deps: ApiDeps,
  key: CustomerKey,
  options: { readonly signal?: AbortSignal } = {},
): Promise<SyncedCustomer> {
  const { view, environment, stopped } = deps
  const { signal } = options
  checkId('key', key)
  checkOptionNames(options, ['signal'])
  await view.reload()
  const settled = await until(view.snapshot, (snapshot) => findSettled(snapshot, key), {
    environment,
    signal: signal ? anySignal(signal, stopped) : stopped,
  })
  signal?.throwIfAborted()
  if (!settled) return throwFailure(deps, { kind: 'storage', code: 'stopped' })
  const { customer } = settled
  if (customer?.status === 'synced') return customer
  if (customer?.status === 'refused') return throwFailure(deps, customer.failure, key, true)
  return throwFailure(deps, { kind: 'storage', code: 'entry_unknown' }, key)
}

/** Returns the customer once it is neither queued nor pending; with `customer: undefined` if it was removed. */
function findSettled(
  snapshot: Snapshot,
  key: CustomerKey,
): { readonly customer: Customer | undefined } | undefined {
  const customer = findCustomer(snapshot, key)
  const isOpen = customer?.status === 'queued' || customer?.status === 'pending'
  return isOpen ? undefined : { customer }
}
