import { describe, expect, test } from 'vitest'
import { anna, ask, asApplication, asEmployee, errorOf } from '../client.ts'
import { setup } from '../operations/setup.ts'

const ieee = 'application/json;odata.metadata=minimal;IEEE754Compatible=true'

describe('numbers as text (IEEE754Compatible)', () => {
  test('are accepted in a body that says so', async () => {
    const { hq, get } = await setup()
    const body = {
      ...anna,
      TitleRecordId: '5637144577',
      CreditLimit: '12.5',
      CustomerAffiliations: [{ RetailAffiliationId: '68719476743' }],
      Attributes: [{ Name: 'Size', AttributeValue: { LongValue: '42', StringValue: '43' } }],
    }
    const created = await ask(hq.fetch, 'POST', 'Customers', body, { headers: { 'Content-Type': ieee } })
    expect(created.status).toBe(201)
    const read = await get(`Customers('${String(created.body.AccountNumber)}')`)
    expect(read.body).toMatchObject({
      TitleRecordId: 5637144577,
      CreditLimit: 12.5,
      CustomerAffiliations: [{ RetailAffiliationId: 68719476743 }],
      Attributes: [{ AttributeValue: { LongValue: 42, StringValue: '43' } }],
    })
  })

  test.each([
    ['without the parameter', 'application/json', { TitleRecordId: '5637144577' }],
    ['for a 32-bit number', ieee, { CustomerTypeValue: '1' }],
    ['for what is no number', ieee, { TitleRecordId: '5637144577x' }],
    ['for a number that JavaScript cannot hold', ieee, { TitleRecordId: '9223372036854775807' }],
  ])('are refused %s', async (_what, contentType, body) => {
    const { hq } = await setup()
    const headers = { 'Content-Type': contentType }
    const refused = await ask(hq.fetch, 'POST', 'Customers', { ...anna, ...body }, { headers })
    expect([refused.status, errorOf(refused).id]).toEqual([400, 'InvalidFormat'])
  })

  test('are written for a client that accepts them, also the count', async () => {
    const { hq, create } = await setup()
    const { AccountNumber } = await create(anna)
    const accepting = { ...asApplication, headers: { Accept: ieee } }
    const one = await ask(hq.fetch, 'GET', `Customers('${AccountNumber}')`, undefined, accepting)
    expect(one.headers.get('Content-Type')).toContain('IEEE754Compatible=true')
    expect(one.body).toMatchObject({ RecordId: expect.stringMatching(/^\d+$/), CustomerTypeValue: 1 })
    const list = await ask(hq.fetch, 'GET', 'Customers?$count=true', undefined, accepting)
    expect(list.body).toMatchObject({ '@odata.count': '1', value: [{ RecordId: expect.any(String) }] })
  })
})

describe('a value outside its type', () => {
  const extension = (Value: object) => ({ ExtensionProperties: [{ Key: 'a', Value }] })

  test.each([
    ['half a surrogate pair', 'Carts', { Id: '\ud800' }],
    ['half a surrogate pair in a name', 'Customers', { ...anna, FirstName: 'A\ud800' }],
    ['more than Edm.Int32', 'Customers', { ...anna, ReceiptSettings: 2 ** 31 }],
    ['less than Edm.Int32', 'Customers', { ...anna, ReceiptSettings: -(2 ** 31) - 1 }],
    ['a date without a time', 'Customers', { ...anna, ...extension({ DateTimeOffsetValue: '2026-01-01' }) }],
    ['a date that is none', 'Customers', { ...anna, CreatedDateTime: '2026-13-01T00:00:00Z' }],
    ['the year 0', 'Customers', { ...anna, CreatedDateTime: '0000-01-01T00:00:00Z' }],
  ])('is refused: %s', async (_what, path, body) => {
    const { hq } = await setup()
    const refused = await ask(hq.fetch, 'POST', path, body, asApplication)
    expect(refused.status).toBe(400)
    expect(JSON.stringify(errorOf(refused))).toContain('InvalidFormat')
  })

  test('is accepted at its limits', async () => {
    const { hq } = await setup()
    const body = {
      ...anna,
      FirstName: 'A😀',
      ReceiptSettings: 2 ** 31 - 1,
      ...extension({ DateTimeOffsetValue: '2026-01-01T00:00+01:00' }),
    }
    expect((await ask(hq.fetch, 'POST', 'Customers', body, asApplication)).status).toBe(201)
  })
})

describe('a create', () => {
  test.each(['return=representation', 'return=minimal'])(
    'says where the customer is (%s)',
    async (Prefer) => {
      const { hq, get } = await setup()
      const created = await ask(hq.fetch, 'POST', 'Customers', anna, { headers: { Prefer } })
      const location = created.headers.get('Location') ?? ''
      expect(location).toMatch(/^https:\/\/channel\.example\/Commerce\/Customers\('\d{6}'\)$/)
      expect(created.headers.get('OData-EntityId')).toBe(location)
      const read = await get(location.slice('https://channel.example/Commerce/'.length))
      expect(read.body).toMatchObject({ Email: anna.Email })
    },
  )

  test('with a quote in the key doubles it', async () => {
    const { post, get } = await setup()
    const created = await post('Carts', { Id: "O'Hara" })
    const location = created.headers.get('Location') ?? ''
    expect((await get(location.slice('https://channel.example/Commerce/'.length))).body).toMatchObject({
      Id: "O'Hara",
    })
  })

  test('an edit and a read have no location', async () => {
    const { create, get } = await setup()
    const { AccountNumber } = await create(anna)
    expect((await get(`Customers('${AccountNumber}')`)).headers.get('Location')).toBeNull()
  })
})

describe('a key', () => {
  test.each([
    (account: string) => `Customers(AccountNumber='${account}')`,
    (account: string) => `Customers(AccountNumber=%27${account}%27)`,
    (account: string) => `Customers(${account})`,
  ])('may be named, and encoded', async (path) => {
    const { create, get } = await setup()
    const { AccountNumber } = await create(anna)
    expect((await get(path(AccountNumber))).body).toMatchObject({ AccountNumber })
    const history = await get(`${path(AccountNumber)}/GetOrderHistory`)
    expect([history.status, history.body.value]).toEqual([200, []])
  })

  test.each(["Customers(Name='x')", "Customers(constructor='x')"])('has the right name: %s', async (path) => {
    const { get } = await setup()
    const refused = await get(path)
    expect([refused.status, errorOf(refused).id]).toEqual([400, 'MalformedRequest'])
  })

  test('the names of bound operations may have their namespace', async () => {
    const { create, get } = await setup()
    const { AccountNumber } = await create(anna)
    const name = 'Microsoft.Dynamics.DataServiceProxy.GetPurchaseHistory'
    expect((await get(`Customers('${AccountNumber}')/${name}()`)).status).toBe(200)
  })
})

describe('sorting and counting', () => {
  const titles = async (query: string) => {
    const { get } = await setup()
    return get(`Customers/GetTitles()?${query}`)
  }

  test('uses all columns, in one parameter or in several', async () => {
    const { create, get } = await setup()
    const people = ['Anna Neri', 'Berta Neri', 'Anna Verdi', 'Berta Verdi']
    for (const name of people) {
      const [FirstName, LastName] = name.split(' ')
      await create({ FirstName, LastName })
    }
    const names = async (query: string) =>
      (await get(`Customers?${query}`)).body.value?.map(({ Name }) => Name)
    const expected = ['Anna Verdi', 'Berta Verdi', 'Anna Neri', 'Berta Neri']
    expect(await names('$orderby=LastName desc,FirstName')).toEqual(expected)
    expect(await names('$orderby=LastName desc, FirstName asc')).toEqual(expected)
    expect(await names('$orderby=LastName%20desc&$orderby=FirstName')).toEqual(expected)
    expect(await names('$orderby=LastName DESC,FirstName DESC')).toEqual([
      'Berta Verdi',
      'Anna Verdi',
      'Berta Neri',
      'Anna Neri',
    ])
  })

  test('looks into values', async () => {
    const { get } = await setup()
    const answer = await get('Customers/GetCustomerSearchFields()?$orderby=SearchField/Value desc')
    expect(answer.body.value?.[0]).toMatchObject({ DisplayName: 'AccountNumber' })
  })

  test.each(['Size', 'constructor', 'Text/Size', 'Text,', ',Text', 'text'])(
    'refuses to sort by %s, which is no property of a title',
    async (columns) => {
      const refused = await titles(`$orderby=${columns}`)
      expect(errorOf(refused)).toMatchObject({
        id: 'InvalidFormat',
        results: [{ MemberNames: ['$orderby'] }],
      })
    },
  )

  test.each(['Addresses', 'Addresses/City', 'ExtensionProperties'])(
    'refuses to sort customers by %s, which is a list',
    async (columns) => {
      const { get } = await setup()
      expect(errorOf(await get(`Customers?$orderby=${columns}`)).id).toBe('InvalidFormat')
    },
  )

  test.each([
    '$top=1&$top=2',
    '$skip=0&$skip=1',
    '$count=yes',
    '$count=true&$count=true',
    '$inlinecount=all',
    '$select=Nonsense',
  ])('refuses %s', async (query) => {
    const refused = await titles(query)
    expect([refused.status, errorOf(refused).id]).toEqual([400, 'InvalidFormat'])
  })

  test.each([
    '$filter=LastName eq %27Verdi%27',
    '$search=Anna',
    '$apply=aggregate(Name)',
    '$compute=1 as One',
    '$TOP=1',
    '$skiptoken=7',
  ])('refuses %s instead of ignoring it', async (query) => {
    const refused = await titles(query)
    expect([refused.status, errorOf(refused).id]).toEqual([501, 'QueryOptionNotSupported'])
  })

  test('answers everything with $select and $expand', async () => {
    expect((await titles('$select=Text,*&$expand=Anything&$format=json')).body.value?.[0]).toHaveProperty(
      'RecordId',
    )
  })

  test.each([
    ['$filter=LastName eq %27Verdi%27', 501, 'QueryOptionNotSupported'],
    ['$top=1', 501, 'QueryOptionNotSupported'],
    ['$apply=aggregate(Name)', 501, 'QueryOptionNotSupported'],
    ['$select=Nonsense', 400, 'InvalidFormat'],
    ['$format=xml', 406, 'QueryOptionNotSupported'],
  ])('refuses %s for a single customer', async (query, status, id) => {
    const { create, get } = await setup()
    const { AccountNumber } = await create(anna)
    const refused = await get(`Customers('${AccountNumber}')?${query}`)
    expect([refused.status, errorOf(refused).id]).toEqual([status, id])
  })

  test.each([
    '$select=Addresses/City,Name',
    '$expand=Addresses',
    '$format=application/json;odata.metadata=none',
  ])('answers a single customer with %s', async (query) => {
    const { create, get } = await setup()
    const { AccountNumber } = await create(anna)
    expect((await get(`Customers('${AccountNumber}')?${query}`)).status).toBe(200)
  })

  test('refuses a direction that is none', async () => {
    const refused = await titles('$orderby=Text sideways')
    expect(errorOf(refused)).toMatchObject({ id: 'InvalidFormat', results: [{ MemberNames: ['$orderby'] }] })
  })

  test.each(['$count=true', '$inlinecount=allpages'])('counts with %s', async (query) => {
    expect((await titles(`${query}&$top=1`)).body).toMatchObject({ '@odata.count': 5 })
  })

  test('does not count otherwise', async () => {
    expect((await titles('$inlinecount=none')).body).not.toHaveProperty('@odata.count')
  })
})

test('all customers are read page by page', async () => {
  const { create, get } = await setup()
  for (const FirstName of ['C', 'A', 'B']) await create({ ...anna, FirstName })
  const first = await get('Customers?$top=2&$count=true&$orderby=Name')
  expect(first.body).toMatchObject({ '@odata.count': 3, value: [{ FirstName: 'A' }, { FirstName: 'B' }] })
  expect(first.body['@odata.context']).toBe('https://channel.example/Commerce/$metadata#Customers')
  const next = String(first.body['@odata.nextLink']).slice('https://channel.example/Commerce/'.length)
  expect((await get(next, asEmployee)).body).toMatchObject({ value: [{ FirstName: 'C' }] })
  expect((await get('Customers', {})).status).toBe(401)
})
