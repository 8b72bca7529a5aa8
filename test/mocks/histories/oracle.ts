import type { Customer } from '../../../mocks/index.ts'

/** The acknowledged state of a customer. It knows nothing of jobs, rows and switches. */
export interface Acknowledged {
  /** The account of the answer to the create: an account number or a temporary GUID. */
  readonly account: string
  readonly fields: Record<string, unknown>
  readonly addresses: Map<string, AcknowledgedAddress>
}

export type AcknowledgedAddress = Record<'Street' | 'City' | 'ZipCode', string> & { IsPrimary: boolean }

/** The property that names an address in a history. No step changes it. */
export const tag = 'BuildingCompliment'

/** The fields of a customer that the steps change. */
const fieldNames = [
  'Phone',
  'LastName',
  'Email',
  'TitleRecordId',
  'Cellphone',
  'Contacts',
  'Attributes',
] as const

/** The properties of contacts and attributes that the steps set. The others come from headquarters. */
const partNames = ['Value', 'Name', 'AttributeValue', 'IntegerValue'] as const

/**
 * The acknowledged values in a form that can be compared. A postal code that headquarters rejects begins with `X`; its
 * repair replaces the `X`, and both forms stand for the acknowledged value.
 */
export function expected({ fields, addresses }: Acknowledged): object {
  return {
    fields: fieldsOf(fields),
    addresses: Object.fromEntries(
      [...addresses.keys()].toSorted().map((name) => [name, repaired(addresses.get(name))]),
    ),
  }
}

/** The same of a customer that the channel or headquarters has. */
export function actual(customer: Customer): object {
  const addresses = customer.Addresses.map(
    ({ [tag]: name, Street, City, ZipCode, IsPrimary }) =>
      [name, { Street, City, ZipCode, IsPrimary }] as const,
  )
  return {
    fields: fieldsOf({ ...customer }),
    addresses: Object.fromEntries(
      addresses
        .toSorted(([left], [right]) => (left < right ? -1 : 1))
        .map(([name, address], at) => [
          // An address that is there twice must not be hidden by its namesake.
          addresses.findIndex(([other]) => other === name) ===
          addresses.findLastIndex(([other]) => other === name)
            ? name
            : `${name} (${at})`,
          repaired(address),
        ]),
    ),
  }
}

function fieldsOf(customer: Record<string, unknown>): object {
  const values = fieldNames.map((name) => [name, customer[name]])
  return JSON.parse(JSON.stringify(Object.fromEntries(values), [...partNames, ...fieldNames])) as object
}

function repaired(address: AcknowledgedAddress | undefined): object {
  return { ...address, ZipCode: repairedZipCode(address?.ZipCode ?? '') }
}

export function repairedZipCode(zipCode: string): string {
  return zipCode.replace('X', '1')
}
