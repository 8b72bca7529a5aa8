import type { Customer } from '../domain/customer.ts'
import type { CustomerKey } from '../domain/identity.ts'
import { fullNameOf } from '../domain/names.ts'
import type { PartState, PartStatus } from '../domain/part.ts'
import { definedFields } from '../domain/validation.ts'
import { operationOf } from '../operations/index.ts'
import type { Snapshot, StoredAddress, StoredCustomer, StoredEntry } from '../outbox/model.ts'

/** All customers as a person sees them, newest first. */
export function viewCustomers({ customers, entries }: Snapshot): readonly Customer[] {
  const entriesByCustomer = groupByCustomer(entries)
  return customers.map((customer) => viewCustomer(customer, entriesByCustomer.get(customer.key) ?? []))
}

/** One customer as a person sees it; `undefined` if this device does not know it. */
export function findCustomer({ customers, entries }: Snapshot, key: CustomerKey): Customer | undefined {
  const found = customers.find((customer) => customer.key === key)
  const own = entries.filter(({ customerKey }) => customerKey === key)
  return found && viewCustomer(found, own)
}

/**
 * The stored customer with its open entries on top, each part marked with its state. Pure. Nothing is rewritten when an
 * account number arrives, so nothing flickers.
 */
export function viewCustomer(customer: StoredCustomer, entries: readonly StoredEntry[]): Customer {
  return entries.reduce(
    (shown, entry) => operationOf(entry).show(shown, entry, stateOf(entry)),
    storedCustomer(customer, entries),
  )
}

function storedCustomer(customer: StoredCustomer, entries: readonly StoredEntry[]): Customer {
  const { key, createdAt, expectedMode, identity, profile } = customer
  const { titleId, addresses, affiliationIds, contacts, loyaltyCardNumber, ...fields } = profile
  const create = entries.find(({ kind }) => kind === 'create-customer')
  const state: PartState = create ? stateOf(create) : { status: identity.status }
  return {
    ...definedFields(fields),
    name: fullNameOf(profile),
    key,
    createdAt,
    expectedMode,
    ...identity,
    ...(titleId && { title: { id: titleId, ...state } }),
    addresses: addresses.map((address) => toAddress(address, state)),
    affiliations: affiliationIds.map((id) => ({ id, ...state })),
    contacts: contacts.map((contact) => ({ ...contact, ...state })),
    ...(loyaltyCardNumber && { loyaltyCard: { number: loyaltyCardNumber, status: 'synced' } }),
    edits: [],
  }
}

function toAddress({ recordId, channelId: _channelId, ...address }: StoredAddress, state: PartState) {
  const isUnnumbered = state.status === 'synced' && recordId === ''
  return { ...address, ...(isUnnumbered ? { status: 'pending' as const } : state) }
}

const partStatuses: Readonly<Record<StoredEntry['status'], PartStatus>> = {
  queued: 'queued',
  sending: 'queued',
  waiting: 'waiting',
  'in-doubt': 'in-doubt',
  refused: 'refused',
  delivered: 'pending',
}

function stateOf({ id, status, failure }: StoredEntry): PartState {
  return { status: partStatuses[status], entryId: id, ...(failure && { failure }) }
}

function groupByCustomer(entries: readonly StoredEntry[]): ReadonlyMap<string, readonly StoredEntry[]> {
  const groups = new Map<string, StoredEntry[]>()
  for (const entry of entries) {
    const group = groups.get(entry.customerKey)
    if (group) group.push(entry)
    else groups.set(entry.customerKey, [entry])
  }
  return groups
}
