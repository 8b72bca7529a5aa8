import type { HeadquartersCustomerRow, Synchronization, UploadedEditRow } from '../model/headquarters-rows.ts'
import type { RowReport } from '../model/jobs.ts'
import type { Rows } from '../model/tables.ts'
import { addressWithRecordId } from '../rules/build-customer.ts'
import type { Address } from '../wire/customer-parts.ts'
import { customerMissing } from './conversion-failures.ts'
import { convertAddress, convertCustomer, headquartersCustomer, updateCustomer } from './convert.ts'
import { passOver } from './passes.ts'

/**
 * Gives the uploaded customers account numbers, then adds the uploaded addresses and edits to their customers. A row
 * that fails stays, with its reason, and the next run tries it again.
 */
export const synchronizeCustomers = [
  passOver(
    'uploadedCustomers',
    ({ guid }) => guid,
    isOpen,
    (rows, row, now) => [convertCustomer(rows, row, now)],
  ),
  passOver(
    'uploadedAddresses',
    ({ id }) => id,
    isOpen,
    (rows, row) => [convertAddress(rows, row)],
  ),
  passOver(
    'uploadedEdits',
    ({ id }) => id,
    isOpen,
    (rows, row) => [applyEdit(rows, row)],
  ),
]

export function isOpen({ synchronization }: { readonly synchronization: Synchronization }): boolean {
  return synchronization.status !== 'done'
}

function applyEdit(rows: Rows, row: UploadedEditRow): RowReport {
  const customer = headquartersCustomer(rows, row.guid)
  const subject = { kind: 'edit', properties: Object.keys(row.changes) } as const
  if (!customer) {
    rows.put('uploadedEdits', row.id, { ...row, synchronization: customerMissing })
    return { ...subject, outcome: 'left', problems: customerMissing.problems }
  }
  const { Addresses, ...changes } = row.changes
  const addresses = Addresses && { Addresses: withKnownRecordIds(rows, customer, Addresses) }
  updateCustomer(rows, customer, { ...changes, ...addresses })
  rows.put('uploadedEdits', row.id, { ...row, synchronization: { status: 'done' } })
  return { ...subject, outcome: 'synchronized', accountNumber: customer.accountNumber }
}

function withKnownRecordIds(rows: Rows, { customer }: HeadquartersCustomerRow, addresses: Address[]) {
  return addresses.map((address) => {
    const known = customer.Addresses.find(({ Id }) => Id === address.Id)
    return addressWithRecordId(rows, { ...address, RecordId: known?.RecordId ?? 0 })
  })
}
