import { describe, expect, test } from 'vitest'
import type { HeadquartersOptions } from '../../../mocks/api/options.ts'
import { createHeadquarters } from '../../../mocks/index.ts'
import { anna, ask, asApplication, customerIn, errorOf } from '../client.ts'

const defaultCustomer = {
  CustomerTypeValue: 2,
  CustomerGroup: '80',
  ReceiptSettings: 2,
  ReceiptEmail: 'receipts@example.com',
  CurrencyCode: 'USD',
  Language: 'it',
  affiliationIds: [68719476743],
}
const store = { defaultCustomer, country: 'USA' }
const address = { Street: 'Main Street', City: 'Austin', State: 'TX', ZipCode: '73301' }

const setup = (options: HeadquartersOptions = {}) => {
  const hq = createHeadquarters(options)
  const create = async (body: object) => customerIn(await ask(hq.fetch, 'POST', 'Customers', body))
  return { hq, create }
}

describe('a new customer', () => {
  test.each([false, true])(
    'inherits type, group, receipts, currency and language (async: %s)',
    async (createCustomersAsync) => {
      const { create } = setup({ store, profile: { createCustomersAsync } })
      const { affiliationIds: _ids, ...inherited } = defaultCustomer
      expect(await create({ Name: 'Rossi S.p.A.' })).toMatchObject(inherited)
    },
  )

  test('keeps the values of its create', async () => {
    const { create } = setup({ store })
    const own = {
      CustomerTypeValue: 1,
      CustomerGroup: '10',
      ReceiptSettings: 1,
      ReceiptEmail: 'a@example.com',
    }
    expect(await create({ ...anna, ...own, Language: 'de' })).toMatchObject({ ...own, Language: 'de' })
  })

  test('inherits affiliations beside its own', async () => {
    const { create } = setup({ store })
    const own = [{ RetailAffiliationId: 68719476744 }]
    const { CustomerAffiliations } = await create({
      ...anna,
      CustomerTypeValue: 1,
      CustomerAffiliations: own,
    })
    expect(CustomerAffiliations.map(({ Name }) => Name)).toEqual(['VIP', 'Student'])
    expect(CustomerAffiliations.every(({ RecordId }) => RecordId > 0)).toBe(true)
  })

  test.each([
    [true, [68719476743]],
    [false, []],
  ])('inherits affiliations async if enhanced creation is on: %s', async (enhancedAsyncCreation, ids) => {
    const { create } = setup({
      store,
      profile: { createCustomersAsync: true },
      features: { enhancedAsyncCreation },
    })
    const { CustomerAffiliations } = await create({ Name: 'Rossi S.p.A.' })
    expect(CustomerAffiliations.map(({ RetailAffiliationId }) => RetailAffiliationId)).toEqual(ids)
  })

  test.each([
    [{ country: 'XXX' }, 'country "XXX" is not known'],
    [{ defaultCustomer: { affiliationIds: [7] } }, 'affiliation 7 is not known'],
    [
      { defaultCustomer: { CurrencyCode: 'euro' } },
      'CurrencyCode is three capital letters, such as EUR, not "euro"',
    ],
    [{ defaultCustomer: { ReceiptEmail: 'anna' } }, 'ReceiptEmail is an e-mail address or empty, not "anna"'],
    [
      { defaultCustomer: { CustomerTypeValue: 3 } },
      'CustomerTypeValue is 1 (person) or 2 (organization), not 3',
    ],
    [{ defaultCustomer: { group: '10' } as object }, 'The default customer has no "group"'],
    [{ county: 'USA' } as object, 'The store has no "county". Known: country, defaultCustomer'],
  ])('cannot inherit a value that does not exist: %o', async (wrong, message) => {
    expect(() => createHeadquarters({ store: wrong })).toThrow(message)
    const hq = createHeadquarters({ store })
    await expect(hq.store.set(wrong)).rejects.toThrow(message)
    expect(await hq.store.get()).toEqual(store)
  })

  test('inherits what was set last, from the next create on', async () => {
    const { hq, create } = setup({ store })
    const before = await create({ Name: 'Rossi S.p.A.' })
    await hq.store.set({ country: 'DEU', defaultCustomer: { CurrencyCode: 'CHF', affiliationIds: [] } })
    expect(await create({ Name: 'Neri S.p.A.' })).toMatchObject({
      CustomerGroup: '80',
      CurrencyCode: 'CHF',
      CustomerAffiliations: [],
    })
    expect(before.CurrencyCode).toBe('USD')
    const { headquarters } = await hq.tables.read()
    expect(headquarters.store).toEqual(await hq.store.get())
    await hq.reset()
    expect(await hq.store.get()).toEqual(store)
    expect(hq.store.defaults).toEqual(await createHeadquarters().store.get())
  })
})

describe('a new address', () => {
  test.each([
    ['person', { FirstName: 'Anna', LastName: 'Bianchi' }, 7, 'Anna Bianchi'],
    ['organization', { CustomerTypeValue: 2, Name: 'Rossi S.p.A.' }, 9, 'Rossi S.p.A.'],
  ])('of a %s inherits purpose, name, phone and country', async (_type, names, AddressTypeValue, Name) => {
    const inherited = { AddressTypeValue, Name, Phone: '02 1', ThreeLetterISORegionName: 'USA' }
    const { hq, create } = setup({ store: { country: 'USA' } })
    const created = await create({ ...names, Phone: '02 1', Addresses: [address] })
    expect(created.Addresses).toMatchObject([{ ...address, ...inherited, TwoLetterISORegionName: 'US' }])
    const path = `Customers('${created.AccountNumber}')`
    const edited = await ask(hq.fetch, 'PATCH', path, { Addresses: [address] }, asApplication)
    expect(customerIn(edited).Addresses[1]).toMatchObject({ ...address, ...inherited })
  })

  test('keeps its own values', async () => {
    const { create } = setup()
    const own = { AddressTypeValue: 2, Name: 'Work', Phone: '02 2', ThreeLetterISORegionName: 'USA' }
    expect(
      (await create({ ...anna, Phone: '02 1', Addresses: [{ ...address, ...own }] })).Addresses,
    ).toMatchObject([own])
  })

  test('inherits a long name as far as it fits', async () => {
    const { create } = setup({ store })
    const [built] = (await create({ Name: 'x'.repeat(100), Addresses: [address] })).Addresses
    expect(built?.Name).toBe('x'.repeat(60))
  })
})

describe('an organization', () => {
  test('has its own name, which an edit can change, and no name of a person', async () => {
    const { hq, create } = setup()
    const body = { CustomerTypeValue: 2, Name: 'Rossi S.p.A.', FirstName: 'Anna' }
    const { AccountNumber, Name } = await create(body)
    expect(Name).toBe('Rossi S.p.A.')
    const path = `Customers('${AccountNumber}')`
    const edited = await ask(hq.fetch, 'PATCH', path, { Name: 'Verdi S.p.A.' }, asApplication)
    expect(customerIn(edited).Name).toBe('Verdi S.p.A.')
    expect((await hq.tables.read()).headquarters.customers[0]?.customer.Name).toBe('Verdi S.p.A.')
  })

  test('needs a name', async () => {
    const { hq } = setup()
    const answer = await ask(hq.fetch, 'POST', 'Customers', { ...anna, CustomerTypeValue: 2 })
    expect(errorOf(answer)).toMatchObject({
      id: 'RequiredValueNotFound',
      results: [{ MemberNames: ['Name'] }],
    })
  })
})
