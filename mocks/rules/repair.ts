import { addressFrom, described, fullName } from './new-customer.ts'
import { refuseProblems } from './validation.ts'
import { customerDraft, type AddressDraft, type CustomerDraft } from '../wire/draft.ts'
import type { ValidationResult } from '../wire/refusal.ts'
import type { Rows } from '../tables/types.ts'

/**
 * Mends an uploaded row that *Synchronize customers* could not convert, as a person at headquarters does; the next run
 * tries it again. Throws a RangeError for a row that is not there or is converted already.
 */
export function repairCustomer(rows: Rows, guid: string, changes: object): void {
  const row = open(rows.get('uploadedCustomers', guid))
  const { Addresses, ...fields } = draftOf(changes)
  const addresses = Addresses?.map(addressFrom) ?? row.customer.Addresses
  const mended = { ...row.customer, ...fields, AccountNumber: guid }
  const customer = { ...mended, Name: fullName(mended), Addresses: addresses.map(described) }
  rows.put('uploadedCustomers', guid, { ...row, synchronization: { status: 'waiting' }, customer })
}

export function repairAddress(rows: Rows, id: string, changes: object): void {
  const row = open(rows.get('uploadedAddresses', id))
  const [mended = {}]: AddressDraft[] = draftOf({ Addresses: [changes] }).Addresses ?? []
  rows.put('uploadedAddresses', id, {
    ...row,
    synchronization: { status: 'waiting' },
    address: described({ ...row.address, ...mended, Id: row.address.Id, RecordId: 0 }),
  })
}

/** What of `changes` is a customer's; throws a `Refusal` for values of the wrong type. */
function draftOf(changes: object): CustomerDraft {
  const problems: ValidationResult[] = []
  const draft = customerDraft({ ...changes }, problems)
  refuseProblems(problems)
  return draft
}

function open<Row extends { readonly synchronization: { readonly status: string } }>(
  row: Row | undefined,
): Row {
  if (row && row.synchronization.status !== 'done') return row
  throw new RangeError(row ? 'The row is converted already' : 'Headquarters has no such row: run P-job first')
}
