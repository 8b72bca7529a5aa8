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
import type { ValidationResult } from '../wire/refusal.ts'
import { inOneLine } from './job.ts'
import { reasonOf } from './lines.ts'
import type { Problem, RowReport, Subject } from './report.ts'

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
  const failure = refusedByFault(rows) ?? failureOf(customerProblems(customer, 'complete'))
  if (failure) {
    rows.put('uploadedCustomers', guid, { ...row, synchronization: failure })
    return leftBecause(subject, failure)
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
  return { ...subject, outcome: 'synchronized', accountNumber }
}

/** Also called for an address that an order carries along. */
export function convertAddress(rows: Rows, row: UploadedAddressRow): RowReport {
  const subject = { kind: 'address', address: inOneLine(row.address) } as const
  const customer = customerOf(rows, row.account)
  const failure = customer
    ? (refusedByFault(rows) ?? failureOf(addressProblems([row.address], 'complete')))
    : withoutCustomer
  if (failure || !customer) {
    rows.put('uploadedAddresses', row.id, { ...row, synchronization: failure ?? withoutCustomer })
    return leftBecause(subject, failure ?? withoutCustomer)
  }
  const address = recordedAddress(rows, row.address)
  changeCustomer(rows, customer, { Addresses: [...othersOf(customer, address), address] })
  rows.put('uploadedAddresses', row.id, { ...row, synchronization: { status: 'done' }, address })
  return { ...subject, outcome: 'synchronized', accountNumber: customer.accountNumber }
}

function applyEdit(rows: Rows, row: UploadedEditRow): RowReport {
  const customer = customerOf(rows, row.guid)
  const subject = { kind: 'edit', properties: Object.keys(row.changes) } as const
  if (!customer) {
    rows.put('uploadedEdits', row.id, { ...row, synchronization: withoutCustomer })
    return leftBecause(subject, withoutCustomer)
  }
  const { Addresses, ...changes } = row.changes
  const addresses = Addresses && { Addresses: withRecordIds(rows, customer, Addresses) }
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

/** Also where an order's customer has none. */
export const withoutCustomer = failedFor([{ code: 'AccountNumberMissing', members: [] }])

function refusedByFault(rows: Rows): FailedSynchronization | undefined {
  const fault = strikes(rows, 'synchronize-customers').find(({ kind }) => kind === 'headquarters-refusal')
  if (!fault) return undefined
  const code = 'HeadquarterTransactionServiceMethodCallFailure'
  return failedFor([{ code, members: [] }], fault.errorResourceId ?? errorIdPrefix + code)
}

function failureOf(results: readonly ValidationResult[]): FailedSynchronization | undefined {
  const [first] = results
  const problems = results.map(({ id, members }) => ({ code: id, members }))
  return first && failedFor(problems, errorIdPrefix + first.id)
}

function failedFor(problems: readonly Problem[], errorResourceId?: string): FailedSynchronization {
  return {
    status: 'failed',
    problems,
    reason: reasonOf(problems),
    ...(errorResourceId && { errorResourceId }),
  }
}

function leftBecause(subject: Subject, { problems }: FailedSynchronization): RowReport {
  return { ...subject, outcome: 'left', problems }
}

function isOpen({ synchronization }: { readonly synchronization: Synchronization }): boolean {
  return synchronization.status !== 'done'
}
