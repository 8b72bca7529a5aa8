import { triggerFaults } from '../faults/triggered.ts'
import type {
  HeadquartersCustomerRow,
  Synchronization,
  UploadedAddressRow,
  UploadedCustomerRow,
  UploadedEditRow,
} from '../model/headquarters-rows.ts'
import type { Problem, RowReport, RowSubject } from '../model/jobs.ts'
import type { Rows } from '../model/tables.ts'
import { addressProblems } from '../rules/address-validation.ts'
import { fullName, withRecordIds, addressWithRecordId } from '../rules/build-customer.ts'
import { customerProblems } from '../rules/customer-validation.ts'
import { nextAccountNumber } from '../tables/numbers.ts'
import type { Address } from '../wire/entities.ts'
import { errorIdPrefix } from '../wire/error-ids.ts'
import type { ValidationResult } from '../wire/refusal.ts'
import { oneLineAddress } from './job.ts'
import { problemsText } from './report-lines.ts'

/**
 * Makes account numbers for what P-job brought, then adds the addresses and changes that belong to these customers. A
 * row that fails stays, with its reason, and is tried again by the next run.
 */
export function synchronizeCustomers(rows: Rows, now: number): RowReport[] {
  return [
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
  ]
}

/** Also called for a customer that an order carries along. */
export function convertCustomer(rows: Rows, row: UploadedCustomerRow, now: number): RowReport {
  const { guid, customer } = row
  const subject = { kind: 'customer', name: customer.Name } as const
  const failure = faultFailure(rows) ?? validationFailure(customerProblems(customer, 'complete'))
  if (failure) {
    rows.put('uploadedCustomers', guid, { ...row, synchronization: failure })
    return leftRow(subject, failure)
  }
  const accountNumber = nextAccountNumber(rows)
  const converted = withRecordIds(rows, customer, accountNumber)
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
  return { ...subject, outcome: 'synchronized', accountNumber }
}

/** Also called for an address that an order carries along. */
export function convertAddress(rows: Rows, row: UploadedAddressRow): RowReport {
  const subject = { kind: 'address', address: oneLineAddress(row.address) } as const
  const customer = customerOf(rows, row.account)
  const failure = customer
    ? (faultFailure(rows) ?? validationFailure(addressProblems([row.address], 'complete')))
    : withoutCustomer
  if (failure || !customer) {
    rows.put('uploadedAddresses', row.id, { ...row, synchronization: failure ?? withoutCustomer })
    return leftRow(subject, failure ?? withoutCustomer)
  }
  const address = addressWithRecordId(rows, row.address)
  changeCustomer(rows, customer, { Addresses: [...otherAddresses(customer, address), address] })
  rows.put('uploadedAddresses', row.id, { ...row, synchronization: { status: 'done' }, address })
  return { ...subject, outcome: 'synchronized', accountNumber: customer.accountNumber }
}

function applyEdit(rows: Rows, row: UploadedEditRow): RowReport {
  const customer = customerOf(rows, row.guid)
  const subject = { kind: 'edit', properties: Object.keys(row.changes) } as const
  if (!customer) {
    rows.put('uploadedEdits', row.id, { ...row, synchronization: withoutCustomer })
    return leftRow(subject, withoutCustomer)
  }
  const { Addresses, ...changes } = row.changes
  const addresses = Addresses && { Addresses: addressesWithRecordIds(rows, customer, Addresses) }
  changeCustomer(rows, customer, { ...changes, ...addresses })
  rows.put('uploadedEdits', row.id, { ...row, synchronization: { status: 'done' } })
  return { ...subject, outcome: 'synchronized', accountNumber: customer.accountNumber }
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

function otherAddresses({ customer }: HeadquartersCustomerRow, added: Address): Address[] {
  const others = customer.Addresses.filter(({ Id }) => Id !== added.Id)
  return added.IsPrimary ? others.map((address) => ({ ...address, IsPrimary: false })) : others
}

function addressesWithRecordIds(
  rows: Rows,
  { customer }: HeadquartersCustomerRow,
  addresses: Address[],
): Address[] {
  return addresses.map((address) => {
    const known = customer.Addresses.find(({ Id }) => Id === address.Id)
    return addressWithRecordId(rows, { ...address, RecordId: known?.RecordId ?? 0 })
  })
}

type FailedSynchronization = Extract<Synchronization, { status: 'failed' }>

/** Also where an order's customer has none. */
export const withoutCustomer = failedFor([{ code: 'AccountNumberMissing', members: [] }])

function faultFailure(rows: Rows): FailedSynchronization | undefined {
  const fault = triggerFaults(rows, 'synchronize-customers').find(
    ({ kind }) => kind === 'headquarters-refusal',
  )
  if (!fault) return undefined
  const code = 'HeadquarterTransactionServiceMethodCallFailure'
  return failedFor([{ code, members: [] }], fault.errorResourceId ?? errorIdPrefix + code)
}

function validationFailure(results: readonly ValidationResult[]): FailedSynchronization | undefined {
  const [first] = results
  const problems = results.map(({ id, members }) => ({ code: id, members }))
  return first && failedFor(problems, errorIdPrefix + first.id)
}

function failedFor(problems: readonly Problem[], errorResourceId?: string): FailedSynchronization {
  return {
    status: 'failed',
    problems,
    reason: problemsText(problems),
    ...(errorResourceId && { errorResourceId }),
  }
}

function leftRow(subject: RowSubject, { problems }: FailedSynchronization): RowReport {
  return { ...subject, outcome: 'left', problems }
}

function isOpen({ synchronization }: { readonly synchronization: Synchronization }): boolean {
  return synchronization.status !== 'done'
}
