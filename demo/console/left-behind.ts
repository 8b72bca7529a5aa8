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
  return [
    ...headquarters.asyncCustomers.flatMap((row): LeftRow[] =>
      isLeft(row.guid, row)
        ? [
            {
              ...leftOf(row.guid, row),
              kind: 'customer',
              name: fullName(row.customer),
              fields: row.customer,
              addresses: row.customer.Addresses,
            },
          ]
        : [],
    ),
    ...headquarters.asyncAddresses.flatMap((row): LeftRow[] =>
      isLeft(row.id, row)
        ? [{ ...leftOf(row.id, row), kind: 'address', name: nameOf(row.account), addresses: [row.address] }]
        : [],
    ),
    ...headquarters.asyncEdits.flatMap((row): LeftRow[] =>
      isLeft(row.id, row) ? [{ ...leftOf(row.id, row), kind: 'edit', name: nameOf(row.guid) }] : [],
    ),
    ...headquarters.orders.flatMap((row): LeftRow[] =>
      isLeft(row.id, row) ? [{ ...leftOf(row.id, row), kind: 'order', name: nameOf(row.account) }] : [],
    ),
  ]
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
