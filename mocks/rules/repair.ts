import type { Rows } from '../model/tables.ts'
import type { Address } from '../wire/customer-parts.ts'
import type { AddressDraft, CustomerDraft } from '../wire/draft.ts'
import type { Customer } from '../wire/entities.ts'
import type { ValidationResult } from '../wire/refusal.ts'
import { buildAddress, withDerivedFields, fullName } from './build-customer.ts'
import { editableFields } from './customer-changes.ts'
import { refuseIfInvalid } from './customer-validation.ts'
import { readCustomerDraft } from './read-draft.ts'

/**
 * Changes an uploaded customer that *Synchronize customers* could not convert, as a person at headquarters would. The
 * next run tries it again. Throws a RangeError for a row that is not uploaded or already converted.
 */
export function repairCustomer(rows: Rows, guid: string, changes: object): void {
  const row = openRow(rows.get('uploadedCustomers', guid))
  const { Addresses, ...fields } = parseChanges(rows, changes, row.customer.Addresses)
  const addresses = Addresses?.map((address, at) => repairedAddress(row.customer, address, at))
  const repaired = { ...row.customer, ...editableFields(fields) }
  const customer = {
    ...repaired,
    Name: fullName(repaired),
    Addresses: (addresses ?? row.customer.Addresses).map(withDerivedFields),
  }
  rows.put('uploadedCustomers', guid, { ...row, synchronization: { status: 'waiting' }, customer })
}

/** A repaired address keeps the `Id` of the one in its place, because later edits refer to it. */
function repairedAddress({ Addresses }: Customer, address: AddressDraft, at: number): Address {
  return { ...buildAddress(address), Id: address.Id || (Addresses[at]?.Id ?? ''), IsAsyncAddress: true }
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

/**
 * Changes an uploaded edit that could not be applied. `Addresses` changes those of the edit: each is named by its `Id`,
 * or else by its place. The edit keeps its number, so newer changes still win. Throws as `repairCustomer` does.
 */
export function repairEdit(rows: Rows, id: string, changes: object): void {
  const row = openRow(rows.get('uploadedEdits', id))
  const { Addresses, ...fields } = parseChanges(rows, changes)
  const addresses = withRepairs(row.changes.Addresses ?? [], Addresses ?? [])
  rows.put('uploadedEdits', id, {
    ...row,
    synchronization: { status: 'waiting' },
    changes: {
      ...row.changes,
      ...editableFields(fields),
      ...(addresses.length > 0 && { Addresses: addresses }),
    },
  })
}

function withRepairs(addresses: readonly AddressDraft[], repairs: readonly AddressDraft[]): AddressDraft[] {
  const byId = new Map(repairs.map((repair, at) => [repair.Id || addresses[at]?.Id, repair]))
  const repaired = addresses.map(({ Id, ...address }) => ({ ...address, ...byId.get(Id), Id: Id ?? '' }))
  const known = new Set(addresses.map(({ Id }) => Id))
  return [...repaired, ...repairs.filter(({ Id }) => Id && !known.has(Id))]
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
