import { newCustomerSchema, type Customer, type SyncedCustomer } from '../domain/customer.ts'
import type { CustomerKey } from '../domain/identity.ts'
import { validate } from '../domain/validation.ts'
import type { Environment } from '../environment.ts'
import type { ChannelReader } from '../negotiation/channel-reader.ts'
import { decide } from '../negotiation/decision.ts'
import type { OutboxRecords } from '../outbox/outbox.ts'
import type { Records, StoredCustomer } from '../outbox/records.ts'
import type { Customers } from '../public.ts'
import { toCreateIntent } from './intent.ts'
import type { RecordsView } from './records-view.ts'
import { derive } from './store.ts'
import { until } from './until.ts'
import { asVerb, refuse, type Words } from './verbs.ts'

export interface CustomersParts {
  readonly records: OutboxRecords
  readonly view: RecordsView
  readonly reader: ChannelReader
  readonly environment: Environment
  readonly words: Words
  readonly answerTimeoutMs: number
  readonly stopped: AbortSignal
  /** Makes the sender, here or in another tab, look at what was recorded. */
  readonly onRecorded: () => Promise<void>
}

export function createCustomers(parts: CustomersParts): Customers {
  const { view, environment, words, stopped } = parts
  const all = derive(view.records, ({ customers }) => customers.map(toPublic))

  return {
    all,
    create: (newCustomer) => asVerb(words, () => create(parts, newCustomer)),
    get: (key) => asVerb(words, async () => findCustomer(await parts.records.read(), key)),
    list: () => asVerb(words, async () => (await parts.records.read()).customers.map(toPublic)),
    watch: (key) => derive(all, (customers) => customers.find((customer) => customer.key === key)),
    async whenSynced(key, { signal } = {}) {
      await view.reload()
      const ended = signal ? AbortSignal.any([signal, stopped]) : stopped
      const settled = await until(view.records, (records) => settledOrGone(records, key), {
        environment,
        signal: ended,
      })
      signal?.throwIfAborted()
      return settled ? toSynced(parts, key, settled) : refuse(words, { kind: 'storage', code: 'stopped' })
    },
  }
}

async function create(parts: CustomersParts, newCustomer: unknown): Promise<Customer> {
  const { reader, words, environment, records } = parts
  const validated = validate(newCustomerSchema, newCustomer)
  if ('fields' in validated) {
    return refuse(words, { kind: 'validation', code: 'fields_invalid', fields: validated.fields })
  }
  const decision = decide('create-customer', reader.channel.get(), await canBeReached(reader))
  if (decision.outcome === 'refuse') return refuse(words, { kind: 'refused', code: decision.reason })

  const isQueued = decision.outcome === 'queue'
  const { mode } = reader.channel.get()
  const requestedMode = isQueued ? 'async' : 'channel-decides'
  const { customer, entry } = toCreateIntent(validated.output, mode, requestedMode, environment)
  await records.record(customer, entry)
  await parts.onRecorded()
  if (isQueued) return toPublic(customer)
  return waitForAnswer(parts, customer)
}

/** A channel that allows no creation while away is asked first; another one is told later. */
async function canBeReached(reader: ChannelReader): Promise<boolean> {
  if (!reader.channel.get().offlineCreation) return reader.isNear()
  return reader.lastKnownReach() !== 'away'
}

async function waitForAnswer(parts: CustomersParts, customer: StoredCustomer): Promise<Customer> {
  const { view, environment, answerTimeoutMs, stopped } = parts
  await until(view.records, (records) => isAnswered(records, customer.key) || undefined, {
    environment,
    timeoutMs: answerTimeoutMs,
    signal: stopped,
  })
  const known = findCustomer(view.records.get(), customer.key) ?? toPublic(customer)
  return known.status === 'refused' ? refuse(parts.words, known.failure, known.key) : known
}

/** Nothing more will be known soon: it was answered, it is in doubt, or it is put off. */
function isAnswered({ customers, entries }: Records, key: CustomerKey): boolean {
  const customer = customers.find((candidate) => candidate.key === key)
  if (customer?.status !== 'queued') return true
  const entry = entries.find(({ customerKey }) => customerKey === key)
  return entry?.status === 'doubtful' || (entry?.status === 'queued' && entry.failure !== undefined)
}

type Settled = { readonly customer: Customer | undefined }

function settledOrGone(records: Records, key: CustomerKey): Settled | undefined {
  const customer = findCustomer(records, key)
  const isUnderway = customer?.status === 'queued' || customer?.status === 'pending'
  return isUnderway ? undefined : { customer }
}

function toSynced({ words }: CustomersParts, key: CustomerKey, { customer }: Settled): SyncedCustomer {
  if (customer?.status === 'synced') return customer
  if (customer?.status === 'refused') return refuse(words, customer.failure, key)
  return refuse(words, { kind: 'storage', code: 'entry_unknown' }, key)
}

function findCustomer({ customers }: Records, key: CustomerKey): Customer | undefined {
  const found = customers.find((customer) => customer.key === key)
  return found && toPublic(found)
}

function toPublic({ createdBy: _createdBy, ...customer }: StoredCustomer): Customer {
  return customer
}
