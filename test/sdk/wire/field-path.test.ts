import { describe, expect, test } from 'vitest'
import { newCustomerSchema } from '../../../sdk/domain/schemas.ts'
import { validate } from '../../../sdk/domain/validation.ts'
import { toWireCustomer } from '../../../sdk/wire/customer-shape.ts'
import { toFieldPath } from '../../../sdk/wire/field-path.ts'

const everything = {
  firstName: 'Ada',
  middleName: 'Maria',
  lastName: 'Rossi',
  email: 'ada@example.com',
  phone: '1',
  cellphone: '2',
  receiptEmail: 'receipts@example.com',
  language: 'it',
  vatNumber: '3',
  customerGroup: '30',
  optOutPersonalization: true,
  optOutWebActivityTracking: true,
  titleId: '4',
  affiliationIds: ['5'],
  contacts: [{ kind: 'phone', value: '6', isMobile: true, isOptedInMarketing: true }],
  attributes: [{ name: 'Size', value: 42, type: 'integer' }],
  extensionProperties: { vip: true },
  addresses: [
    {
      name: 'Home',
      attentionTo: 'Bob',
      street: '1 High Street',
      streetNumber: '7',
      buildingComplement: 'A',
      city: 'Kettering',
      county: 'Northamptonshire',
      state: 'A state with a long name',
      zipCode: 'NN16 8UB',
      country: 'GBR',
      purpose: 'business',
      isPrimary: true,
      phone: '8',
      email: 'home@example.com',
      extensionProperties: { floor: 3 },
    },
  ],
}

/** Set by the SDK itself; nobody can have typed them. */
const own = [
  'AccountNumber',
  'IsAsyncCustomer',
  'RecordId',
  'Deactivate',
  'ValueExtension',
  'Contacts[0].IsPrimary',
]

/** The paths of all values of a body, as headquarters names them. */
function membersOf(body: object, path = ''): string[] {
  return Object.entries(body).flatMap(([name, value]: [string, unknown]) => {
    const member = Array.isArray(body) ? `${path.slice(0, -1)}[${name}].` : `${path}${name}.`
    const isLeaf = typeof value !== 'object' || value === null || name === 'AttributeValue'
    if (name === 'ExtensionProperties') return []
    return isLeaf ? [member.slice(0, -1)] : membersOf(value, member)
  })
}

function valueAt(input: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((value, key) => Object(value)[key as keyof object], input)
}

describe('the fields that headquarters names', () => {
  const validated = validate(newCustomerSchema, everything)
  const draft = 'output' in validated ? validated.output : expect.fail('everything is valid')
  const person = toWireCustomer({ draft, addressKeys: ['a'], requestId: 'r', requestAsync: false })
  const acme = { customerType: 'organization', name: 'Acme' } as const
  const organization = toWireCustomer({
    draft: acme,
    addressKeys: [],
    requestId: 'r',
    requestAsync: false,
  })
  const isTyped = (member: string) => !own.some((name) => member.endsWith(name))

  test.each(membersOf(person).filter((member) => isTyped(member) && member !== 'CustomerTypeValue'))(
    'are fields that somebody typed: %s',
    (member) => {
      // The operation knows in which field a person's whole name was typed.
      const path = member === 'Name' ? 'firstName' : toFieldPath(member)
      expect(valueAt(everything, path)).toBeDefined()
    },
  )

  test.each(['Name', 'CustomerTypeValue'])('are those of an organization: %s', (member) => {
    expect(membersOf(organization)).toContain(member)
    expect(valueAt(acme, toFieldPath(member))).toBeDefined()
  })

  test.each([
    ['Addresses[0].ThreeLetterISORegionName', 'addresses.0.country'],
    ['Addresses[12].AddressTypeValue', 'addresses.12.purpose'],
    ['Addresses[0]', 'addresses.0'],
    ['Addresses', 'addresses'],
    ['Contacts[1].Value', 'contacts.1.value'],
    ['Contacts[1]', 'contacts.1'],
    ['CustomerAffiliations[2].RetailAffiliationId', 'affiliationIds.2'],
    ['Attributes[0].AttributeValue', 'attributes.0.value'],
    ['Attributes[0].AttributeValue.IntegerValue', 'attributes.0.value'],
    ['LoyaltyCard.CardNumber', 'cardNumber'],
    ['Address.ThreeLetterISORegionName', 'country'],
    ['ThreeLetterISORegionName', 'country'],
    ['BuildingCompliment', 'buildingComplement'],
    ['TitleRecordId', 'titleId'],
    ['Planet', 'planet'],
    ['constructor', 'constructor'],
    ['constructor[0].toString', 'constructor.0.toString'],
    ['Addresses[0].toString', 'addresses.0.toString'],
    ['Shipping.Planet', 'shipping.planet'],
    ['', ''],
    ['addresses[0].threeLetterISORegionName', 'addresses.0.country'],
    ['$.Addresses[1].ZipCode', 'addresses.1.zipCode'],
    ['Customer.Addresses[0].State', 'addresses.0.state'],
    ['customer.email', 'email'],
    ['/Contacts/0/Value', 'contacts.0.value'],
    ['CustomerGroup', 'customerGroup'],
  ])('%s is %s', (member, path) => {
    expect(toFieldPath(member)).toBe(path)
  })
})
