import type { Customer } from '../domain/customer.ts'
import type { CustomerKey } from '../domain/identity.ts'
import { fullNameOf } from '../domain/names.ts'
import type { PartState, PartStatus } from '../domain/part.ts'
import { definedFields } from '../domain/validation.ts'
import { operationOf } from '../operations/index.ts'
import type { Snapshot, StoredAddress, StoredCustomer, StoredEntry } from '../outbox/model.ts'
import { customerKnownAs, entriesOf } from '../outbox/snapshot-index.ts'

/** All customers as a person sees them, newest first. */
export function viewCustomers(snapshot: Snapshot): readonly Customer[] {
  return snapshot.customers.map((customer) => viewOf(snapshot, customer))
}

/** One customer as a person sees it; `undefined` if this device does not know it. */
export function findCustomer(snapshot: Snapshot, key: CustomerKey): Customer | undefined {
  const found = customerKnownAs(snapshot, key)
  return found && viewOf(snapshot, found)
}

/** A customer of this snapshot as a person sees it. */
export function viewOf(snapshot: Snapshot, customer: StoredCustomer): Customer {
  return rememberedView(customer, entriesOf(snapshot, customer.key))
}

const views = new WeakMap<StoredCustomer, { readonly of: readonly StoredEntry[]; readonly view: Customer }>()

/** The same object as long as the customer and its entries are the same. */
function rememberedView(customer: StoredCustomer, entries: readonly StoredEntry[]): Customer {
  const known = views.get(customer)
  const isSame = known?.of.length === entries.length && entries.every((entry, at) => known.of[at] === entry)
  if (known && isSame) return known.view
  const view = viewCustomer(customer, entries)
  views.set(customer, { of: entries, view })
  return view
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
