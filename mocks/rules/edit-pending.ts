import { nextGuid } from '../tables/numbers.ts'
import type { Rows } from '../model/tables.ts'
import type { EnhancedPart } from '../model/settings.ts'
import type { Address, Customer } from '../wire/entities.ts'
import { Refusal } from '../wire/refusal.ts'
import { addressesAfter, type CustomerChanges } from './customer-changes.ts'
import { configurationOf } from './configuration.ts'
import { enhancedPartProperties } from './create.ts'
import { saveAsyncAddresses } from './edit-synced.ts'
import type { FoundCustomer } from './find-customer.ts'
import { fullName } from './build-customer.ts'

type Pending = Extract<FoundCustomer, { status: 'pending' }>

/** Refuses what a customer cannot have before its account number is back, switch by switch. */
export function checkPendingEdit(
  rows: Rows,
  changes: CustomerChanges,
  carries: readonly EnhancedPart[],
): void {
  const { asyncAddresses, enhancedAsyncCreation, asyncEditing } = configurationOf(rows)
  const carried = enhancedAsyncCreation ? carries : []
  const refuse = (what: string) => {
    throw new Refusal('UpdateAsyncCustomerNotSupported', { reason: `Not while pending: ${what}` })
  }
  if (changes.newAddresses.length > 0 && !asyncAddresses) refuse('a further address')
  if (changes.changedAddresses.length > 0 && !asyncEditing) refuse('a change of an address')
  for (const name of Object.keys(changes.fields)) {
    const extra = enhancedPartOf(name)
    const isAllowed = extra ? carried.includes(extra) : asyncEditing
    if (!isAllowed) refuse(`a change of ${name}`)
  }
}

/** Changes a customer in the channel; what P-job has taken already is followed by a row of its own. */
export function editPending(rows: Rows, { row }: Pending, changes: CustomerChanges, now: number): void {
  const { guid, customer } = row
  saveAsyncAddresses(rows, guid, changes.newAddresses, now)
  const ofCreate = changeWaitingAddresses(rows, guid, changes.changedAddresses)
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

/** Changes addresses that were added after the create. Returns those that came with it. */
function changeWaitingAddresses(rows: Rows, guid: string, changed: readonly Address[]): Address[] {
  return changed.filter((address) => {
    const row = rows.get('channelAsyncAddresses', address.Id)
    if (!row || row.account !== guid) return true
    if (row.upload === 'uploaded') {
      throw new Refusal('UpdateAsyncCustomerNotSupported', {
        reason: 'The address is on its way to headquarters',
      })
    }
    if (address.Deactivate) rows.delete('channelAsyncAddresses', row.id)
    else rows.put('channelAsyncAddresses', row.id, { ...row, address })
    return false
  })
}

function enhancedPartOf(property: string): EnhancedPart | undefined {
  const entries = Object.entries(enhancedPartProperties) as [EnhancedPart, string][]
  return entries.find(([, name]) => name === property)?.[0]
}
