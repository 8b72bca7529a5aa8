import { mkdir, writeFile } from 'node:fs/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createHeadquarters } from '../../mocks/headquarters.ts'
import { serveHeadquarters, type RunningServer } from '../../mocks/server/server.ts'
import { microsoftProxy, type MicrosoftProxy, type Recorded } from '../support/microsoft-proxy.ts'

/** Sends every request of the service over real HTTP, in the form of Microsoft's client. */

// One client sends everything, also what only employees may send.
const hq = createHeadquarters({ seed: 1, channel: { roles: 'open' } })
let server: RunningServer
let proxy: MicrosoftProxy
let guest: MicrosoftProxy

beforeAll(async () => {
  server = await serveHeadquarters(hq, { port: 0, host: '127.0.0.1' })
  proxy = microsoftProxy(server.port, 'Bearer back-office')
  guest = microsoftProxy(server.port)
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

async function writeRecords(records: readonly Recorded[]): Promise<void> {
  await mkdir('test/artefacts', { recursive: true })
  await writeFile('test/artefacts/wire.json', JSON.stringify(records, null, 2))
}
