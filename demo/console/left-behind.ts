import type { MendableAddress, Snapshot } from './headquarters.ts'
import { fullName } from './person.ts'

/** A row that *Synchronize customers* looked at and left, and what of it a person can mend. */
export type LeftRow = {
  readonly id: string
  readonly name: string
  readonly reason: string
} & (
  | {
      readonly kind: 'customer'
      readonly fields: CustomerFields
      readonly addresses: readonly MendableAddress[]
    }
  | { readonly kind: 'address'; readonly addresses: readonly [MendableAddress] }
  | { readonly kind: 'edit' | 'order' }
)

export type CustomerFields = Record<(typeof customerFields)[number], string>
export const customerFields = ['FirstName', 'LastName', 'Email'] as const
export const addressFields = ['Street', 'ZipCode', 'City', 'State', 'ThreeLetterISORegionName'] as const

/** In the order of the tables. The row tried last keeps its place while it waits between two runs. */
export function leftBehind({ headquarters, channel }: Snapshot, lastTried?: string): readonly LeftRow[] {
  const isLeft = (id: string, { synchronization: { status } }: Row) =>
    status === 'failed' || (status === 'waiting' && id === lastTried)
  const nameOf = (account: string) => {
    const known = [...headquarters.asyncCustomers, ...headquarters.customers, ...channel.asyncCustomers]
    const row = known.find(
      (each) => ('guid' in each && each.guid === account) || each.accountNumber === account,
    )
    return row ? fullName(row.customer) : ''
  }
  const customers = headquarters.asyncCustomers
    .filter((row) => isLeft(row.guid, row))
    .map((row): LeftRow => {
      const { customer } = row
      const what = { name: fullName(customer), fields: customer, addresses: customer.Addresses }
      return { ...leftOf(row.guid, row), kind: 'customer', ...what }
    })
  const addresses = headquarters.asyncAddresses
    .filter((row) => isLeft(row.id, row))
    .map((row): LeftRow => {
      const what = { name: nameOf(row.account), addresses: [row.address] as const }
      return { ...leftOf(row.id, row), kind: 'address', ...what }
    })
  const edits = headquarters.asyncEdits
    .filter((row) => isLeft(row.id, row))
    .map((row): LeftRow => ({ ...leftOf(row.id, row), kind: 'edit', name: nameOf(row.guid) }))
  const orders = headquarters.orders
    .filter((row) => isLeft(row.id, row))
    .map((row): LeftRow => ({ ...leftOf(row.id, row), kind: 'order', name: nameOf(row.account) }))
  return [...customers, ...addresses, ...edits, ...orders]
}

/** How many uploaded rows wait, were left, and are done. */
export function countsOf(snapshot: Snapshot) {
  const rows = uploaded(snapshot)
  const count = (status: string) =>
    rows.filter(({ synchronization }) => synchronization.status === status).length
  return { waiting: count('waiting'), left: count('failed'), done: count('done') }
}

export function statusOf(snapshot: Snapshot, id: string) {
  const row = uploaded(snapshot).find((each) => ('id' in each ? each.id : each.guid) === id)
  return row?.synchronization.status
}

function uploaded({ headquarters }: Snapshot) {
  const { asyncCustomers, asyncAddresses, asyncEdits, orders } = headquarters
  return [...asyncCustomers, ...asyncAddresses, ...asyncEdits, ...orders]
}

interface Row {
  readonly synchronization: { readonly status: string; readonly reason?: string }
}

function leftOf(id: string, { synchronization }: Row) {
  return { id, reason: synchronization.reason ?? '' }
}
