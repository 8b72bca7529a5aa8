import { describe, expect, test } from 'vitest'
import { createHeadquarters } from '../../../mocks/index.ts'
import type { CallerKind } from '../../../mocks/model/log-entry.ts'
import { openCallers } from '../../../mocks/rules/channel-behaviour.ts'
import { operations } from '../../../mocks/operations/registry.ts'
import { anna, ask, asApplication, asEmployee, asShopper, errorOf } from '../client.ts'
import { asGuest } from './setup.ts'

/** The documented callers: E employee, C signed-in customer, A anonymous, P application. */
const documented: Record<string, string> = {
  'POST Customers': 'ECAP',
  'PATCH Customers keyed': 'ECP',
  'GET Customers keyed': 'CAP',
  'GET Customers': 'EP',
  'POST Customers/GetByAccountNumbers': 'ECP',
  'POST Customers/SearchByFields': 'ECP',
  'GET Customers/GetCustomerSearchFields': 'ECP',
  'POST Customers/GetOrderHistory keyed': 'ECP',
  'GET Customers/GetPurchaseHistory keyed': 'ECP',
  'POST Customers/GetOrderShipmentsHistory keyed': 'ECP',
  'POST Customers/Search': 'EP',
  'POST OrgUnits/GetOrgUnitConfiguration': 'ECAP',
  'GET GetAddressPurposes': 'ECAP',
  'POST GetCountryRegionsByLanguageId': 'ECAP',
  'GET GetCountryRegionsForShipping': 'ECAP',
  'POST GetStateProvinces': 'ECAP',
  'POST GetAddressFromZipCode': 'ECAP',
  'GET GetCustomerGroups': 'ECAP',
  'GET GetExtensibleEnumerations': 'ECAP',
  'GET GetEnvironmentConfiguration': 'EAP',
  'GET GetDeviceConfiguration': 'E',
  'GET GetCountryRegions': 'E',
  'GET GetAffiliations': 'E',
  'GET GetLanguages': 'E',
  'POST GetCustomerBalance': 'E',
  'POST GetCounties': 'E',
  'POST GetCities': 'E',
  'POST GetDistricts': 'E',
  'POST GetZipCodes': 'E',
  'POST GetAttributeDefinitions': 'E',
  'POST GetAttributeGroupDefinitions': 'E',
  'POST IssueLoyaltyCard': 'EC',
  'POST GetLoyaltyCard': 'EC',
  'POST GetCustomerLoyaltyCards': 'EC',
  'GET Customers/GetTitles': 'ECAP',
  'POST GetFeatureStates': 'ECAP',
  'POST Carts': 'ECAP',
  'GET Carts keyed': 'ECAP',
  'PATCH Carts keyed': 'ECAP',
  'POST Carts/AddCartLines keyed': 'ECAP',
  'POST Carts/UpdateCartLines keyed': 'ECAP',
  'POST Carts/RemoveCartLines keyed': 'ECAP',
  'POST Carts/Checkout keyed': 'ECAP',
  'GET SalesOrders keyed': 'ECP',
}

const letters: Record<CallerKind, string> = { employee: 'E', shopper: 'C', anonymous: 'A', application: 'P' }
const order: readonly CallerKind[] = ['employee', 'shopper', 'anonymous', 'application']

test('every operation has the documented callers', () => {
  const table = operations.map((operation) => {
    const kinds = order.filter((kind) => operation.allowedCallers.includes(kind)).map((kind) => letters[kind])
    return [`${operation.name}${operation.key === 'keyed' ? ' keyed' : ''}`, kinds.join('')]
  })
  expect(Object.fromEntries(table)).toEqual(documented)
})

test('the exceptions name operations that exist, and callers that are not documented', () => {
  for (const [name, added] of Object.entries(openCallers)) {
    const operation = operations.find((one) => one.name === name)
    expect([name, operation?.allowedCallers.filter((kind) => added.includes(kind))]).toEqual([name, []])
  }
})

describe('a strict channel', () => {
  const hq = createHeadquarters()
  const statusFor = async (path: string, method: string, body?: object) => {
    const callers = [asGuest, asShopper(hq, 'anna'), asApplication, asEmployee]
    const answers = callers.map((caller) => ask(hq.fetch, method, path, body, caller))
    return (await Promise.all(answers)).map(({ status }) => status)
  }

  test('gives countries to employees, and by language or for shipping to all', async () => {
    expect(await statusFor('GetCountryRegions()', 'GET')).toEqual([401, 403, 403, 200])
    expect(await statusFor('GetDeviceConfiguration()', 'GET')).toEqual([401, 403, 403, 200])
    expect(await statusFor('GetCountryRegionsForShipping()', 'GET')).toEqual([200, 200, 200, 200])
    const language = { languageId: 'it' }
    expect(await statusFor('GetCountryRegionsByLanguageId', 'POST', language)).toEqual([200, 200, 200, 200])
  })

  test('reads no customers by account numbers for a guest', async () => {
    const answer = await ask(hq.fetch, 'POST', 'Customers/GetByAccountNumbers', { accountNumbers: [] })
    expect([answer.status, errorOf(answer).id]).toEqual([401, 'AuthenticationFailed'])
  })

  test('lets an employee create, find and edit customers, but not read one by its key', async () => {
    const created = await ask(hq.fetch, 'POST', 'Customers', anna, asEmployee)
    const account = String(created.body.AccountNumber)
    const byNumbers = { accountNumbers: [account] }
    const read = await ask(hq.fetch, 'POST', 'Customers/GetByAccountNumbers', byNumbers, asEmployee)
    expect(read.body.value).toHaveLength(1)
    const edited = await ask(hq.fetch, 'PATCH', `Customers('${account}')`, { Phone: '1' }, asEmployee)
    expect(edited.status).toBe(200)
    const byKey = await ask(hq.fetch, 'GET', `Customers('${account}')`, undefined, asEmployee)
    expect([byKey.status, errorOf(byKey).id]).toEqual([403, 'AuthorizationFailed'])
    expect(hq.log.get().at(-1)).toMatchObject({ caller: 'employee' })
  })
})
