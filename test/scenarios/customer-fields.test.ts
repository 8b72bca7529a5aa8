import { describe, expect, test } from 'vitest'
import { ada, home, asyncShop, setupShop, syncShop, untilSynced } from './shop.ts'

type Shop = Awaited<ReturnType<typeof setupShop>>

/** The only customer of headquarters. */
async function customerAtHeadquarters({ harness }: Shop) {
  const { headquarters } = await harness.hq.tables.read()
  expect(headquarters.customers).toHaveLength(1)
  return headquarters.customers[0]!.customer
}

const everything = {
  ...ada,
  middleName: 'Maria',
  phone: '+39 011 000',
  cellphone: '+39 333 000',
  receiptEmail: 'receipts@example.com',
  language: 'it',
  vatNumber: 'IT01234567890',
  customerGroup: '10',
  optOutPersonalization: true,
  optOutWebActivityTracking: true,
  extensionProperties: { loyal: true, shoes: 42, ratio: 0.5, large: 5637144576, note: 'red' },
  addresses: [
    {
      ...home,
      phone: '+39 011 111',
      email: 'home@example.com',
      attentionTo: 'Bob',
      extensionProperties: { floor: 3 },
    },
  ],
}

describe('everything that a customer has', () => {
  test('reaches headquarters with the create, the extension properties beside those of the SDK', async () => {
    const shop = await setupShop({ channel: { keepsExtensionProperties: 'all' } })
    const customer = await shop.shop.customers.create(everything)
    const { addresses: _addresses, ...fields } = everything
    expect(customer).toMatchObject({ ...fields, name: 'Ada Maria Rossi', status: 'synced' })
    expect(customer.addresses).toMatchObject(everything.addresses)
    const known = await customerAtHeadquarters(shop)
    expect(known).toMatchObject({
      CustomerTypeValue: 1,
      Cellphone: '+39 333 000',
      ReceiptEmail: 'receipts@example.com',
      Language: 'it',
      VatNumber: 'IT01234567890',
      CustomerGroup: '10',
      OptOutPersonalization: true,
      OptOutWebActivityTracking: true,
      Addresses: [{ Phone: '+39 011 111', Email: 'home@example.com', AttentionTo: 'Bob' }],
    })
    expect(known.ExtensionProperties).toEqual([
      { Key: 'PendingSyncRequestId', Value: { StringValue: expect.any(String) } },
      { Key: 'loyal', Value: { BooleanValue: true } },
      { Key: 'shoes', Value: { IntegerValue: 42 } },
      { Key: 'ratio', Value: { DecimalValue: 0.5 } },
      { Key: 'large', Value: { LongValue: 5637144576 } },
      { Key: 'note', Value: { StringValue: 'red' } },
    ])
    expect(known.Addresses[0]!.ExtensionProperties).toContainEqual({
      Key: 'floor',
      Value: { IntegerValue: 3 },
    })
  })

  test('is changed by an edit, each extension property on its own', async () => {
    const shop = await setupShop({ channel: { keepsExtensionProperties: 'all' } })
    const { key } = await shop.shop.customers.create(everything)
    const customer = await shop.shop.customers.update(key, {
      cellphone: '',
      vatNumber: 'IT1',
      optOutPersonalization: false,
      extensionProperties: { note: 'blue', more: 1 },
    })
    expect(customer).not.toHaveProperty('cellphone')
    expect(customer).toMatchObject({
      vatNumber: 'IT1',
      extensionProperties: { ...everything.extensionProperties, note: 'blue', more: 1 },
    })
    const known = await customerAtHeadquarters(shop)
    expect(known).toMatchObject({ Cellphone: '', VatNumber: 'IT1', OptOutPersonalization: false })
    expect(known.ExtensionProperties.map(({ Key }) => Key)).toEqual([
      'PendingSyncRequestId',
      'loyal',
      'shoes',
      'ratio',
      'large',
      'note',
      'more',
    ])
  })

  test('of an address is changed by an edit; what the address inherited stays', async () => {
    const shop = await syncShop()
    const { key, addresses } = await shop.shop.customers.create({ ...everything, addresses: [home] })
    expect((await customerAtHeadquarters(shop)).Addresses).toMatchObject([{ Phone: '+39 011 000' }])
    await shop.shop.addresses.update(key, addresses[0]!.key, { email: 'home@example.com' })
    const changed = { Phone: '+39 011 000', Email: 'home@example.com', Street: home.street }
    expect((await customerAtHeadquarters(shop)).Addresses).toMatchObject([changed])
    await shop.shop.addresses.update(key, addresses[0]!.key, { phone: '', email: '' })
    expect((await customerAtHeadquarters(shop)).Addresses).toMatchObject([{ Phone: '', Email: '' }])
  })
})

describe('organizations and people with one name', () => {
  test.each([
    ['sync', syncShop],
    ['async', asyncShop],
  ])('an organization is created in %s mode without names of people', async (_mode, setup) => {
    const shop = await setup()
    const acme = { customerType: 'organization', name: 'Acme', email: 'acme@example.com' } as const
    const { key } = await shop.shop.customers.create(acme)
    await untilSynced(shop.harness, shop.shop, key)
    expect(await shop.shop.customers.get(key)).toMatchObject({ ...acme, status: 'synced' })
    const known = await customerAtHeadquarters(shop)
    expect(known).toMatchObject({ CustomerTypeValue: 2, Name: 'Acme', FirstName: '', LastName: '' })
    await shop.shop.customers.update(key, { name: 'Acme S.p.A.' })
    expect(await customerAtHeadquarters(shop)).toMatchObject({ Name: 'Acme S.p.A.' })
    await expect(shop.shop.customers.update(key, { name: ' ' })).rejects.toMatchObject({
      fields: [{ path: 'name', problem: 'required' }],
    })
  })

  test.each([
    ['sync', syncShop],
    ['async', asyncShop],
  ])('a person with one name is created in %s mode, and may get another one', async (_mode, setup) => {
    const shop = await setup()
    const { key } = await shop.shop.customers.create({ lastName: 'Suharto', email: 'suharto@example.com' })
    await untilSynced(shop.harness, shop.shop, key)
    expect(await shop.shop.customers.get(key)).toMatchObject({ name: 'Suharto', lastName: 'Suharto' })
    expect(await customerAtHeadquarters(shop)).toMatchObject({ Name: 'Suharto', LastName: '' })

    const two = { FirstName: 'Haji', LastName: 'Suharto', Name: 'Haji Suharto' }
    await shop.shop.customers.update(key, { firstName: 'Haji' })
    expect(await customerAtHeadquarters(shop)).toMatchObject(two)
    const customer = await shop.shop.customers.update(key, { lastName: '' })
    expect(customer).toMatchObject({ name: 'Haji', firstName: 'Haji' })
    expect(await customerAtHeadquarters(shop)).toMatchObject({ FirstName: '', LastName: '', Name: 'Haji' })
    await expect(shop.shop.customers.update(key, { firstName: '' })).rejects.toMatchObject({
      kind: 'validation',
    })
  })

  test('a refused person becomes an organization by an amendment', async () => {
    const shop = await syncShop()
    await shop.harness.hq.faults.add({ on: 'POST Customers', kind: 'status', status: 400, times: 1 })
    const failure = shop.shop.customers.create(ada)
    const { key } = await failure.then(
      () => expect.fail('the create is refused'),
      (error: { key: string }) => error,
    )
    await shop.shop.customers.amend(key, { customerType: 'organization', name: 'Acme' })
    expect(await customerAtHeadquarters(shop)).toMatchObject({ CustomerTypeValue: 2, Name: 'Acme' })
  })
})

describe('fields that nobody knows', () => {
  test('are a TypeError that names them and keeps nothing', async () => {
    const { harness, shop } = await syncShop()
    const { key, addresses } = await shop.customers.create({ ...ada, addresses: [home] })
    const addressKey = addresses[0]!.key
    const typed: object = { zipcode: '10124' }
    const verbs = [
      () => shop.customers.create({ ...ada, ...typed }),
      () => shop.customers.create({ ...ada, addresses: [{ ...home, ...typed }] }),
      () => shop.customers.update(key, { ...typed }),
      () => shop.customers.amend(key, { ...typed }),
      () => shop.addresses.create(key, { ...home, ...typed }),
      () => shop.addresses.update(key, addressKey, { ...typed }),
      () => shop.contacts.add(key, { kind: 'email', value: 'a@example.com', ...typed }),
    ]
    for (const verb of verbs) {
      const error = await verb().catch((thrown: unknown) => thrown)
      expect(error).toBeInstanceOf(TypeError)
      expect(String(error)).toContain('zipcode"')
    }
    await expect(verbs[1]!()).rejects.toThrow('"addresses.0.zipcode". Did you mean "zipCode"?')
    await expect(shop.customers.update(key, { titleId: '1' } as object)).rejects.toThrow('use titles.add')
    await expect(shop.customers.update(key, { constructor: '1' } as object)).rejects.toThrow(
      'There is no field "constructor"',
    )
    expect(harness.createRequestCount()).toBe(1)
    expect(shop.outbox.get()).toEqual([])
  })
})

describe('text', () => {
  test('is sent in its canonical form', async () => {
    const shop = await syncShop()
    await shop.shop.customers.create({
      firstName: 'Nguye\u0302\u0303n \u200bThi\u0323',
      lastName: ' Hồng\u00a0\u00a0Phượng\u00ad ',
      email: '\u200bａda＠example.com',
      phone: '＋３９ ０１１',
      addresses: [{ ...home, zipCode: 'I-10124' }],
    })
    expect(await customerAtHeadquarters(shop)).toMatchObject({
      FirstName: 'Nguyễn Thị',
      LastName: 'Hồng Phượng',
      Email: 'ada@example.com',
      Phone: '+39 011',
      Addresses: [{ ZipCode: '10124' }],
    })
  })

  test('may be as long as the deployment stores it', async () => {
    const firstName = 'x'.repeat(26)
    const { shop } = await setupShop({}, { limits: { firstName: 26, lastName: 3 } })
    await expect(shop.customers.create({ ...ada, firstName })).rejects.toMatchObject({
      fields: [{ path: 'lastName', problem: 'too_long' }],
    })
  })

  test('names a county that is longer than its code', async () => {
    const shop = await syncShop()
    const county = 'Northamptonshire'
    const address = {
      street: '1 High Street',
      city: 'Kettering',
      zipCode: 'nn168ub',
      country: 'GBR' as const,
      county,
    }
    const { addresses } = await shop.shop.customers.create({ ...ada, addresses: [address] })
    expect(addresses).toMatchObject([{ county, zipCode: 'NN16 8UB', status: 'synced' }])
    expect((await customerAtHeadquarters(shop)).Addresses).toMatchObject([{ County: '', CountyName: county }])
  })

  test.each(['Kent', ''])('replaces a long county by "%s"', async (county) => {
    const shop = await syncShop()
    const { key, addresses } = await shop.shop.customers.create({
      ...ada,
      addresses: [{ ...home, country: 'CHL', county: 'Northamptonshire', state: 'Magallanes y Antártica' }],
    })
    const changes = { county, state: county }
    const changed = await shop.shop.addresses.update(key, addresses[0]!.key, changes)
    expect(changed.addresses[0]?.county).toBe(county || undefined)
    expect(changed.addresses[0]?.state).toBe(county || undefined)
    expect((await customerAtHeadquarters(shop)).Addresses).toMatchObject([
      { County: county, CountyName: '', State: county, StateName: '' },
    ])
  })
})

describe('an address that moves to another country', () => {
  const bologna = {
    street: 'Via Po 1',
    city: 'Bologna',
    zipCode: '40121',
    state: 'BO',
    country: 'ITA' as const,
  }

  test('loses the province, and keeps a postal code that the country could have', async () => {
    const shop = await syncShop()
    const { key, addresses } = await shop.shop.customers.create({ ...ada, addresses: [bologna] })
    const moved = await shop.shop.addresses.update(key, addresses[0]!.key, {
      city: 'Berlin',
      country: 'DEU' as const,
    })
    expect(moved.addresses).toMatchObject([{ city: 'Berlin', zipCode: '40121', status: 'synced' }])
    expect(moved.addresses[0]).not.toHaveProperty('state', 'BO')
    expect((await customerAtHeadquarters(shop)).Addresses).toMatchObject([
      { City: 'Berlin', State: '', County: '', ZipCode: '40121', ThreeLetterISORegionName: 'DEU' },
    ])
  })

  test('needs the fields that the new country requires', async () => {
    const { shop } = await syncShop()
    const { key, addresses } = await shop.customers.create({ ...ada, addresses: [bologna] })
    const move = shop.addresses.update(key, addresses[0]!.key, { city: 'Leeds', country: 'GBR' })
    await expect(move).rejects.toMatchObject({ fields: [{ path: 'zipCode', problem: 'required' }] })
  })

  test('gets the state that is named with the country', async () => {
    const shop = await syncShop()
    const { key, addresses } = await shop.shop.customers.create({ ...ada, addresses: [bologna] })
    const changes = { city: 'Boston', state: 'MA', zipCode: '021081234', country: 'USA' as const }
    await shop.shop.addresses.update(key, addresses[0]!.key, changes)
    expect((await customerAtHeadquarters(shop)).Addresses).toMatchObject([
      { State: 'MA', ZipCode: '02108-1234' },
    ])
  })
})
