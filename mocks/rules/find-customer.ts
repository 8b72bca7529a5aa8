import type { ChannelAsyncCustomerRow, ChannelCustomerRow } from '../model/channel-rows.ts'
import type { Rows } from '../model/tables.ts'
import type { Customer } from '../wire/entities.ts'
import { behaviourOf } from './channel-behaviour.ts'
import { withAddress, withChanges, type NumberedCustomer } from './merge-changes.ts'
import { waitingRowsOf } from './waiting-rows.ts'

/**
 * A customer that the channel has, with its account: the account number, or the temporary GUID while it is pending.
 */
export type FoundCustomer =
  | { readonly status: 'synced'; readonly account: string; readonly row: ChannelCustomerRow }
  | { readonly status: 'pending'; readonly account: string; readonly row: ChannelAsyncCustomerRow }

/**
 * Finds the customer that a client names, by account number or temporary GUID. Once job 1010 has sent the account
 * number, the option `guidAfterConversion` says what the GUID finds.
 */
export function findCustomer(rows: Rows, account: string): FoundCustomer | undefined {
  const { guidAfterConversion } = behaviourOf(rows)
  const row = rows.get('channelAsyncCustomers', account.toLowerCase())
  if (row?.accountNumber === undefined || guidAfterConversion === 'converted-customer') {
    return customerOf(rows, account)
  }
  return guidAfterConversion === 'async-row' ? { status: 'pending', account: row.guid, row } : undefined
}

/** The customer that a row refers to. Rows keep referring to a GUID, and mean the converted customer then. */
export function customerOf(rows: Rows, account: string): FoundCustomer | undefined {
  const pending = rows.get('channelAsyncCustomers', account.toLowerCase())
  const accountNumber = pending ? pending.accountNumber : account
  const synced = accountNumber === undefined ? undefined : rows.get('channelCustomers', accountNumber)
  if (synced) return { status: 'synced', account: synced.accountNumber, row: synced }
  return pending && { status: 'pending', account: pending.guid, row: pending }
}

export function allCustomers(rows: Rows): FoundCustomer[] {
  const synced = rows
    .all('channelCustomers')
    .map((row): FoundCustomer => ({ status: 'synced', account: row.accountNumber, row }))
  const pending = rows
    .all('channelAsyncCustomers')
    .filter((row) => row.accountNumber === undefined)
    .map((row): FoundCustomer => ({ status: 'pending', account: row.guid, row }))
  return [...synced, ...pending]
}

/** The customer as the channel answers it: with the addresses and edits that headquarters does not have yet. */
export function customerView(rows: Rows, found: FoundCustomer): Customer {
  const { addresses, edits } = waitingRowsOf(rows, accountsOf(found))
  const withAddresses = addresses.reduce<NumberedCustomer>(withAddress, found.row)
  return edits.reduce(withChanges, withAddresses).customer
}

/** All accounts of the customer: rows may refer to it by its account number or by its temporary GUID. */
export function accountsOf(found: FoundCustomer): string[] {
  const guid = found.row.guid
  return guid && guid !== found.account ? [found.account, guid] : [found.account]
}

export function isTemporaryGuid(account: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(account)
}
