import type { Address, Problem, Synchronization, TablesSnapshot } from 'pending-sync/mocks'
import { customerNames, formatName } from './format-customer.ts'

/** An uploaded row that could not be synchronized, with the values that a tester can repair. */
export type FailedRow = Repairable & { readonly id: string; readonly problems: readonly Problem[] }

type Repairable = { readonly name: string } & (
  | { readonly kind: 'customer'; readonly fields: CustomerFields; readonly addresses: readonly Address[] }
  | { readonly kind: 'address'; readonly addresses: readonly [Address] }
  | { readonly kind: 'edit' | 'order' }
)

export type CustomerFields = Record<(typeof customerFields)[number], string>
export const customerFields = ['FirstName', 'LastName', 'Email'] as const
export const addressFields = ['Street', 'ZipCode', 'City', 'State', 'ThreeLetterISORegionName'] as const

/** The failed rows in the order of the tables. The row tried last stays listed while it waits for the next run. */
export function failedRows(snapshot: TablesSnapshot, lastTried?: string): readonly FailedRow[] {
  const { asyncCustomers, asyncAddresses, asyncEdits, orders } = snapshot.headquarters
  const nameOf = customerNames(snapshot)

  function failed<Row extends UploadedRow>(
    rows: readonly Row[],
    toRepairable: (row: Row) => Repairable,
  ): FailedRow[] {
    return rows
      .filter((row) => isListed(row, lastTried))
      .map((row) => ({ ...toRepairable(row), id: idOf(row), problems: problemsOf(row) }))
  }

  return [
    ...failed(asyncCustomers, ({ customer }) => ({
      kind: 'customer',
      name: formatName(customer),
      fields: customer,
      addresses: customer.Addresses,
    })),
    ...failed(asyncAddresses, ({ account, address }) => ({
      kind: 'address',
      name: nameOf(account),
      addresses: [address],
    })),
    ...failed(asyncEdits, ({ account }) => ({ kind: 'edit', name: nameOf(account) })),
    ...failed(orders, ({ account }) => ({ kind: 'order', name: nameOf(account) })),
  ]
}

/** Counts the uploaded rows by status. */
export function countsOf(snapshot: TablesSnapshot) {
  const rows = uploadedRows(snapshot)
  const count = (status: Synchronization['status']) =>
    rows.filter(({ synchronization }) => synchronization.status === status).length
  return { waiting: count('waiting'), failed: count('failed'), done: count('done') }
}

export function statusOf(snapshot: TablesSnapshot, id: string): Synchronization['status'] | undefined {
  return uploadedRows(snapshot).find((row) => idOf(row) === id)?.synchronization.status
}

/** A customer is identified by its GUID, every other row by an id of its own. */
type UploadedRow = { readonly synchronization: Synchronization } & (
  { readonly id: string } | { readonly guid: string }
)

function uploadedRows({ headquarters }: TablesSnapshot): readonly UploadedRow[] {
  const { asyncCustomers, asyncAddresses, asyncEdits, orders } = headquarters
  return [...asyncCustomers, ...asyncAddresses, ...asyncEdits, ...orders]
}

function isListed(row: UploadedRow, lastTried: string | undefined): boolean {
  const { status } = row.synchronization
  return status === 'failed' || (status === 'waiting' && idOf(row) === lastTried)
}

function idOf(row: UploadedRow): string {
  return 'id' in row ? row.id : row.guid
}

function problemsOf({ synchronization }: UploadedRow): readonly Problem[] {
  return synchronization.status === 'failed' ? synchronization.problems : []
}
