import { mkdir, writeFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createHeadquarters } from '../../mocks/headquarters.ts'
import { serveHeadquarters, type RunningServer } from '../../mocks/server/server.ts'
import { microsoftProxy, type MicrosoftProxy, type Recorded } from '../support/microsoft-proxy.ts'

/** Sends every request of the service over real HTTP, in the form of Microsoft's client. */

// One client sends everything, also what only employees may send.
const hq = createHeadquarters({ seed: 1, channel: { roles: 'open' } })
let server: RunningServer
let proxy: MicrosoftProxy
let guest: MicrosoftProxy
let employee: MicrosoftProxy
let shopper: MicrosoftProxy

beforeAll(async () => {
  server = await serveHeadquarters(hq, { port: 0, host: '127.0.0.1' })
  proxy = microsoftProxy(server.port, 'Bearer back-office')
  guest = microsoftProxy(server.port)
  employee = microsoftProxy(server.port, 'Bearer employee:000160')
  shopper = microsoftProxy(server.port, `id_token ${await hq.identities.signIn({ sub: 'adele' })}`)
})

afterAll(async () => {
  await server.close()
  await hq.stop()
  if (process.env.RECORD_WIRE) await writeRecords([...proxy.recorded, ...guest.recorded])
})

const anna = {
  AccountNumber: '',
  CustomerTypeValue: 1,
  FirstName: 'Anna',
  LastName: "D'Angelo",
  Email: 'anna@example.com',
  Addresses: [],
  Attributes: [],
  ExtensionProperties: [],
}

let account = ''

test('creates a customer', async () => {
  const { status, answer } = await guest.create('Customers', anna)
  expect([status, answer.Name]).toEqual([201, "Anna D'Angelo"])
  account = String(answer.AccountNumber)
})

test('reads the whole customer', async () => {
  const { status, answer } = await proxy.read('Customers', account)
  expect([status, answer.AccountNumber]).toEqual([200, account])
})

test('accepts the whole customer back with an added address', async () => {
  const { answer } = await proxy.read('Customers', account)
  const address = { Name: 'Casa', Street: 'Via Roma', City: 'Milano', ThreeLetterISORegionName: 'ITA' }
  const updated = await proxy.update('Customers', account, { ...answer, Addresses: [address] })
  expect(updated).toMatchObject({ status: 200, answer: { Addresses: [{ Name: 'Casa' }] } })
})

test('looks up a key that contains a quote', async () => {
  const { status, answer } = await proxy.read('Customers', "O'Hara")
  expect(status).toBe(400)
  expect(String(answer.Exception)).toContain('CustomerNotFound')
})

test.each([
  ['Customers/GetByAccountNumbers', () => ({ accountNumbers: [account], searchLocationValue: 1 })],
  ['Customers/Search', () => ({ customerSearchCriteria: { Keyword: 'anna', SearchLocationValue: 3 } })],
  [
    'Customers/SearchByFields',
    () => ({
      CustomerSearchByFieldCriteria: {
        Criteria: [{ SearchTerm: 'anna', SearchField: { Name: 'Name', Value: 1 } }],
        DataLevelValue: 1,
      },
    }),
  ],
  ['GetStateProvinces', () => ({ countryRegionId: 'ITA' })],
  [
    'GetFeatureStates',
    () => ({ featureNames: ['Dynamics.AX.Application.RetailAsyncCustomerAddressCreationFeature'] }),
  ],
])('%s returns a list with paging in the query', async (path, parameters) => {
  const { status, answer } = await proxy.action(path, parameters(), '$top=1&$skip=0&$count=true')
  expect(status).toBe(200)
  expect(answer).toMatchObject({ value: [expect.any(Object)], '@odata.count': expect.any(Number) })
})

test.each(['Customers/GetTitles()', 'GetAddressPurposes()', 'GetCountryRegions()', 'GetAffiliations()'])(
  '%s returns a list',
  async (path) => {
    const { status, answer } = await proxy.function(path)
    expect([status, Array.isArray(answer.value)]).toEqual([200, true])
  },
)

test('returns the configuration of the channel and of the device', async () => {
  const channel = await guest.action('OrgUnits/GetOrgUnitConfiguration', {})
  expect(channel).toMatchObject({ status: 200, answer: { ExtensionProperties: expect.any(Array) } })
  const device = await proxy.function('GetDeviceConfiguration()')
  expect(device).toMatchObject({ status: 200, answer: { CreateAsyncCustomers: false } })
})

test('issues and reads a loyalty card', async () => {
  const card = { CardNumber: '', CustomerAccount: account }
  const issued = await proxy.action('IssueLoyaltyCard', { loyaltyCard: card })
  expect(issued).toMatchObject({ status: 200, answer: { CustomerAccount: account } })
  const cards = await proxy.action('GetCustomerLoyaltyCards', { accountNumber: account })
  expect(cards.answer.value).toHaveLength(1)
})

/** The numbers are those of the checks that Microsoft's own client failed. */
describe('what the whole client asks', () => {
  const adele = {
    ...anna,
    FirstName: 'Adele',
    LastName: 'Verdi',
    Email: 'adele@example.com',
    Phone: '02 77-88',
  }
  let own = ''

  const lists: [string, () => MicrosoftProxy, string, object | undefined][] = [
    ['42 GetCountryRegionsByLanguageId', () => guest, 'GetCountryRegionsByLanguageId', { languageId: 'it' }],
    ['43 GetCountryRegionsForShipping', () => guest, 'GetCountryRegionsForShipping()', undefined],
    [
      '46 GetAddressFromZipCode',
      () => guest,
      'GetAddressFromZipCode',
      { countryRegionId: 'ITA', zipPostalCode: '20121' },
    ],
    ['51 GetCustomerGroups', () => guest, 'GetCustomerGroups()', undefined],
    ['52 GetLanguages', () => employee, 'GetLanguages()', undefined],
    ['34 GetCustomerSearchFields', () => proxy, 'Customers/GetCustomerSearchFields()', undefined],
  ]

  test.each(lists)('%s returns a list', async (_check, caller, path, body) => {
    const { status, answer } = body ? await caller().action(path, body) : await caller().function(path)
    expect([status, Array.isArray(answer.value) && answer.value.length > 0]).toEqual([200, true])
  })

  test('53 GetEnvironmentConfiguration returns an entity', async () => {
    const { status, answer } = await guest.function('GetEnvironmentConfiguration()')
    expect([status, answer.EnvironmentName]).toEqual([200, 'Mock headquarters'])
  })

  test('22, 26 keeps attributes and further properties over a round trip of the whole entity', async () => {
    const created = await shopper.create('Customers', adele)
    own = String(created.answer.AccountNumber)
    const kept = {
      ReceiptSettings: 2,
      InvoiceAccount: '004099',
      VatNumber: 'IT00743110157',
      Attributes: [
        { Name: 'Shoe', KeyName: 'shoe', DataTypeValue: 5, AttributeValue: { StringValue: '42' } },
      ],
    }
    const updated = await proxy.update('Customers', own, { ...created.answer, ...kept })
    expect(updated).toMatchObject({ status: 200, answer: kept })
    expect((await proxy.read('Customers', own)).answer).toMatchObject(kept)
  })

  test('9 readAll lists the customers', async () => {
    const { status, answer } = await proxy.function('Customers?$top=10')
    expect([status, (answer.value as object[]).length > 1]).toEqual([200, true])
  })

  test('33 Search finds words in the other order', async () => {
    const found = await proxy.action('Customers/Search', {
      customerSearchCriteria: { Keyword: 'verdi adele' },
    })
    expect(found.answer.value).toMatchObject([{ FullName: 'Adele Verdi' }])
  })

  test('37, 39 SearchByFields finds a phone number, also for the signed-in customer', async () => {
    const Criteria = [{ SearchTerm: '027788', SearchField: { Name: 'PhoneNumber', Value: 3 } }]
    const body = { CustomerSearchByFieldCriteria: { Criteria, DataLevelValue: 1 } }
    for (const caller of [proxy, shopper]) {
      const { status, answer } = await caller.action('Customers/SearchByFields', body)
      expect([status, (answer.value as { AccountNumber: string }[])[0]?.AccountNumber]).toEqual([200, own])
    }
  })

  const emptyPages = [
    ['59 GetOrderHistory', 'GetOrderHistory', 'POST'],
    ['61 GetPurchaseHistory', 'GetPurchaseHistory()', 'GET'],
    ['62 GetOrderShipmentsHistory', 'GetOrderShipmentsHistory', 'POST'],
  ] as const

  test.each(emptyPages)('%s is an empty page', async (_check, name, method) => {
    const path = `Customers(%27${own}%27)/${name}`
    const paging = '$top=10&$skip=0'
    const { status, answer } =
      method === 'POST' ? await proxy.action(path, {}, paging) : await proxy.function(`${path}?${paging}`)
    expect([status, answer.value]).toEqual([200, []])
  })

  test("60 GetOrderHistory of Customers('') is that of the signed-in customer", async () => {
    const { status, answer } = await shopper.action('Customers(%27%27)/GetOrderHistory', {}, '$top=10')
    expect([status, answer.value]).toEqual([200, []])
  })

  test('79 GetOrderHistory of a pending customer is an empty page', async () => {
    const pending = await guest.create('Customers', { ...anna, IsAsyncCustomer: true })
    const path = `Customers(%27${String(pending.answer.AccountNumber)}%27)/GetOrderHistory`
    const { status, answer } = await proxy.action(path, {}, '$top=10')
    expect([status, answer.value]).toEqual([200, []])
  })

  test('104 a cart of the new customer becomes an order in its history', async () => {
    const cart = await shopper.create('Carts', { Id: '', CustomerId: own, CartLines: [], TotalAmount: 0 })
    expect(cart.status).toBe(201)
    const path = `Carts(%27${String(cart.answer.Id)}%27)`
    const cartLines = [{ ProductId: 22565423115, Quantity: 2, Price: 19.9 }]
    const filled = await shopper.action(`${path}/AddCartLines`, {
      cartLines,
      cartVersion: cart.answer.Version,
    })
    expect(filled).toMatchObject({ status: 200, answer: { TotalAmount: 39.8 } })
    const order = await shopper.action(`${path}/Checkout`, {
      receiptEmail: 'adele@example.com',
      tokenizedPaymentCard: null,
      receiptNumberSequence: null,
      cartTenderLines: [{ Amount: 39.8, Currency: 'EUR', TenderTypeId: '1' }],
      cartVersion: filled.answer.Version,
    })
    expect(order).toMatchObject({ status: 200, answer: { TotalAmount: 39.8, CustomerId: own } })
    const history = await shopper.action('Customers(%27%27)/GetOrderHistory', {}, '$top=10')
    expect(history.answer.value).toMatchObject([{ Id: order.answer.Id, SalesLines: [{ Quantity: 2 }] }])
  })

  test('balances and cards are for those whom the documentation names', async () => {
    const balance = { accountNumber: own, invoiceAccountNumber: '' }
    expect((await employee.action('GetCustomerBalance', balance)).status).toBe(200)
    expect((await shopper.action('GetCustomerBalance', balance)).status).toBe(403)
    const loyaltyCard = { CardNumber: '', CustomerAccount: own }
    const { CardNumber } = (await shopper.action('IssueLoyaltyCard', { loyaltyCard })).answer
    const card = await shopper.action('GetLoyaltyCard', { cardNumber: CardNumber })
    expect(card).toMatchObject({ status: 200, answer: { CustomerAccount: own } })
    expect((await guest.action('GetLoyaltyCard', { cardNumber: CardNumber })).status).toBe(401)
  })
})

async function writeRecords(records: readonly Recorded[]): Promise<void> {
  await mkdir('test/artefacts', { recursive: true })
  await writeFile('test/artefacts/wire.json', JSON.stringify(records, null, 2))
}
