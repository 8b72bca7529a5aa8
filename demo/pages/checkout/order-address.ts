import { newAddressSchema, type AddressField, type NewAddress } from 'pending-sync'
import { InvalidInput } from '../../ui/failure.ts'
import { problemsOf } from '../forms/schema-problems.ts'

/** The address of an order that no account gets. Throws an `InvalidInput` with the fields that are wrong. */
export function checkedAddress(entered: NewAddress): NewAddress {
  const problems = problemsOf(newAddressSchema, entered)
  if (problems.length > 0) throw new InvalidInput(problems)
  return entered
}

const fields: readonly AddressField[] = [
  'street',
  'streetNumber',
  'buildingComplement',
  'zipCode',
  'city',
  'county',
  'state',
  'country',
]

/** The content of a customer's address, as a parcel needs it. */
export function addressContent(address: NewAddress): NewAddress {
  const entries = fields.filter((field) => address[field]).map((field) => [field, address[field]])
  return { ...Object.fromEntries(entries), country: address.country }
}
