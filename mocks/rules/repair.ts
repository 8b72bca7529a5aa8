import type { Rows } from '../model/tables.ts'
import type { Address } from '../wire/customer-parts.ts'
import type { AddressDraft, CustomerDraft } from '../wire/draft.ts'
import type { ValidationResult } from '../wire/refusal.ts'
import { buildAddress, withDerivedFields, fullName } from './build-customer.ts'
import { refuseIfInvalid } from './customer-validation.ts'
import { readCustomerDraft } from './read-draft.ts'

/**
 * Changes an uploaded customer that *Synchronize customers* could not convert, as a person at headquarters would. The
 * next run tries it again. Throws a RangeError for a row that is not uploaded or already converted.
 */
export function repairCustomer(rows: Rows, guid: string, changes: object): void {
  const row = openRow(rows.get('uploadedCustomers', guid))
  const { Addresses, ...fields } = parseChanges(rows, changes, row.customer.Addresses)
  const addresses = Addresses?.map(buildAddress) ?? row.customer.Addresses
  const repaired = { ...row.customer, ...fields, AccountNumber: guid }
  const customer = { ...repaired, Name: fullName(repaired), Addresses: addresses.map(withDerivedFields) }
  rows.put('uploadedCustomers', guid, { ...row, synchronization: { status: 'waiting' }, customer })
}

/** Changes an uploaded address that could not be added. Throws as `repairCustomer` does. */
export function repairAddress(rows: Rows, id: string, changes: object): void {
  const row = openRow(rows.get('uploadedAddresses', id))
  const [repaired = {}]: AddressDraft[] =
    parseChanges(rows, { Addresses: [withCountry(changes, row.address)] }).Addresses ?? []
  rows.put('uploadedAddresses', id, {
    ...row,
    synchronization: { status: 'waiting' },
    address: withDerivedFields({ ...row.address, ...repaired, Id: row.address.Id, RecordId: 0 }),
  })
}

/** The changes with the country of the address: some texts are rewritten by country. */
function withCountry(changes: object, { ThreeLetterISORegionName }: Address): object {
  return { ThreeLetterISORegionName, ...changes }
}

/** The properties of a customer in `changes`. Throws a `Refusal` for values of a wrong type. */
function parseChanges(rows: Rows, changes: object, known: readonly Address[] = []): CustomerDraft {
  const problems: ValidationResult[] = []
  const draft = readCustomerDraft(rows, { ...changes }, problems, known)
  refuseIfInvalid(problems)
  return draft
}

function openRow<Row extends { readonly synchronization: { readonly status: string } }>(
  row: Row | undefined,
): Row {
  if (row && row.synchronization.status !== 'done') return row
  throw new RangeError(row ? 'The row is converted already' : 'Headquarters has no such row: run P-job first')
}
