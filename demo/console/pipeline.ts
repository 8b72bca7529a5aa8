import type { Customer, EntryKind, OutboxEntry } from 'pending-sync'
import { fullName, namesIn } from './person.ts'
import type { ChannelPart, Person, Snapshot, UploadedPart } from './snapshot.ts'

/** Where a record is on the way from a browser to headquarters and back. */
export const stations = ['outbox', 'channel', 'uploaded', 'numbered', 'returned', 'home'] as const
export type Station = (typeof stations)[number]

export interface Traveller {
  /** Stays the same from station to station. */
  readonly id: string
  /** What follows a customer is gone once it has arrived. */
  readonly kind: 'customer' | 'address' | 'edit' | 'order'
  /** Of the customer it is, or belongs to. */
  readonly name: string
  readonly station: Station
  /** Stuck until somebody acts. */
  readonly isStuck: boolean
}

/** Every record that is known anywhere, each at the farthest station reached. */
export function travellers(
  snapshot: Snapshot,
  customers: readonly Customer[],
  outbox: readonly OutboxEntry[],
): readonly Traveller[] {
  const people = peopleOf(snapshot, customers, outbox)
  return [...people, ...partsInOutbox(people, outbox), ...partsOf(snapshot)]
}

function peopleOf(
  { channel, headquarters }: Snapshot,
  customers: readonly Customer[],
  outbox: readonly OutboxEntry[],
): readonly Traveller[] {
  const keys = new Map(customers.flatMap((customer) => accountsOf(customer).map((it) => [it, customer.key])))
  const inDoubt = new Set(
    outbox.filter(({ status }) => status === 'in-doubt').map(({ customerKey }) => customerKey),
  )
  const found = new Map<string, Traveller>()

  function see(station: Station, account: string, customer: Person, isStuck = false) {
    const id = keys.get(account) ?? account
    found.set(id, { id, kind: 'customer', name: fullName(customer), station, isStuck })
  }

  for (const { key, firstName, lastName, status } of customers) {
    const isStuck = status === 'refused' || inDoubt.has(key)
    found.set(key, {
      id: key,
      kind: 'customer',
      name: `${firstName} ${lastName}`,
      station: 'outbox',
      isStuck,
    })
  }
  for (const row of channel.asyncCustomers) see('channel', row.guid, row.customer)
  for (const row of headquarters.asyncCustomers) see('uploaded', row.guid, row.customer, isFailed(row))
  for (const row of headquarters.customers) {
    const station = row.channelCopy === 'current' ? 'returned' : 'numbered'
    see(station, row.guid ?? row.accountNumber, row.customer)
  }
  for (const { key, status } of customers) {
    const traveller = found.get(key)
    if (status === 'synced' && traveller) found.set(key, { ...traveller, station: 'home' })
  }
  return [...found.values()]
}

function partsInOutbox(people: readonly Traveller[], outbox: readonly OutboxEntry[]): readonly Traveller[] {
  const names = new Map(people.map(({ id, name }) => [id, name]))
  return outbox
    .filter(({ kind, status }) => kind !== 'create-customer' && status !== 'delivered')
    .map(({ id, kind, status, customerKey }) => ({
      id,
      kind: kindOf(kind),
      name: names.get(customerKey) ?? '',
      station: 'outbox',
      isStuck: status === 'refused' || status === 'in-doubt',
    }))
}

/** What of an async customer's addresses, changes and orders is still travelling. */
function partsOf(snapshot: Snapshot): readonly Traveller[] {
  const { channel, headquarters } = snapshot
  const nameOf = namesIn(snapshot)
  const uploaded = new Map(
    [...headquarters.asyncAddresses, ...headquarters.asyncEdits, ...headquarters.orders].map((row) => [
      row.id,
      row,
    ]),
  )

  function seen(kind: Traveller['kind'], { id, upload }: ChannelPart, account: string): readonly Traveller[] {
    const row = uploaded.get(id)
    const isDone = row?.synchronization.status === 'done'
    // Only an address comes back: it has a number of its own.
    if (isDone && kind !== 'address') return []
    const station = upload === 'waiting' ? 'channel' : isDone ? 'numbered' : 'uploaded'
    return [{ id, kind, name: nameOf(account), station, isStuck: row !== undefined && isFailed(row) }]
  }

  return [
    ...channel.asyncAddresses
      .filter(({ recordId }) => recordId === undefined)
      .flatMap((row) => seen('address', row, row.account)),
    ...channel.asyncEdits.flatMap((row) => seen('edit', row, row.guid)),
    ...channel.orders.flatMap((row) => seen('order', row, row.account)),
  ]
}

function kindOf(kind: EntryKind): Traveller['kind'] {
  return kind === 'create-address' || kind === 'edit-address' ? 'address' : 'edit'
}

function isFailed({ synchronization }: Pick<UploadedPart, 'synchronization'>): boolean {
  return synchronization.status === 'failed'
}

function accountsOf(customer: Customer): readonly string[] {
  if (customer.status === 'pending') return [customer.guid]
  if (customer.status !== 'synced') return []
  return customer.guid ? [customer.guid, customer.accountNumber] : [customer.accountNumber]
}
