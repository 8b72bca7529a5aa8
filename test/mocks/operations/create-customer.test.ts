import { describe, expect, test } from 'vitest'
import { createHeadquarters } from '../../../mocks/index.ts'
import {
  anna,
  ask,
  asApplication,
  asShopper,
  convertPendingCustomers,
  customerIn,
  errorOf,
  via,
} from '../client.ts'

const refusalOf = async (body: unknown, profile = {}) => {
  const hq = createHeadquarters({ profile })
  const answer = await ask(hq.fetch, 'POST', 'Customers', body)
  const tables = await hq.tables.read()
  expect(tables.channel.customers.length + tables.channel.asyncCustomers.length).toBe(0)
  return { status: answer.status, ...errorOf(answer) }
}

describe('the validation of a sync create', () => {
  test.each([
    ['a first name of 26 characters', { FirstName: 'x'.repeat(26) }, 'CustomerNameExceedsMaximumLength'],
    ['a middle name of 26 characters', { MiddleName: 'x'.repeat(26) }, 'CustomerNameExceedsMaximumLength'],
    ['a full name of 101 characters', { Name: 'x'.repeat(101) }, 'CustomerNameExceedsMaximumLength'],
    [
      'an e-mail of 256 characters',
      { Email: `${'x'.repeat(244)}@example.com` },
      'CustomerEmailExceedsMaximumLength',
    ],
    ['an e-mail without a domain', { Email: 'anna' }, 'InvalidEmailAddress'],
    ['a phone of 256 characters', { Phone: '1'.repeat(256) }, 'CustomerPhoneNumberExceedsMaximumLength'],
    ['a blank last name', { LastName: ' ' }, 'RequiredValueNotFound'],
    ['a number as first name', { FirstName: 7 }, 'AggregateValidationError'],
    ['a number as e-mail', { Email: 7 }, 'InvalidFormat'],
    ['a type that is neither person nor organization', { CustomerTypeValue: 3 }, 'InvalidFormat'],
    [
      'a text in the place of a number in an extension property',
      { ExtensionProperties: [{ Key: 'Shoe', Value: { IntegerValue: '42' } }] },
      'InvalidFormat',
    ],
    ['an unknown title', { TitleRecordId: 1 }, 'TitleNotFound'],
    ['an unknown affiliation', { CustomerAffiliations: [{ RetailAffiliationId: 1 }] }, 'AffiliationNotFound'],
    ['a blank address', { Addresses: [{ Name: 'Home' }] }, 'InvalidAddress'],
    [
      'an unknown country',
      { Addresses: [{ ...via, ThreeLetterISORegionName: 'XXX' }] },
      'InvalidCountryRegion',
    ],
    ['a province of another country', { Addresses: [{ ...via, State: 'TX' }] }, 'InvalidStateProvince'],
    [
      'a postal code of another country',
      { Addresses: [{ ...via, ZipCode: 'SW1A 1AA' }] },
      'InvalidZipPostalCode',
    ],
    [
      'a street of 251 characters',
      { Addresses: [{ ...via, Street: 'x'.repeat(251) }] },
      'AddressLengthExceeded',
    ],
    [
      'two primary addresses',
      { Addresses: [1, 2].map(() => ({ ...via, IsPrimary: true })) },
      'MultiplePrimaryAddresses',
    ],
    [
      'two primary phones',
      { Contacts: ['1', '2'].map((Value) => ({ AddressTypeValue: 1, Value, IsPrimary: true })) },
      'MultiplePrimaryCustomerContactsNotAllowed',
    ],
    [
      'a malformed e-mail as contact',
      { Contacts: [{ AddressTypeValue: 2, Value: 'anna' }] },
      'InvalidEmailAddress',
    ],
    ['a contact without a value', { Contacts: [{ AddressTypeValue: 1 }] }, 'RequiredValueNotFound'],
  ])('rejects %s', async (_problem, wrong, id) => {
    expect(await refusalOf({ ...anna, ...wrong })).toMatchObject({
      status: 400,
      id,
      type: 'DataValidationException',
    })
  })

  test('reports all problems at once, each with its member', async () => {
    const { id, results } = await refusalOf({ ...anna, LastName: '', Email: 'anna' })
    expect(id).toBe('AggregateValidationError')
    expect(results.map(({ MemberNames }) => MemberNames)).toEqual([['LastName'], ['Email']])
  })
})

describe('an async create', () => {
  const profile = { createCustomersAsync: true }

  test('rejects a blank address before it is uploaded', async () => {
    const refusal = await refusalOf({ ...anna, Addresses: [{ Name: 'Home' }] }, profile)
    expect(refusal.id).toBe('PreValidationForAsyncAddressFailed')
  })

  test('stores its address without a record id', async () => {
    const hq = createHeadquarters({ profile })
    const created = customerIn(await ask(hq.fetch, 'POST', 'Customers', { ...anna, Addresses: [via] }))
    expect(created.Addresses).toMatchObject([
      { RecordId: 0, IsAsyncAddress: true, Id: expect.stringMatching(/./) },
    ])
  })

  const rich = {
    ...anna,
    TitleRecordId: 5637144576,
    CustomerAffiliations: [{ RetailAffiliationId: 68719476743 }],
    Contacts: [{ AddressTypeValue: 1, Value: '02 123' }],
  }

  test('drops title, affiliations and contacts without enhanced async creation, and logs it', async () => {
    const hq = createHeadquarters({ profile })
    const created = customerIn(await ask(hq.fetch, 'POST', 'Customers', rich))
    expect(created).toMatchObject({ TitleRecordId: 0, CustomerAffiliations: [], Contacts: [] })
    expect(hq.log.get().at(-1)).toMatchObject({
      notes: expect.arrayContaining([expect.stringContaining('TitleRecordId dropped')]),
    })
  })

  test('keeps the title with enhanced async creation, and other parts if the option lists them', async () => {
    const features = { enhancedAsyncCreation: true }
    const careful = createHeadquarters({ profile, features })
    const created = customerIn(await ask(careful.fetch, 'POST', 'Customers', rich))
    expect(created).toMatchObject({ TitleRecordId: 5637144576, CustomerAffiliations: [], Contacts: [] })
    const generous = createHeadquarters({
      profile,
      features,
      enhancedParts: ['titles', 'affiliations', 'contacts'],
    })
    const whole = customerIn(await ask(generous.fetch, 'POST', 'Customers', rich))
    expect(whole).toMatchObject({ TitleRecordId: 5637144576, Contacts: [{ Value: '02 123' }] })
    expect(whole.CustomerAffiliations).toHaveLength(1)
  })
})

describe('a sync create', () => {
  test('gives an address its record id and an affiliation its name at once', async () => {
    const hq = createHeadquarters()
    const body = { ...anna, Addresses: [via], CustomerAffiliations: [{ RetailAffiliationId: 68719476743 }] }
    const created = customerIn(await ask(hq.fetch, 'POST', 'Customers', body))
    expect(created.Addresses[0]).toMatchObject({ IsAsyncAddress: false, TwoLetterISORegionName: 'IT' })
    expect(created.Addresses[0]?.RecordId).toBeGreaterThan(0)
    expect(created.Addresses[0]?.FullAddress).toBe('Via Roma 1\n20121 Milano MI\nItaly')
    expect(created.CustomerAffiliations).toMatchObject([{ Name: 'Student' }])
  })

  test('accepts an organization that has only a name', async () => {
    const hq = createHeadquarters()
    const answer = await ask(hq.fetch, 'POST', 'Customers', { CustomerTypeValue: 2, Name: 'Rossi S.p.A.' })
    expect(customerIn(answer)).toMatchObject({ Name: 'Rossi S.p.A.', CustomerTypeValue: 2 })
  })

  test('answers return=minimal with 204 and no body', async () => {
    const hq = createHeadquarters()
    const headers = { Prefer: 'return=minimal' }
    expect(await ask(hq.fetch, 'POST', 'Customers', anna, { headers })).toMatchObject({
      status: 204,
      text: '',
    })
  })

  test('rejects an account number that already exists', async () => {
    const hq = createHeadquarters()
    const { AccountNumber } = customerIn(await ask(hq.fetch, 'POST', 'Customers', anna))
    const again = await ask(hq.fetch, 'POST', 'Customers', { ...anna, AccountNumber })
    expect(errorOf(again)).toMatchObject({ id: 'DuplicateObject', type: 'CommerceException' })
  })
})

describe('the identity of a shopper', () => {
  test('is mapped by the first create, and a second create is rejected', async () => {
    const hq = createHeadquarters()
    const first = customerIn(await ask(hq.fetch, 'POST', 'Customers', anna, asShopper(hq, 'anna')))
    const self = customerIn(await ask(hq.fetch, 'GET', "Customers('')", undefined, asShopper(hq, 'anna')))
    expect(self.AccountNumber).toBe(first.AccountNumber)
    const second = await ask(
      hq.fetch,
      'POST',
      'Customers',
      { ...anna, Email: 'b@example.com' },
      asShopper(hq, 'anna'),
    )
    expect(errorOf(second).id).toBe('ExistingCustomerAlreadyMappedToExternalIdentity')
  })

  test('keeps other shoppers from using its e-mail, but not guests and applications', async () => {
    const hq = createHeadquarters()
    await ask(hq.fetch, 'POST', 'Customers', anna, asShopper(hq, 'anna'))
    const other = await ask(hq.fetch, 'POST', 'Customers', anna, asShopper(hq, 'somebody'))
    expect(errorOf(other).id).toBe('ExistingCustomerAlreadyMappedToExternalIdentity')
    expect((await ask(hq.fetch, 'POST', 'Customers', anna)).status).toBe(201)
    expect((await ask(hq.fetch, 'POST', 'Customers', anna, asApplication)).status).toBe(201)
  })

  test('follows its customer through the conversion', async () => {
    const hq = createHeadquarters({ profile: { createCustomersAsync: true } })
    await ask(hq.fetch, 'POST', 'Customers', anna, asShopper(hq, 'anna'))
    await convertPendingCustomers(hq)
    const self = customerIn(await ask(hq.fetch, 'GET', "Customers('')", undefined, asShopper(hq, 'anna')))
    expect(self).toMatchObject({ IsAsyncCustomer: false, AccountNumber: expect.stringMatching(/^\d{6}$/) })
  })
})
