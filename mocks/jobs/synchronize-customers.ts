import type { Synchronization } from '../model/headquarters-rows.ts'
import type { RowReport } from '../model/jobs.ts'
import type { Rows } from '../model/tables.ts'
import { applyEdit } from './apply-edit.ts'
import { convertAddress, convertCustomer } from './convert.ts'
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

/**
 * Synchronizes one uploaded row: a customer by its GUID, an address or an edit by its id. Throws a RangeError for a row
 * that is not uploaded or already synchronized.
 */
export function synchronizeRow(rows: Rows, id: string, now: number): RowReport {
  const customer = rows.get('uploadedCustomers', id)
  const address = rows.get('uploadedAddresses', id)
  const edit = rows.get('uploadedEdits', id)
  if (customer && isOpen(customer)) return convertCustomer(rows, customer, now)
  if (address && isOpen(address)) return convertAddress(rows, address)
  if (edit && isOpen(edit)) return applyEdit(rows, edit)
  const isDone = customer || address || edit
  throw new RangeError(
    isDone ? 'The row is synchronized already' : 'Headquarters has no such row: run P-job first',
  )
}

export function isOpen({ synchronization }: { readonly synchronization: Synchronization }): boolean {
  return synchronization.status !== 'done'
}
