import { namesIn, fullName } from './person.ts'
import type { Problem } from './report.ts'
import type { MendableAddress, Snapshot, Synchronization } from './snapshot.ts'

/** A row that *Synchronize customers* looked at and left, and what of it a person can mend. */
export type LeftRow = Mendable & { readonly id: string; readonly problems: readonly Problem[] }

type Mendable = { readonly name: string } & (
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
export function leftBehind(snapshot: Snapshot, lastTried?: string): readonly LeftRow[] {
  const { asyncCustomers, asyncAddresses, asyncEdits, orders } = snapshot.headquarters
  const nameOf = namesIn(snapshot)

  function left<Row extends Synchronized>(rows: readonly Row[], tell: (row: Row) => Mendable): LeftRow[] {
    return rows
      .filter((row) => isLeft(row, lastTried))
      .map((row) => ({ ...tell(row), id: idOf(row), problems: problemsOf(row) }))
  }

  return [
    ...left(asyncCustomers, ({ customer }) => {
      return { kind: 'customer', name: fullName(customer), fields: customer, addresses: customer.Addresses }
    }),
    ...left(asyncAddresses, ({ account, address }) => {
      return { kind: 'address', name: nameOf(account), addresses: [address] }
    }),
    ...left(asyncEdits, ({ guid }) => ({ kind: 'edit', name: nameOf(guid) })),
    ...left(orders, ({ account }) => ({ kind: 'order', name: nameOf(account) })),
  ]
}

/** How many uploaded rows wait, failed, and are synchronized. */
export function countsOf(snapshot: Snapshot) {
  const rows = uploaded(snapshot)
  const count = (status: Synchronization['status']) =>
    rows.filter(({ synchronization }) => synchronization.status === status).length
  return { waiting: count('waiting'), failed: count('failed'), done: count('done') }
}

export function statusOf(snapshot: Snapshot, id: string): Synchronization['status'] | undefined {
  return uploaded(snapshot).find((row) => idOf(row) === id)?.synchronization.status
}

/** A customer goes by its GUID, everything else by an id of its own. */
type Synchronized = { readonly synchronization: Synchronization } & (
  { readonly id: string } | { readonly guid: string }
)

function uploaded({ headquarters }: Snapshot): readonly Synchronized[] {
  const { asyncCustomers, asyncAddresses, asyncEdits, orders } = headquarters
  return [...asyncCustomers, ...asyncAddresses, ...asyncEdits, ...orders]
}

function isLeft(row: Synchronized, lastTried: string | undefined): boolean {
  const { status } = row.synchronization
  return status === 'failed' || (status === 'waiting' && idOf(row) === lastTried)
}

function idOf(row: Synchronized): string {
  return 'id' in row ? row.id : row.guid
}

function problemsOf({ synchronization }: Synchronized): readonly Problem[] {
  return synchronization.status === 'failed' ? synchronization.problems : []
}
