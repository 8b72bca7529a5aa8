import type { HeadquartersCustomerRow, UploadedEditRow } from '../model/headquarters-rows.ts'
import type { RowReport } from '../model/jobs.ts'
import type { Rows } from '../model/tables.ts'
import { problemsOfAddress } from '../rules/address-validation.ts'
import { withDerivedFields } from '../rules/build-customer.ts'
import { checkAtHeadquarters } from '../rules/customer-attributes.ts'
import { customerProblems } from '../rules/customer-validation.ts'
import { newerChanges, withChanges } from '../rules/merge-changes.ts'
import type { AddressDraft, CustomerDraft } from '../wire/draft.ts'
import type { ValidationResult } from '../wire/refusal.ts'
import { addressMissing, conversionFailure, customerMissing } from './conversion-failures.ts'
import { headquartersCustomer, saveCustomer } from './convert.ts'

/**
 * Applies an uploaded edit to its customer, or marks its row as failed. Values that a newer change has set are left
 * alone, so an edit that failed can be repaired at any time.
 */
export function applyEdit(rows: Rows, row: UploadedEditRow): RowReport {
  const customer = headquartersCustomer(rows, row.account)
  const subject = { kind: 'edit', properties: Object.keys(row.changes) } as const
  const failure = failureOf(rows, row, customer)
  if (failure || !customer) {
    const synchronization = failure ?? customerMissing
    rows.put('uploadedEdits', row.id, { ...row, synchronization })
    return { ...subject, outcome: 'left', problems: synchronization.problems }
  }
  saveCustomer(rows, customer, withChanges(customer, withStoredAttributes(rows, customer, row)))
  rows.put('uploadedEdits', row.id, { ...row, synchronization: { status: 'done' } })
  return { ...subject, outcome: 'synchronized', accountNumber: customer.accountNumber }
}

function failureOf(rows: Rows, row: UploadedEditRow, customer: HeadquartersCustomerRow | undefined) {
  if (!customer) return customerMissing
  const isWaiting = (row.changes.Addresses ?? []).some(({ Id = '' }) => isNotAdded(rows, customer, Id))
  return isWaiting ? addressMissing : conversionFailure(rows, editProblems(rows, customer, row))
}

/** An address that is neither added nor waiting was deactivated: changes of it have no effect. */
function isNotAdded(rows: Rows, { customer }: HeadquartersCustomerRow, id: string): boolean {
  const uploaded = rows.get('uploadedAddresses', id)
  const isWaiting = uploaded !== undefined && uploaded.synchronization.status !== 'done'
  return isWaiting && !customer.Addresses.some(({ Id }) => Id === id)
}

/** The problems of the changed values together with those that headquarters has, as for a create. */
function editProblems(rows: Rows, known: HeadquartersCustomerRow, row: UploadedEditRow): ValidationResult[] {
  const { Addresses = [], ...fields } = newerChanges(known, row)
  const after = { ...known.customer, ...fields, Addresses: [] }
  return [
    ...customerProblems(after, 'complete'),
    ...(fields.Attributes ? attributesOf(rows, known, fields.Attributes).problems : []),
    ...Addresses.flatMap((change) => addressProblemsOf(known, change, row)),
  ]
}

/** The edit with its attributes as headquarters stores them. */
function withStoredAttributes(
  rows: Rows,
  known: HeadquartersCustomerRow,
  row: UploadedEditRow,
): UploadedEditRow {
  const { Attributes } = row.changes
  if (!Attributes) return row
  const { attributes } = attributesOf(rows, known, Attributes)
  return { ...row, changes: { ...row.changes, Attributes: attributes } }
}

function attributesOf(
  rows: Rows,
  { customer }: HeadquartersCustomerRow,
  given: NonNullable<CustomerDraft['Attributes']>,
) {
  return checkAtHeadquarters(rows, given, customer.Attributes)
}

function addressProblemsOf(
  { customer }: HeadquartersCustomerRow,
  change: AddressDraft,
  { changes }: UploadedEditRow,
): ValidationResult[] {
  const known = customer.Addresses.find(({ Id }) => Id === change.Id)
  if (!known || change.Deactivate) return []
  // The path that a person finds in the row.
  const at = (changes.Addresses ?? []).findIndex(({ Id }) => Id === change.Id)
  return problemsOfAddress(withDerivedFields({ ...known, ...change }), `Addresses[${at}].`, 'complete')
}
