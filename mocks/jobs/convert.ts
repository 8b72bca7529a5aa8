import type {
  HeadquartersCustomerRow,
  UploadedAddressRow,
  UploadedCustomerRow,
  UploadedEditRow,
} from '../model/headquarters-rows.ts'
import type { RowReport } from '../model/jobs.ts'
import type { Rows } from '../model/tables.ts'
import { addressProblems } from '../rules/address-validation.ts'
import { addressWithRecordId, withRecordIds } from '../rules/build-customer.ts'
import { checkAtHeadquarters, withDefaults } from '../rules/customer-attributes.ts'
import { customerProblems } from '../rules/customer-validation.ts'
import { withAddress, withChanges, type NumberedCustomer } from '../rules/merge-changes.ts'
import { uploadedEditsByAccount } from '../tables/indexes.ts'
import { nextAccountNumber } from '../tables/numbers.ts'
import type { Address, CustomerAttribute } from '../wire/customer-parts.ts'
import type { Customer } from '../wire/entities.ts'
import type { ValidationResult } from '../wire/refusal.ts'
import { conversionFailure, customerMissing } from './conversion-failures.ts'
import { oneLineAddress } from './report-lines.ts'

/** Gives an uploaded customer its account number, or marks its row as failed. */
export function convertCustomer(rows: Rows, row: UploadedCustomerRow, now: number): RowReport {
  const { guid } = row
  const version = validVersion(rows, row)
  const { customer, sequences } = version
  const subject = { kind: 'customer', name: customer.Name } as const
  const failure = conversionFailure(rows, uploadProblems(rows, customer))
  if (failure) {
    rows.put('uploadedCustomers', guid, { ...row, synchronization: failure })
    return { ...subject, outcome: 'left', problems: failure.problems }
  }
  const accountNumber = nextAccountNumber(rows)
  const Attributes = attributesOf(rows, version)
  rows.put('customers', accountNumber, {
    accountNumber,
    guid,
    createdAt: now,
    channelCopy: 'outdated',
    customer: withRecordIds(rows, { ...customer, Attributes }, accountNumber),
    ...(sequences && { sequences }),
  })
  rows.put('uploadedCustomers', guid, {
    ...row,
    onlineOperationCompleted: 'Yes',
    synchronization: { status: 'done' },
    accountNumber,
  })
  return { ...subject, outcome: 'synchronized', accountNumber }
}

/**
 * The attributes as headquarters stores them. It may have newer defaults than the channel. Once the attributes were
 * edited, one that is missing was removed, and no default brings it back.
 */
function attributesOf(rows: Rows, { customer, sequences }: NumberedCustomer): CustomerAttribute[] {
  const checked = checkAtHeadquarters(rows, customer.Attributes)
  return sequences?.Attributes === undefined ? withDefaults(checked) : checked.attributes
}

/** Adds an uploaded address to its customer, or marks its row as failed. */
export function convertAddress(rows: Rows, row: UploadedAddressRow): RowReport {
  const customer = headquartersCustomer(rows, row.account)
  const address = validAddress(rows, row, customer)
  const subject = { kind: 'address', address: oneLineAddress(address ?? row.address) } as const
  const failure = customer && conversionFailure(rows, address ? addressProblems([address], 'complete') : [])
  if (failure || !customer) {
    const synchronization = failure ?? customerMissing
    rows.put('uploadedAddresses', row.id, { ...row, synchronization })
    return { ...subject, outcome: 'left', problems: synchronization.problems }
  }
  const added = address && addressWithRecordId(rows, address)
  saveCustomer(
    rows,
    customer,
    added ? withAddress(customer, { ...row, address: added }) : passedBy(customer, row),
  )
  rows.put('uploadedAddresses', row.id, {
    ...row,
    synchronization: { status: 'done' },
    ...(added && { address: added }),
  })
  return { ...subject, outcome: 'synchronized', accountNumber: customer.accountNumber }
}

/** The customer at headquarters that an uploaded row belongs to, by account number or temporary GUID. */
export function headquartersCustomer(rows: Rows, account: string): HeadquartersCustomerRow | undefined {
  return rows.get('customers', rows.get('uploadedCustomers', account)?.accountNumber ?? account)
}

/** Changes a customer at headquarters, for job 1010 to send. */
export function saveCustomer(rows: Rows, known: HeadquartersCustomerRow, changed: NumberedCustomer): void {
  const { accountNumber } = known
  const customer = withRecordIds(rows, changed.customer, accountNumber)
  rows.put('customers', accountNumber, { ...known, ...changed, customer, channelCopy: 'outdated' })
}

/**
 * [ours] The row as it was uploaded if it is valid, otherwise with its later edits: the shopper may have corrected what
 * headquarters would reject.
 */
function validVersion(rows: Rows, row: UploadedCustomerRow): NumberedCustomer {
  if (uploadProblems(rows, row.customer).length === 0) return row
  const edited = openEdits(rows, [row.guid]).reduce<NumberedCustomer>(withChanges, row)
  return uploadProblems(rows, edited.customer).length === 0 ? edited : row
}

function uploadProblems(rows: Rows, customer: Customer): ValidationResult[] {
  const { problems } = checkAtHeadquarters(rows, customer.Attributes)
  return [...customerProblems(customer, 'complete'), ...problems]
}

/** [ours] As `validVersion`. Absent: a later edit has deactivated the address. */
function validAddress(
  rows: Rows,
  row: UploadedAddressRow,
  customer: HeadquartersCustomerRow | undefined,
): Address | undefined {
  if (!customer || addressProblems([row.address], 'complete').length === 0) return row.address
  const accounts = [customer.accountNumber, customer.guid ?? customer.accountNumber]
  const edited = openEdits(rows, accounts).reduce(
    withChanges,
    withAddress({ customer: { ...customer.customer, Addresses: [] } }, row),
  )
  const [address] = edited.customer.Addresses
  return address && addressProblems([address], 'complete').length > 0 ? row.address : address
}

/** The customer after an address was added and deactivated: it may have replaced the primary address. */
function passedBy(customer: NumberedCustomer, row: UploadedAddressRow): NumberedCustomer {
  const { sequence, id } = row
  const changes = { Addresses: [{ Id: id, Deactivate: true }] }
  return withChanges(withAddress(customer, row), { sequence, changes })
}

function openEdits(rows: Rows, accounts: readonly string[]): UploadedEditRow[] {
  return [...new Set(accounts)]
    .flatMap((account) => uploadedEditsByAccount.find(rows, account))
    .filter(({ synchronization }) => synchronization.status !== 'done')
}
