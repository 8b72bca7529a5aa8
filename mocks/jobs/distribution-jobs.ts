import type { HeadquartersCustomerRow } from '../model/headquarters-rows.ts'
import type { BroughtRow } from '../model/jobs.ts'
import type { Rows } from '../model/tables.ts'
import { featuresOf, profileOf, publish, type PublishedSetting } from '../rules/configuration.ts'
import { asyncAddressesByAccount } from '../tables/indexes.ts'
import { passOver } from './passes.ts'

/** Sends changed customers to the channel, with their account numbers and record ids. */
export const job1010 = passOver(
  'customers',
  ({ accountNumber }) => accountNumber,
  ({ channelCopy }) => channelCopy === 'outdated',
  (rows, row) => [sendCustomer(rows, row)],
)

/** Sends the functionality profile (*channel configuration*) to the channel. */
export function job1070(rows: Rows, now: number): BroughtRow[] {
  return publish(rows, profileOf(rows), now).map(settingRow)
}

/** Sends the switches (*global configuration*) to the channel. */
export function job1110(rows: Rows, now: number): BroughtRow[] {
  return publish(rows, featuresOf(rows), now).map(settingRow)
}

function settingRow({ setting, value }: PublishedSetting): BroughtRow {
  return { outcome: 'brought', kind: 'setting', setting, value }
}

function sendCustomer(rows: Rows, row: HeadquartersCustomerRow): BroughtRow {
  const { accountNumber, guid, customer } = row
  rows.put('customers', accountNumber, { ...row, channelCopy: 'current' })
  rows.put('channelCustomers', accountNumber, { accountNumber, ...(guid && { guid }), customer })
  if (guid) writeAccountNumber(rows, guid, accountNumber)
  writeRecordIds(rows, row)
  return { outcome: 'brought', kind: 'customer', name: customer.Name, accountNumber }
}

function writeAccountNumber(rows: Rows, guid: string, accountNumber: string): void {
  const pending = rows.get('channelAsyncCustomers', guid)
  if (pending) rows.put('channelAsyncCustomers', guid, { ...pending, accountNumber })
}

/** Writes record ids into the channel's rows of async addresses. A row with a record id is done. */
function writeRecordIds(rows: Rows, { accountNumber, guid, customer }: HeadquartersCustomerRow): void {
  const recordIds = new Map(customer.Addresses.map(({ Id, RecordId }) => [Id, RecordId]))
  const accounts = guid ? [accountNumber, guid] : [accountNumber]
  for (const row of accounts.flatMap((account) => asyncAddressesByAccount.find(rows, account))) {
    const recordId = recordIds.get(row.address.Id)
    if (recordId) rows.put('channelAsyncAddresses', row.id, { ...row, recordId })
  }
}
