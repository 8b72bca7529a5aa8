import type { Customer, OutboxEntry } from 'pending-sync'
import type { Person, Snapshot } from './headquarters.ts'
import { fullName } from './person.ts'

/** Where a customer is on the way from a browser to headquarters and back. */
export const stations = ['outbox', 'channel', 'uploaded', 'numbered', 'returned', 'home'] as const
export type Station = (typeof stations)[number]

export interface Traveller {
  /** Stays the same from station to station. */
  readonly id: string
  readonly name: string
  readonly station: Station
  /** Stuck until somebody acts. */
  readonly isStuck: boolean
}

/** Everybody who is known anywhere, each at the farthest station reached. */
export function travellers(
  { channel, headquarters }: Snapshot,
  customers: readonly Customer[],
  outbox: readonly OutboxEntry[],
): readonly Traveller[] {
  const idByAccount = new Map(
    customers.flatMap((customer) => accountsOf(customer).map((it) => [it, customer.key])),
  )
  const found = new Map<string, Traveller>()

  function see(station: Station, account: string, customer: Person, isStuck = false) {
    const id = idByAccount.get(account) ?? account
    found.set(id, { id, name: fullName(customer), station, isStuck })
  }

  for (const { key, firstName, lastName, status } of customers) {
    const entry = outbox.find(({ customerKey }) => customerKey === key)
    const isStuck = status === 'refused' || entry?.status === 'doubtful'
    found.set(key, { id: key, name: `${firstName} ${lastName}`, station: 'outbox', isStuck })
  }
  for (const row of channel.asyncCustomers) see('channel', row.guid, row.customer)
  for (const row of headquarters.asyncCustomers) {
    see('uploaded', row.guid, row.customer, row.synchronization.status === 'failed')
  }
  for (const row of headquarters.customers) {
    const station = row.channelCopy === 'current' ? 'returned' : 'numbered'
    see(station, row.guid ?? row.accountNumber, row.customer)
  }
  for (const customer of customers) {
    const traveller = found.get(customer.key)
    if (customer.status === 'synced' && traveller) found.set(customer.key, { ...traveller, station: 'home' })
  }
  return [...found.values()]
}

function accountsOf(customer: Customer): readonly string[] {
  if (customer.status === 'pending') return [customer.guid]
  if (customer.status !== 'synced') return []
  return customer.guid ? [customer.guid, customer.accountNumber] : [customer.accountNumber]
}
