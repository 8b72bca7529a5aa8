import type { HeadquartersCustomerRow } from '../model/headquarters-rows.ts'
import type { Rows } from '../model/tables.ts'
import { nextSequence } from '../tables/numbers.ts'
import type { Address } from '../wire/customer-parts.ts'
import type { CustomerDraft } from '../wire/draft.ts'
import { addressWithRecordId, withRecordIds } from './build-customer.ts'
import { configurationOf } from './configuration.ts'
import type { ChangedAddress, CustomerChanges } from './customer-changes.ts'
import { saveAsyncAddresses } from './edit-locally.ts'
import type { FoundCustomer } from './find-customer.ts'
import { withAddress, withChanges, type NumberedCustomer } from './merge-changes.ts'

type SyncedCustomer = Extract<FoundCustomer, { status: 'synced' }>

/**
 * Changes a synced customer at headquarters and in the channel, by a real-time call. A changed address that headquarters
 * does not have yet is carried along, so that no job brings its older values later.
 */
export function editSynced(rows: Rows, { row }: SyncedCustomer, changes: CustomerChanges, now: number): void {
  const { fields, newAddresses, changedAddresses } = changes
  const sequence = nextSequence(rows)
  // This switch applies to all customers.
  const isAsync = configurationOf(rows).asyncAddresses
  if (isAsync) saveAsyncAddresses(rows, row.accountNumber, newAddresses, { sequence, now })
  const added = isAsync ? [] : newAddresses
  if (Object.keys(fields).length + added.length + changedAddresses.length === 0) return
  const known = rows.get('customers', row.accountNumber)
  if (!known) throw new Error(`Headquarters has no account ${row.accountNumber}`)
  const isKnown = ({ address }: ChangedAddress) =>
    known.customer.Addresses.some(({ Id }) => Id === address.Id)
  const edit: CustomerDraft = {
    ...fields,
    Addresses: changedAddresses.filter(isKnown).map(({ change }) => change),
  }
  const carried = changedAddresses.filter((one) => !isKnown(one) && !one.address.Deactivate)
  const edited = carried.reduce<NumberedCustomer>(
    (customer, { address }) => withWholeAddress(customer, address, sequence),
    withChanges(known, { sequence, changes: edit }),
  )
  const complete = added.reduce(
    (customer, address) => withAddress(customer, { sequence, address: addressWithRecordId(rows, address) }),
    edited,
  )
  saveEverywhere(rows, known, complete)
  settleAsyncAddresses(rows, row.accountNumber, changedAddresses)
}

/** Adds an address. Its number stands for all its values, so that no older edit changes them later. */
function withWholeAddress(known: NumberedCustomer, address: Address, sequence: number): NumberedCustomer {
  const added = withAddress(known, { sequence, address })
  return withChanges(added, { sequence, changes: { Addresses: [writableFields(address)] } })
}

/** Without the mark of the primary address, which `withAddress` sets. */
function writableFields({
  RecordId: _recordId,
  IsAsyncAddress: _isAsync,
  Deactivate: _deactivate,
  IsPrimary: _isPrimary,
  ...fields
}: Address) {
  return fields
}

function saveEverywhere(rows: Rows, known: HeadquartersCustomerRow, edited: NumberedCustomer): void {
  const { accountNumber, guid } = known
  const saved = { ...edited, customer: withRecordIds(rows, edited.customer, accountNumber) }
  rows.put('customers', accountNumber, { ...known, ...saved })
  rows.put('channelCustomers', accountNumber, { accountNumber, ...(guid && { guid }), ...saved })
}

/** Headquarters has the answer for these addresses: no job has to bring them, or brings their older values. */
function settleAsyncAddresses(rows: Rows, accountNumber: string, changed: readonly ChangedAddress[]): void {
  const saved = rows.get('customers', accountNumber)?.customer.Addresses ?? []
  for (const { address } of changed) {
    const row = rows.get('channelAsyncAddresses', address.Id)
    const uploaded = rows.get('uploadedAddresses', address.Id)
    const recordId = saved.find(({ Id }) => Id === address.Id)?.RecordId
    if (row && recordId) rows.put('channelAsyncAddresses', row.id, { ...row, upload: 'uploaded', recordId })
    if (row && !recordId) rows.delete('channelAsyncAddresses', row.id)
    if (uploaded && uploaded.synchronization.status !== 'done')
      rows.put('uploadedAddresses', uploaded.id, { ...uploaded, synchronization: { status: 'done' } })
  }
}
