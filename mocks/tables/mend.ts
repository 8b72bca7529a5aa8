import { described, fullName } from '../rules/new-customer.ts'
import type { Address, Customer } from '../wire/entities.ts'
import type { Rows } from './types.ts'

/**
 * Mends an uploaded row that *Synchronize customers* could not convert, as a person at headquarters does; the next run
 * tries it again. Throws a RangeError for a row that is not there or is converted already.
 */
export function mendCustomer(rows: Rows, guid: string, changes: Partial<Customer>): void {
  const row = open(rows.get('uploadedCustomers', guid))
  const mended = { ...row.customer, ...changes, AccountNumber: guid }
  const customer = { ...mended, Name: fullName(mended), Addresses: mended.Addresses.map(described) }
  rows.put('uploadedCustomers', guid, { ...row, synchronization: { status: 'waiting' }, customer })
}

export function mendAddress(rows: Rows, id: string, changes: Partial<Address>): void {
  const row = open(rows.get('uploadedAddresses', id))
  rows.put('uploadedAddresses', id, {
    ...row,
    synchronization: { status: 'waiting' },
    address: described({ ...row.address, ...changes, Id: row.address.Id, RecordId: 0 }),
  })
}

function open<Row extends { readonly synchronization: { readonly status: string } }>(
  row: Row | undefined,
): Row {
  if (row && row.synchronization.status !== 'done') return row
  throw new RangeError(row ? 'The row is converted already' : 'Headquarters has no such row: run P-job first')
}
