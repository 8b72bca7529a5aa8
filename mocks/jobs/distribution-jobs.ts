import type { HeadquartersCustomerRow, Synchronization } from '../model/headquarters-rows.ts'
import type { BroughtRow } from '../model/jobs.ts'
import type { Rows } from '../model/tables.ts'
import { publishGroup } from '../rules/attributes.ts'
import { featuresOf, profileOf, publish, type PublishedSetting } from '../rules/configuration.ts'
import { waitingRowsOf, type WaitingRows } from '../rules/waiting-rows.ts'
import { passOver } from './passes.ts'

/** Sends changed customers to the channel, with their account numbers and record ids. */
export const sendCustomers = passOver(
  'customers',
  ({ accountNumber }) => accountNumber,
  ({ channelCopy }) => channelCopy === 'outdated',
  (rows, row, now) => {
    const accounts = row.guid ? [row.accountNumber, row.guid] : [row.accountNumber]
    completeRows(rows, row, waitingRowsOf(rows, accounts), now)
    return [sendCustomer(rows, row)]
  },
)

/** Sends the functionality profile (*channel configuration*) to the channel. */
export function job1070(rows: Rows, now: number): BroughtRow[] {
  return publish(rows, profileOf(rows), now).map(settingRow)
}

/** Sends the switches and the customer attribute group (*global configuration*) to the channel. */
export function job1110(rows: Rows, now: number): BroughtRow[] {
  return [...publish(rows, featuresOf(rows), now).map(settingRow), ...publishGroup(rows)]
}

function settingRow({ setting, value }: PublishedSetting): BroughtRow {
  return { outcome: 'brought', kind: 'setting', setting, value }
}

function sendCustomer(rows: Rows, row: HeadquartersCustomerRow): BroughtRow {
  const { accountNumber, guid, customer, sequences } = row
  rows.put('customers', accountNumber, { ...row, channelCopy: 'current' })
  rows.put('channelCustomers', accountNumber, {
    accountNumber,
    ...(guid && { guid }),
    customer,
    ...(sequences && { sequences }),
  })
  if (guid) writeAccountNumber(rows, guid, accountNumber)
  return { outcome: 'brought', kind: 'customer', name: customer.Name, accountNumber }
}

function writeAccountNumber(rows: Rows, guid: string, accountNumber: string): void {
  const pending = rows.get('channelAsyncCustomers', guid)
  if (pending) rows.put('channelAsyncCustomers', guid, { ...pending, accountNumber })
}

/** Completes the channel's waiting rows of a customer, as far as headquarters has processed them. */
function completeRows(
  rows: Rows,
  { customer }: HeadquartersCustomerRow,
  { addresses, edits }: WaitingRows,
  completedAt: number,
): void {
  const recordIds = new Map(customer.Addresses.map(({ Id, RecordId }) => [Id, RecordId]))
  for (const row of addresses) {
    const recordId = recordIds.get(row.id)
    if (recordId) rows.put('channelAsyncAddresses', row.id, { ...row, recordId })
    // Deactivated before it was added.
    else if (isDone(rows.get('uploadedAddresses', row.id))) rows.delete('channelAsyncAddresses', row.id)
  }
  for (const row of edits) {
    if (isDone(rows.get('uploadedEdits', row.id)))
      rows.put('channelAsyncEdits', row.id, { ...row, completedAt })
  }
}

function isDone(row: { readonly synchronization: Synchronization } | undefined): boolean {
  return row?.synchronization.status === 'done'
}
