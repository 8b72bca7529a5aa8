import { customerProblems } from '../rules/validation.ts'
import { addressProblems } from '../rules/address-validation.ts'
import { fullName, recorded, recordedAddress } from '../rules/new-customer.ts'
import { nextAccountNumber } from '../tables/numbers.ts'
import type {
  HeadquartersCustomerRow,
  Synchronization,
  UploadedAddressRow,
  UploadedCustomerRow,
  UploadedEditRow,
} from '../tables/rows.ts'
import type { Rows } from '../tables/types.ts'
import { strikes } from '../faults/strikes.ts'
import type { Address } from '../wire/entities.ts'
import { errorIdPrefix } from '../wire/error-ids.ts'
import { english } from '../wire/messages/en.ts'
import type { ValidationResult } from '../wire/refusal.ts'
import { failed, moved, workOf, type Moved, type Work } from './job.ts'

/**
 * Makes account numbers for what P-job brought, then adds the addresses and changes that belong to these customers. A
 * row that fails stays, with its reason, and is tried again by the next run.
 */
export function synchronizeCustomers(rows: Rows, now: number): Work {
  return workOf([
    ...rows
      .all('uploadedCustomers')
      .filter(isOpen)
      .map((row) => convertCustomer(rows, row, now)),
    ...rows
      .all('uploadedAddresses')
      .filter(isOpen)
      .map((row) => convertAddress(rows, row)),
    ...rows
      .all('uploadedEdits')
      .filter(isOpen)
      .map((row) => applyEdit(rows, row)),
  ])
}

/** Also called for a customer that an order carries along. */
export function convertCustomer(rows: Rows, row: UploadedCustomerRow, now: number): Moved {
  const { guid, customer } = row
  const failure = refusedByFault(rows) ?? failureOf(customerProblems(customer, 'complete'))
  if (failure) {
    rows.put('uploadedCustomers', guid, { ...row, synchronization: failure })
    return failed(`Customer ${customer.Name} not converted: ${failure.reason}`)
  }
  const accountNumber = nextAccountNumber(rows)
  const converted = recorded(rows, customer, accountNumber)
  rows.put('customers', accountNumber, {
    accountNumber,
    guid,
    createdAt: now,
    channelCopy: 'outdated',
    customer: converted,
  })
  rows.put('uploadedCustomers', guid, {
    ...row,
    onlineOperationCompleted: 'Yes',
    synchronization: { status: 'done' },
    accountNumber,
  })
  return moved(`Customer ${customer.Name} converted: account number ${accountNumber}`)
}

/** Also called for an address that an order carries along. */
export function convertAddress(rows: Rows, row: UploadedAddressRow): Moved {
  const label = `Address ${row.address.FullAddress.replaceAll('\n', ', ')}`
  const customer = customerOf(rows, row.account)
  const failure = customer
    ? (refusedByFault(rows) ?? failureOf(addressProblems([row.address], 'complete')))
    : withoutCustomer
  if (failure || !customer) {
    rows.put('uploadedAddresses', row.id, { ...row, synchronization: failure ?? withoutCustomer })
    return failed(`${label} not converted: ${(failure ?? withoutCustomer).reason}`)
  }
  const address = recordedAddress(rows, row.address)
  changeCustomer(rows, customer, { Addresses: [...othersOf(customer, address), address] })
  rows.put('uploadedAddresses', row.id, { ...row, synchronization: { status: 'done' }, address })
  return moved(`${label} added to account ${customer.accountNumber}`)
}

function applyEdit(rows: Rows, row: UploadedEditRow): Moved {
  const customer = customerOf(rows, row.guid)
  const label = `Change of ${Object.keys(row.changes).join(', ')}`
  if (!customer) {
    rows.put('uploadedEdits', row.id, { ...row, synchronization: withoutCustomer })
    return failed(`${label} not made: ${withoutCustomer.reason}`)
  }
  const { Addresses, ...changes } = row.changes
  const addresses = Addresses && { Addresses: withRecordIds(rows, customer, Addresses) }
  changeCustomer(rows, customer, { ...changes, ...addresses })
  rows.put('uploadedEdits', row.id, { ...row, synchronization: { status: 'done' } })
  return moved(`${label} made in account ${customer.accountNumber}`)
}

/** The customer an uploaded row belongs to, by account number or temporary GUID. */
export function customerOf(rows: Rows, account: string): HeadquartersCustomerRow | undefined {
  return rows.get('customers', rows.get('uploadedCustomers', account)?.accountNumber ?? account)
}

function changeCustomer(
  rows: Rows,
  row: HeadquartersCustomerRow,
  changes: Partial<HeadquartersCustomerRow['customer']>,
): void {
  const changed = { ...row.customer, ...changes }
  const customer = { ...changed, Name: fullName(changed) }
  rows.put('customers', row.accountNumber, { ...row, channelCopy: 'outdated', customer })
}

function othersOf({ customer }: HeadquartersCustomerRow, added: Address): Address[] {
  const others = customer.Addresses.filter(({ Id }) => Id !== added.Id)
  return added.IsPrimary ? others.map((address) => ({ ...address, IsPrimary: false })) : others
}

function withRecordIds(rows: Rows, { customer }: HeadquartersCustomerRow, addresses: Address[]): Address[] {
  return addresses.map((address) => {
    const known = customer.Addresses.find(({ Id }) => Id === address.Id)
    return recordedAddress(rows, { ...address, RecordId: known?.RecordId ?? 0 })
  })
}

type FailedSynchronization = Extract<Synchronization, { status: 'failed' }>

const withoutCustomer: FailedSynchronization = {
  status: 'failed',
  reason: 'The customer it belongs to has no account number yet',
}

function refusedByFault(rows: Rows): FailedSynchronization | undefined {
  const fault = strikes(rows, 'synchronize-customers').find(({ kind }) => kind === 'headquarters-refusal')
  const id = errorIdPrefix + 'HeadquarterTransactionServiceMethodCallFailure'
  return (
    fault && {
      status: 'failed',
      reason: english.HeadquarterTransactionServiceMethodCallFailure,
      errorResourceId: fault.errorResourceId ?? id,
    }
  )
}

function failureOf(problems: readonly ValidationResult[]): FailedSynchronization | undefined {
  const [first] = problems
  if (!first) return undefined
  const reasons = problems.map(({ id, members }) => `${members.join(', ')}: ${english[id]}`)
  return { status: 'failed', reason: reasons.join(' '), errorResourceId: errorIdPrefix + first.id }
}

function isOpen({ synchronization }: { readonly synchronization: Synchronization }): boolean {
  return synchronization.status !== 'done'
}
