import {
  customerChangesSchema,
  newCustomerSchema,
  type Customer,
  type CustomerChanges,
  type NewCustomerDraft,
  type SyncedCustomer,
} from '../domain/customer.ts'
import type { CustomerKey } from '../domain/identity.ts'
import { partsOfAsyncCreate } from '../negotiation/create-parts.ts'
import type { WhenPending } from '../negotiation/decision.ts'
import type { Claimed, Intent } from '../outbox/intents.ts'
import type { Records } from '../outbox/records.ts'
import type { Customers } from '../public.ts'
import { findCustomer, waitForAnswer } from './answers.ts'
import { viewCustomer, viewCustomers } from './customer-view.ts'
import { checked, wanted } from './input.ts'
import { toAmendedIntent, toCreateIntent } from './intent.ts'
import { intend } from './parts.ts'
import { derive } from './store.ts'
import { until } from './until.ts'
import { asVerb, decideFor, refuse, toFailure, type VerbParts } from './verbs.ts'

export function createCustomers(parts: VerbParts): Customers {
  const { view, environment, words, stopped, records } = parts
  const all = derive(view.records, viewCustomers)

  return {
    all,
    create: (newCustomer, options) =>
      asVerb(words, () => create(parts, newCustomer, options?.whenPending ?? 'refuse')),
    get: (key) => asVerb(words, async () => findCustomer(await records.read(), key)),
    list: () => asVerb(words, async () => viewCustomers(await records.read())),
    watch: (key) => derive(all, (customers) => customers.find((customer) => customer.key === key)),
    amend: (key, changes) => asVerb(words, () => amend(parts, key, changes)),
    update: (key, changes, options) =>
      asVerb(words, () => update(parts, key, changes, options?.whenPending ?? 'refuse')),
    async whenSynced(key, { signal } = {}) {
      await view.reload()
      const ended = signal ? AbortSignal.any([signal, stopped]) : stopped
      const settled = await until(view.records, (known) => settledOrGone(known, key), {
        environment,
        signal: ended,
      })
      signal?.throwIfAborted()
      return settled ? toSynced(parts, key, settled) : refuse(words, { kind: 'storage', code: 'stopped' })
    },
  }
}

async function create(parts: VerbParts, newCustomer: unknown, whenPending: WhenPending): Promise<Customer> {
  const { reader, words, environment, records } = parts
  const draft = checked(words, newCustomerSchema, newCustomer)
  // A channel that allows no creation while away is asked first; another one is told later.
  if (!reader.channel.get().offlineCreation) await reader.isNear()
  const decision = decideFor(parts, 'create-customer', undefined, whenPending)
  if (decision.outcome === 'refuse') return refuse(words, toFailure(decision))
  if (decision.outcome !== 'sync' && whenPending === 'refuse') refuseBrokenParts(parts, draft)

  const requestedMode = decision.outcome === 'queue' ? 'async' : 'channel-decides'
  const intent = toCreateIntent(draft, reader.channel.get().mode, requestedMode, environment)
  await records.record(intent)
  await parts.onRecorded()
  const { key } = intent.customer
  const recorded = viewCustomer(intent.customer, [])
  if (decision.outcome === 'queue') return recorded
  return noticeSurprise(parts, await waitForAnswer(parts, key, intent.entry.id, recorded))
}

/** What an async create cannot carry is refused before anything is sent, unless the caller lets it wait. */
function refuseBrokenParts({ reader, rules, words }: VerbParts, draft: NewCustomerDraft): void {
  const { broken } = partsOfAsyncCreate(draft, reader.channel.get(), rules)
  if (broken) refuse(words, toFailure(broken))
}

/** A channel that does otherwise than expected has been set up anew: it is asked before the next shopper expects something. */
function noticeSurprise({ reader }: VerbParts, customer: Customer): Customer {
  if ('mode' in customer && customer.mode !== customer.expectedMode)
    void reader.refresh().catch(() => undefined)
  return customer
}

async function amend(parts: VerbParts, key: CustomerKey, changes: unknown): Promise<Customer> {
  const amended = await tryToAmend(parts, key, changes)
  return amended ?? refuse(parts.words, { kind: 'refused', code: 'not_possible_now' }, key)
}

/** `undefined` when somebody may have accepted it: it is being sent, or in doubt. */
async function tryToAmend(
  parts: VerbParts,
  key: CustomerKey,
  changes: unknown,
): Promise<Customer | undefined> {
  const { records, words, environment } = parts
  let amended: ReturnType<typeof toAmendedIntent> | undefined
  const toIntent = ({ entry, customer }: Claimed): Intent => {
    if (entry.kind !== 'create-customer') return { entry }
    const merged = { ...entry.payload.draft, ...wanted(changes) }
    amended = toAmendedIntent(customer, entry, checked(words, newCustomerSchema, merged), environment)
    return amended
  }
  const isDone = await records.amend(key, toIntent)
  if (!isDone || !amended) return undefined
  await parts.onRecorded()
  return waitForAnswer(parts, key, amended.entry.id, viewCustomer(amended.customer, []))
}

async function update(
  parts: VerbParts,
  key: CustomerKey,
  input: CustomerChanges,
  whenPending: WhenPending,
): Promise<Customer> {
  const customer = findCustomer(await parts.records.read(), key)
  // While nobody has accepted it, what it says can simply be said better; otherwise the change follows it.
  if (customer?.status === 'queued' || customer?.status === 'refused') {
    const amended = await tryToAmend(parts, key, input)
    if (amended) return amended
  }
  const changes = checked(parts.words, customerChangesSchema, wanted(input))
  return intend(parts, key, () => ({ kind: 'edit-customer', payload: { changes } }), whenPending)
}

type Settled = { readonly customer: Customer | undefined }

function settledOrGone(records: Records, key: CustomerKey): Settled | undefined {
  const customer = findCustomer(records, key)
  const isUnderway = customer?.status === 'queued' || customer?.status === 'pending'
  return isUnderway ? undefined : { customer }
}

function toSynced({ words }: VerbParts, key: CustomerKey, { customer }: Settled): SyncedCustomer {
  if (customer?.status === 'synced') return customer
  if (customer?.status === 'refused') return refuse(words, customer.failure, key)
  return refuse(words, unknown, key)
}

const unknown = { kind: 'storage', code: 'entry_unknown' } as const
