import type { EnhancedPart } from '../model/settings.ts'
import type { Rows } from '../model/tables.ts'
import { nextGuid } from '../tables/numbers.ts'
import type { Address } from '../wire/customer-parts.ts'
import type { Customer } from '../wire/entities.ts'
import { Refusal } from '../wire/refusal.ts'
import { fullName } from './build-customer.ts'
import { configurationOf } from './configuration.ts'
import { addressesAfter, type CustomerChanges } from './customer-changes.ts'
import { saveAsyncAddresses } from './edit-synced.ts'
import { allowedParts, enhancedPartOf } from './enhanced-parts.ts'
import type { FoundCustomer } from './find-customer.ts'

type PendingCustomer = Extract<FoundCustomer, { status: 'pending' }>

/** Throws a `Refusal` for the first change that the switches do not allow while the customer is pending. */
export function checkPendingEdit(
  rows: Rows,
  { newAddresses, changedAddresses, fields }: CustomerChanges,
  enhancedParts: readonly EnhancedPart[],
): void {
  const { asyncAddresses, asyncEditing } = configurationOf(rows)
  if (newAddresses.length > 0 && !asyncAddresses) throw refusal('Not while pending: a further address')
  if (changedAddresses.length > 0 && !asyncEditing) throw refusal('Not while pending: a change of an address')
  const allowed = allowedParts(rows, enhancedParts)
  for (const name of Object.keys(fields)) {
    const part = enhancedPartOf(name)
    const isAllowed = part ? allowed.includes(part) : asyncEditing
    if (!isAllowed) throw refusal(`Not while pending: a change of ${name}`)
  }
}

/**
 * Changes a pending customer in the channel. After its upload by P-job the changes get an upload row of their own.
 */
export function editPending(
  rows: Rows,
  { row }: PendingCustomer,
  changes: CustomerChanges,
  now: number,
): void {
  const { guid, customer } = row
  saveAsyncAddresses(rows, guid, changes.newAddresses, now)
  const ofCreate = changeAddedAddresses(rows, guid, changes.changedAddresses)
  const changed: Partial<Customer> = {
    ...changes.fields,
    ...(ofCreate.length > 0 && { Addresses: addressesAfter(customer.Addresses, ofCreate) }),
  }
  if (Object.keys(changed).length === 0) return
  const next = { ...customer, ...changed }
  rows.put('channelAsyncCustomers', guid, { ...row, customer: { ...next, Name: fullName(next) } })
  if (row.upload === 'waiting') return
  const id = nextGuid(rows)
  rows.put('channelAsyncEdits', id, { id, guid, createdAt: now, upload: 'waiting', changes: changed })
}

/** Changes those addresses that were added after the create. Returns the others, which came with it. */
function changeAddedAddresses(rows: Rows, guid: string, changed: readonly Address[]): Address[] {
  return changed.filter((address) => {
    const row = rows.get('channelAsyncAddresses', address.Id)
    if (!row || row.account !== guid) return true
    if (row.upload === 'uploaded') throw refusal('The address is on its way to headquarters')
    if (address.Deactivate) rows.delete('channelAsyncAddresses', row.id)
    else rows.put('channelAsyncAddresses', row.id, { ...row, address })
    return false
  })
}

function refusal(reason: string): Refusal {
  return new Refusal('UpdateAsyncCustomerNotSupported', { reason })
}
