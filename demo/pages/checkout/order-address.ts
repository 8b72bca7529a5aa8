import { newAddressSchema, type AddressField, type FieldProblem, type NewAddress } from 'pending-sync'
import { InvalidInput } from '../../ui/failure.ts'

const problems: Readonly<Record<FieldProblem, true>> = {
  required: true,
  too_long: true,
  email: true,
  country: true,
  zip_code: true,
  invalid: true,
}

/** The address of an order that no account gets. Throws an `InvalidInput` with the fields that are wrong. */
export function checkedAddress(entered: NewAddress): NewAddress {
  const result = newAddressSchema['~standard'].validate(entered)
  if (result instanceof Promise) throw new TypeError('The schema of an address answers at once.')
  if (!result.issues) return entered
  throw new InvalidInput(
    result.issues.map(({ path = [], message }) => ({
      path: path.map((part) => String(typeof part === 'object' ? part.key : part)).join('.'),
      problem: isProblem(message) ? message : 'invalid',
    })),
  )
}

function isProblem(message: string): message is FieldProblem {
  return message in problems
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
