import type { Rows } from '../model/tables.ts'
import { nextGuid } from '../tables/numbers.ts'
import type { Address } from '../wire/customer-parts.ts'
import type { Customer } from '../wire/entities.ts'
import { fullName, withRecordIds } from './build-customer.ts'
import { configurationOf } from './configuration.ts'
import { addressesAfter, type CustomerChanges } from './customer-changes.ts'
import type { FoundCustomer } from './find-customer.ts'

type SyncedCustomer = Extract<FoundCustomer, { status: 'synced' }>

/** Returns `true` when new addresses are saved without a real-time call. The switch applies to all customers. */
export function savesAddressesAsync(rows: Rows): boolean {
  return configurationOf(rows).asyncAddresses
}

/** Changes a synced customer at headquarters and in the channel. */
export function editSynced(rows: Rows, { row }: SyncedCustomer, changes: CustomerChanges, now: number): void {
  const { fields, newAddresses, changedAddresses } = changes
  const isAsync = savesAddressesAsync(rows)
  if (isAsync) saveAsyncAddresses(rows, row.accountNumber, newAddresses, now)
  const added = isAsync ? [] : newAddresses
  if (Object.keys(fields).length + added.length + changedAddresses.length === 0) return
  const known = rows.get('customers', row.accountNumber)
  if (!known) throw new Error(`Headquarters has no account ${row.accountNumber}`)
  const changed: Customer = {
    ...known.customer,
    ...fields,
    Addresses: addressesAfter(known.customer.Addresses, [...changedAddresses, ...added]),
  }
  const customer = withRecordIds(rows, { ...changed, Name: fullName(changed) }, row.accountNumber)
  rows.put('customers', row.accountNumber, { ...known, customer })
  rows.put('channelCustomers', row.accountNumber, { ...row, customer })
}

/** Saves addresses in the channel only, each under a GUID, for P-job to upload. */
export function saveAsyncAddresses(
  rows: Rows,
  account: string,
  addresses: readonly Address[],
  createdAt: number,
): void {
  for (const address of addresses) {
    const id = nextGuid(rows)
    rows.put('channelAsyncAddresses', id, {
      id,
      account,
      createdAt,
      upload: 'waiting',
      address: { ...address, Id: id, RecordId: 0, IsAsyncAddress: true },
    })
  }
}
