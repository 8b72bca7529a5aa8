import { describe, expect, test } from 'vitest'
import { createHeadquarters } from '../../../mocks/index.ts'
import { operations } from '../../../mocks/operations/registry.ts'
import { describedTypes, elementOf } from '../../../mocks/wire/described-types.ts'
import { anna, ask, asApplication, asEmployee, asShopper, via, type ClientOptions } from '../client.ts'

const root = 'https://channel.example/Commerce/'
const { fetch } = createHeadquarters()
const get = async (path: string) => fetch(new Request(`${root}${path}`))

describe('$metadata', () => {
  test('is XML for everybody, without a channel and a token', async () => {
    const answer = await get('$metadata?api-version=7.3')
    expect([answer.status, answer.headers.get('Content-Type')]).toEqual([
      200,
      'application/xml; charset=utf-8',
    ])
    expect(answer.headers.get('OData-Version')).toBe('4.0')
    expect((await fetch(new Request(`${root}$metadata`, { method: 'POST' }))).status).toBe(405)
  })

  test('has every operation that the channel serves', async () => {
    const xml = await (await get('$metadata')).text()
    for (const { name } of operations) {
      const [method, path = ''] = name.split(' ')
      const [set = '', bound] = path.split('/')
      const isEntity = bound === undefined && xml.includes(`<EntitySet Name="${set}"`)
      const kind = method === 'GET' ? 'Function' : 'Action'
      expect([name, isEntity || xml.includes(`<${kind} Name="${bound ?? set}"`)]).toEqual([name, true])
      if (!isEntity && bound === undefined) expect(xml).toContain(`<${kind}Import Name="${set}"`)
    }
  })

  test('binds operations to an entity or to a set, with their parameters', async () => {
    const xml = await (await get('$metadata')).text()
    const ns = 'Microsoft.Dynamics.DataServiceProxy'
    expect(xml).toContain(
      `<Action Name="Search" IsBound="true"><Parameter Name="bindingParameter" Type="Collection(${ns}.Customer)"/>` +
        `<Parameter Name="customerSearchCriteria" Type="${ns}.CustomerSearchCriteria"/>` +
        `<ReturnType Type="Collection(${ns}.GlobalCustomer)"/></Action>`,
    )
    expect(xml).toContain(
      `<Function Name="GetPurchaseHistory" IsBound="true"><Parameter Name="bindingParameter" Type="${ns}.Customer"/>`,
    )
    expect(xml).toContain('<Key><PropertyRef Name="AccountNumber"/></Key>')
    expect(xml).toContain('<Property Name="RecordId" Type="Edm.Int64"/>')
  })

  test('names no type that it does not describe', async () => {
    const xml = await (await get('$metadata')).text()
    const used = [...xml.matchAll(/DataServiceProxy\.(\w+)/g)].map(([, name = '']) => name)
    const described = new Set(
      [...xml.matchAll(/<(?:Entity|Complex)Type Name="(\w+)"/g)].map(([, name]) => name),
    )
    const imported = new Set([...xml.matchAll(/<(?:Action|Function) Name="(\w+)"/g)].map(([, name]) => name))
    expect(used.filter((name) => !described.has(name) && !imported.has(name))).toEqual([])
  })
})

test.each(['', '?api-version=7.3'])('the service document lists the sets: Commerce/%s', async (query) => {
  const answer = await get(query)
  const document = (await answer.json()) as { '@odata.context': string; value: object[] }
  expect(answer.status).toBe(200)
  expect(document['@odata.context']).toBe(`${root}$metadata`)
  expect(document.value).toContainEqual({ name: 'Customers', kind: 'EntitySet', url: 'Customers' })
  expect(document.value).toContainEqual({
    name: 'GetCustomerGroups',
    kind: 'FunctionImport',
    url: 'GetCustomerGroups',
  })
})

test('the service document is there without the last slash', async () => {
  expect((await fetch(new Request('https://channel.example/Commerce'))).status).toBe(200)
})

describe('answers have the described properties:', () => {
  const attributes = [
    { name: 'Shoe', type: 'text', values: ['42'], default: '42', translations: { it: { help: 'EU' } } },
    { name: 'Height', type: 'decimal', minimum: 1, maximum: 3, unit: 'm' },
  ] as const
  const hq = createHeadquarters({ seed: 1, attributes })
  const send = async (method: string, path: string, body?: object, caller: ClientOptions = asApplication) => {
    const answer = await ask(hq.fetch, method, path, body, caller)
    expect([path, answer.status < 300, answer.text.slice(0, 200)]).toEqual([path, true, expect.anything()])
    return answer.body
  }

  /** The problems of a value that should be of a type. */
  function problems(value: unknown, type: string, path: string): string[] {
    const { name, isList } = elementOf(type)
    if (isList) {
      if (!Array.isArray(value)) return [`${path} is no list`]
      return value.flatMap((one, at) => problems(one, name, `${path}[${at}]`))
    }
    const { properties } = describedTypes[name] ?? {}
    if (!properties) return typeof value === simple[name] ? [] : [`${path} is no ${name}: ${String(value)}`]
    if (value === null) return []
    return Object.entries(value as object).flatMap(([property, inner]) => {
      if (property.startsWith('@')) return []
      const inType = Object.hasOwn(properties, property) ? properties[property] : undefined
      return inType
        ? problems(inner, inType, `${path}.${property}`)
        : [`${path}.${property} is not described`]
    })
  }

  const simple: Record<string, string> = {
    text: 'string',
    time: 'string',
    int: 'number',
    long: 'number',
    decimal: 'number',
    boolean: 'boolean',
  }

  test('all operations', async () => {
    const shopper = asShopper(hq, 'anna')
    const contact = { AddressTypeValue: 1, Value: '02 555' }
    const attribute = { Name: 'Shoe', AttributeValue: { StringValue: '42' } }
    const extension = { Key: 'X', Value: { StringValue: 'y' } }
    const body = {
      ...anna,
      Addresses: [via],
      Contacts: [contact],
      Attributes: [attribute],
      ExtensionProperties: [extension],
      CustomerAffiliations: [{ RetailAffiliationId: 68719476743 }],
    }
    const created = await send('POST', 'Customers', body, shopper)
    const account = String(created.AccountNumber)
    const { CardNumber } = await send(
      'POST',
      'IssueLoyaltyCard',
      { loyaltyCard: { CustomerAccount: account } },
      shopper,
    )
    const criteria = { Criteria: [{ SearchTerm: 'anna', SearchField: { Name: 'Name' } }] }
    const lines = [{ ItemId: '1', Price: 2 }]
    const cart = await send('POST', 'Carts', { CartLines: lines, ShippingAddress: via }, shopper)
    const parameters: Record<string, object> = {
      'Customers/GetByAccountNumbers': { accountNumbers: [account] },
      'Customers/Search': { customerSearchCriteria: { Keyword: 'anna' } },
      'Customers/SearchByFields': { CustomerSearchByFieldCriteria: criteria },
      GetFeatureStates: { featureNames: ['x'] },
      GetStateProvinces: { countryRegionId: 'ITA' },
      GetCities: { countryRegionId: 'ITA' },
      GetZipCodes: { countryRegionId: 'ITA' },
      GetAddressFromZipCode: { countryRegionId: 'ITA', zipPostalCode: '20121' },
      GetCustomerLoyaltyCards: { accountNumber: account },
      GetLoyaltyCard: { cardNumber: CardNumber },
      GetCustomerBalance: { accountNumber: account },
      IssueLoyaltyCard: { loyaltyCard: { CustomerAccount: account } },
      'Carts/AddCartLines': { cartLines: lines },
    }
    const found: string[] = []
    // Histories last: they have something to list only after the checkout.
    const inOrder = operations.toSorted((left, right) => rank(left.name) - rank(right.name))
    for (const { name, key, returns, allowedCallers } of inOrder) {
      const [method = '', path = ''] = name.split(' ')
      const [set = '', bound] = path.split('/')
      const keys: Record<string, string> = {
        Customers: account,
        Carts: String(cart.Id),
        SalesOrders: lastOrder(),
      }
      const target = key === 'keyed' ? `${set}('${keys[set]}')${bound ? `/${bound}` : ''}` : path
      const caller = allowedCallers.includes('employee') ? asEmployee : shopper
      const content = method === 'GET' ? undefined : (parameters[path] ?? {})
      const sent = name === 'POST Customers' ? { ...anna, Email: 'b@example.com' } : content
      const answer = await send(method, target, sent, caller)
      const value = returns.endsWith('[]') ? answer.value : answer
      found.push(...problems(value, returns, name))
    }
    expect(found).toEqual([])
  })

  const lastOrder = () =>
    hq.log
      .get()
      .flatMap((entry) => orderIn(entry))
      .at(-1) ?? ''
})

function rank(name: string): number {
  return /History|SalesOrders/.test(name) ? 2 : name.includes('Checkout') ? 1 : 0
}

function orderIn(entry: unknown): string[] {
  const { operation, answer } = entry as { operation?: string; answer?: { Id?: string } }
  return operation === 'POST Carts/Checkout' && answer?.Id ? [answer.Id] : []
}
