import type {
  HeadquartersCustomerRow,
  UploadedAddressRow,
  UploadedCustomerRow,
} from '../model/headquarters-rows.ts'
import type { RowReport } from '../model/jobs.ts'
import type { Rows } from '../model/tables.ts'
import { addressProblems } from '../rules/address-validation.ts'
import { addressWithRecordId, fullName, withRecordIds } from '../rules/build-customer.ts'
import { customerProblems } from '../rules/customer-validation.ts'
import { nextAccountNumber } from '../tables/numbers.ts'
import type { Address } from '../wire/customer-parts.ts'
import type { Customer } from '../wire/entities.ts'
import { conversionFailure, customerMissing } from './conversion-failures.ts'
import { oneLineAddress } from './report-lines.ts'

/** Gives an uploaded customer its account number, or marks its row as failed. */
export function convertCustomer(rows: Rows, row: UploadedCustomerRow, now: number): RowReport {
  const { guid, customer } = row
  const subject = { kind: 'customer', name: customer.Name } as const
  const failure = conversionFailure(rows, customerProblems(customer, 'complete'))
  if (failure) {
    rows.put('uploadedCustomers', guid, { ...row, synchronization: failure })
    return { ...subject, outcome: 'left', problems: failure.problems }
  }
  const accountNumber = nextAccountNumber(rows)
  rows.put('customers', accountNumber, {
    accountNumber,
    guid,
    createdAt: now,
    channelCopy: 'outdated',
    customer: withRecordIds(rows, customer, accountNumber),
  })
  rows.put('uploadedCustomers', guid, {
    ...row,
    onlineOperationCompleted: 'Yes',
    synchronization: { status: 'done' },
    accountNumber,
  })
  return { ...subject, outcome: 'synchronized', accountNumber }
}

/** Adds an uploaded address to its customer, or marks its row as failed. */
export function convertAddress(rows: Rows, row: UploadedAddressRow): RowReport {
  const subject = { kind: 'address', address: oneLineAddress(row.address) } as const
  const customer = headquartersCustomer(rows, row.account)
  const failure = customer && conversionFailure(rows, addressProblems([row.address], 'complete'))
  if (failure || !customer) {
    const synchronization = failure ?? customerMissing
    rows.put('uploadedAddresses', row.id, { ...row, synchronization })
    return { ...subject, outcome: 'left', problems: synchronization.problems }
  }
  const address = addressWithRecordId(rows, row.address)
  updateCustomer(rows, customer, { Addresses: [...otherAddresses(customer, address), address] })
  rows.put('uploadedAddresses', row.id, { ...row, synchronization: { status: 'done' }, address })
  return { ...subject, outcome: 'synchronized', accountNumber: customer.accountNumber }
}

/** The customer at headquarters that an uploaded row belongs to, by account number or temporary GUID. */
export function headquartersCustomer(rows: Rows, account: string): HeadquartersCustomerRow | undefined {
  return rows.get('customers', rows.get('uploadedCustomers', account)?.accountNumber ?? account)
}

/** Changes a customer at headquarters, for job 1010 to send. */
export function updateCustomer(rows: Rows, row: HeadquartersCustomerRow, changes: Partial<Customer>): void {
  const changed = { ...row.customer, ...changes }
  const customer = { ...changed, Name: fullName(changed) }
  rows.put('customers', row.accountNumber, { ...row, channelCopy: 'outdated', customer })
}

function otherAddresses({ customer }: HeadquartersCustomerRow, added: Address): Address[] {
  const others = customer.Addresses.filter(({ Id }) => Id !== added.Id)
  return added.IsPrimary ? others.map((address) => ({ ...address, IsPrimary: false })) : others
}
