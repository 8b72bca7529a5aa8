import type { Customer } from '../domain/customer.ts'
import type { EntryKind } from '../domain/entry.ts'
import type { PartState, PartStatus } from '../domain/part.ts'
import { present } from '../domain/present.ts'
import { operationOf } from '../operations/index.ts'
import type { EntryOf, Records, StoredAddress, StoredCustomer, StoredEntry } from '../outbox/records.ts'

/** Every customer as a person sees it, newest first. */
export function viewCustomers({ customers, entries }: Records): readonly Customer[] {
  const entriesByCustomer = groupedByCustomer(entries)
  return customers.map((customer) => viewCustomer(customer, entriesByCustomer.get(customer.key) ?? []))
}

/**
 * What the channel has, with what is still on its way on top, each marked with where it stands. Pure: nothing is
 * rewritten when an account number arrives, so nothing flickers.
 */
export function viewCustomer(customer: StoredCustomer, entries: readonly StoredEntry[]): Customer {
  return entries.reduce((shown, entry) => showEntry(entry.kind, shown, entry), accepted(customer, entries))
}

function showEntry<Kind extends EntryKind>(kind: Kind, shown: Customer, entry: StoredEntry): Customer {
  return operationOf(kind).show(shown, entry as unknown as EntryOf<Kind>, stateOf(entry))
}

function accepted(customer: StoredCustomer, entries: readonly StoredEntry[]): Customer {
  const { key, createdAt, expectedMode, identity, profile } = customer
  const { titleId, addresses, affiliationIds, contacts, loyaltyCardNumber, ...facts } = profile
  const create = entries.find(({ kind }) => kind === 'create-customer')
  const state: PartState = create ? stateOf(create) : { status: identity.status }
  return {
    ...present(facts),
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
  const isUnnumbered = state.status === 'synced' && recordId === 0
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

function groupedByCustomer(entries: readonly StoredEntry[]): ReadonlyMap<string, readonly StoredEntry[]> {
  const groups = new Map<string, StoredEntry[]>()
  for (const entry of entries) {
    const group = groups.get(entry.customerKey)
    if (group) group.push(entry)
    else groups.set(entry.customerKey, [entry])
  }
  return groups
}
