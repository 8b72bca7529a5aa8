import { describe, expect, test } from 'vitest'
import type { CallerKind, Headquarters } from '../../../mocks/index.ts'
import { operations } from '../../../mocks/operations/registry.ts'
import { anna, asApplication, asEmployee, asShopper, errorOf, type ClientOptions } from '../client.ts'
import { startServer } from '../server/start-server.ts'
import { asyncMode, setup } from './setup.ts'

/** The table of the documentation: E employee, C signed-in customer, A anonymous, P application. */
const documented: Record<string, string> = {
  'POST Customers': 'ECAP',
  'PATCH Customers': 'ECP',
  'GET Customers': 'CAP',
  'POST Customers/GetByAccountNumbers': 'ECP',
  'POST Customers/SearchByFields': 'ECP',
  'POST Customers/Search': 'EP',
  'POST OrgUnits/GetOrgUnitConfiguration': 'ECAP',
  'GET GetAddressPurposes': 'ECAP',
  'POST GetStateProvinces': 'ECAP',
  'GET GetDeviceConfiguration': 'E',
  'GET GetCountryRegions': 'E',
  'GET GetAffiliations': 'E',
  'POST IssueLoyaltyCard': 'EC',
  'POST GetCustomerLoyaltyCards': 'EC',
  'GET Customers/GetTitles': 'ECAP',
  'POST GetFeatureStates': 'ECAP',
}
const kinds: Record<string, CallerKind> = {
  E: 'employee',
  C: 'shopper',
  A: 'anonymous',
  P: 'application',
}

test.each(Object.entries(documented))('%s is for %s, as documented', (name, letters) => {
  const operation = operations.find((one) => one.name === name)
  const expected = Array.from(letters, (letter) => kinds[letter])
  expect(operation?.allowedCallers.toSorted()).toEqual(expected.toSorted())
})

const asGuest: ClientOptions = {}
const clientsOf = (hq: Headquarters) => ({
  C: asShopper(hq, 'nobody'),
  A: asGuest,
  P: asApplication,
  E: asEmployee,
})
const requests = Object.entries(documented).flatMap(([name, letters]) =>
  (['E', 'C', 'A', 'P'] as const)
    .filter((letter) => !letters.includes(letter))
    .map((letter) => ({ name, letter })),
)

describe('a caller without the role is refused', () => {
  test.each(requests)('$name from $letter', async ({ name, letter }) => {
    const [method = '', path = ''] = name.split(' ')
    const isKeyed = name === 'GET Customers' || name === 'PATCH Customers'
    const body = method === 'GET' ? undefined : {}
    const { hq, send } = setup()
    const target = isKeyed ? `${path}('000001')` : path
    const answer = await send(method, target, body, clientsOf(hq)[letter])
    expect([answer.status, errorOf(answer).id]).toEqual(
      letter === 'A' ? [401, 'AuthenticationFailed'] : [403, 'AuthorizationFailed'],
    )
  })
})

test('a shopper may search by fields', async () => {
  const { hq, send, create } = setup()
  await create(anna, asShopper(hq, 'anna'))
  const Criteria = [{ SearchTerm: 'anna', SearchField: { Name: 'Name', Value: 1 } }]
  const body = { CustomerSearchByFieldCriteria: { Criteria, DataLevelValue: 1 } }
  const answer = await send('POST', 'Customers/SearchByFields', body, asShopper(hq, 'anna'))
  expect([answer.status, answer.body.value?.length]).toEqual([200, 1])
})

test('a shopper reads several customers only if all of them are its own', async () => {
  const { hq, send, create } = setup(asyncMode)
  const mine = await create(anna, asShopper(hq, 'anna'))
  const other = await create({ ...anna, Email: 'other@example.com' })
  const ask = (...accountNumbers: string[]) =>
    send('POST', 'Customers/GetByAccountNumbers', { accountNumbers }, asShopper(hq, 'anna'))
  expect((await ask(mine.AccountNumber)).body.value).toHaveLength(1)
  expect((await ask(mine.AccountNumber, other.AccountNumber)).status).toBe(403)
})

describe('reading by the temporary GUID', () => {
  test('is enough for a guest, and not for a shopper whose customer it is not', async () => {
    const { hq, send, create } = setup(asyncMode)
    const { AccountNumber } = await create(anna)
    const as = (client: ClientOptions) => send('GET', `Customers('${AccountNumber}')`, undefined, client)
    expect((await as(asGuest)).status).toBe(200)
    expect((await as(asShopper(hq, 'nobody'))).status).toBe(403)
  })

  test('is refused to guests when it is switched off, also while the channel runs', async () => {
    const { hq, send, create } = setup(asyncMode)
    const { AccountNumber } = await create(anna)
    await hq.channel.set({ guestsReadByGuid: false })
    const answer = await send('GET', `Customers('${AccountNumber}')`, undefined, asGuest)
    expect([answer.status, errorOf(answer).id]).toEqual([403, 'AuthorizationFailed'])
  })
})

test('without anonymous access, guests are refused everything and others are not', async () => {
  const { json, send } = await startServer({ channel: { anonymousAccess: false } })
  for (const [method, path] of [
    ['POST', 'Customers'],
    ['GET', 'Customers/GetTitles()'],
    ['POST', 'OrgUnits/GetOrgUnitConfiguration'],
  ] as const) {
    expect([path, (await json(method, `/Commerce/${path}`)).status]).toEqual([path, 401])
  }
  const token = String((await json('POST', '/hq/identities/sign-in', {})).body)
  const shopper = await send('POST', '/Commerce/Customers', anna, { Authorization: `id_token ${token}` })
  expect(shopper.status).toBe(201)
})

test('open roles allow some callers that are not documented', async () => {
  const { send, create } = setup({ ...asyncMode, channel: { roles: 'open' } })
  const { AccountNumber } = await create(anna)
  expect((await send('GET', 'GetCountryRegions()', undefined, asGuest)).status).toBe(200)
  expect((await send('GET', 'GetDeviceConfiguration()')).status).toBe(200)
  const body = { accountNumbers: [AccountNumber] }
  expect((await send('POST', 'Customers/GetByAccountNumbers', body, asGuest)).status).toBe(200)
  expect((await send('GET', 'GetAffiliations()', undefined, asGuest)).status).toBe(401)
})
