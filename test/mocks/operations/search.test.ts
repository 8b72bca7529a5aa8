import { describe, expect, test } from 'vitest'
import { createHeadquarters } from '../../../mocks/index.ts'
import { anna, ask, asApplication, asShopper, customerIn, errorOf, type Answered } from '../client.ts'

const setup = async (profile = {}) => {
  const hq = createHeadquarters({ profile })
  const create = async (body: object, options = {}) =>
    customerIn(await ask(hq.fetch, 'POST', 'Customers', body, options))
  const post = (path: string, body: unknown, options = asApplication) =>
    ask(hq.fetch, 'POST', path, body, options)
  const get = (path: string, options = asApplication) => ask(hq.fetch, 'GET', path, undefined, options)
  return { hq, create, post, get }
}

const namesIn = (body: Answered) => (body.value ?? []).map((row) => row.FullName ?? row.Name)

describe('reading a customer', () => {
  test('is answered whole, whatever the preference', async () => {
    const { create, get } = await setup()
    const { AccountNumber } = await create(anna)
    const minimal = { ...asApplication, headers: { Prefer: 'return=minimal' } }
    expect((await get(`Customers('${AccountNumber}')`, minimal)).body).toMatchObject({ AccountNumber })
  })

  test('a guest reads by temporary GUID only', async () => {
    const { hq, create, get } = await setup({ createCustomersAsync: true })
    const pending = await create(anna)
    expect((await get(`Customers('${pending.AccountNumber}')`, {} as never)).status).toBe(200)
    await hq.profile.set({ createCustomersAsync: false })
    const synced = await create(anna)
    const refused = await get(`Customers('${synced.AccountNumber}')`, {} as never)
    expect([refused.status, errorOf(refused).type]).toEqual([403, 'UserAuthorizationException'])
  })

  test('an unknown one is not found', async () => {
    const { get } = await setup()
    const answer = await get("Customers('000002')")
    expect([answer.status, errorOf(answer).id]).toEqual([400, 'CustomerNotFound'])
    expect(errorOf(await get("Customers('')", asShopper('nobody'))).id).toBe('CustomerNotFound')
    expect(errorOf(await get("Customers('')", {} as never)).id).toBe('AuthenticationRequired')
  })

  test('keys may be percent-encoded, and a quote inside is doubled', async () => {
    const { create, get } = await setup()
    const { AccountNumber } = await create(anna)
    expect((await get(`Customers(%27${AccountNumber}%27)`)).status).toBe(200)
    expect(errorOf(await get("Customers('O''Hara')")).id).toBe('CustomerNotFound')
    expect(errorOf(await get("Customers('a/b')")).id).toBe('CustomerNotFound')
    expect(errorOf(await get("Customers('O'Hara')")).id).toBe('MalformedRequest')
    expect(errorOf(await get('Customers(%E0%A4%A)')).id).toBe('MalformedRequest')
  })
})

describe('reading many', () => {
  test('those that exist come, in the order asked', async () => {
    const { create, post } = await setup()
    const [first, second] = [await create(anna), await create({ ...anna, FirstName: 'Berta' })]
    const accountNumbers = [second.AccountNumber, '999999', first.AccountNumber]
    const answer = await post('Customers/GetByAccountNumbers', { accountNumbers, searchLocationValue: 1 })
    expect(namesIn(answer.body)).toEqual(['Berta Bianchi', 'Anna Bianchi'])
  })

  test('with the GUID the converted customer comes', async () => {
    const { hq, create, post } = await setup({ createCustomersAsync: true })
    const { AccountNumber: guid } = await create(anna)
    for (const job of ['P-job', 'synchronize-customers', '1010'] as const) await hq.jobs.run(job)
    const answer = await post('Customers/GetByAccountNumbers', { accountNumbers: [guid] }, {} as never)
    expect(answer.body.value).toMatchObject([
      { IsAsyncCustomer: false, AccountNumber: expect.stringMatching(/^\d{6}$/) },
    ])
  })

  test('a guest cannot ask by account number, and a body without a list is refused', async () => {
    const { post } = await setup()
    const path = 'Customers/GetByAccountNumbers'
    expect((await post(path, { accountNumbers: ['004021'] }, {} as never)).status).toBe(403)
    expect(errorOf(await post(path, { accountNumbers: '004021' })).id).toBe('InvalidFormat')
  })
})

describe('searching', () => {
  const search = 'Customers/Search'
  const keyword = (Keyword: string, more = {}) => ({ customerSearchCriteria: { Keyword, ...more } })

  test('by name, e-mail, phone, account number and request id', async () => {
    const { create, post } = await setup()
    const ExtensionProperties = [{ Key: 'PendingSyncRequestId', Value: { StringValue: 'req-1' } }]
    const { AccountNumber } = await create({ ...anna, Phone: '02 123', ExtensionProperties })
    await create({ FirstName: 'Berta', LastName: 'Neri' })
    for (const word of ['bianchi', 'ANNA@', '02 123', AccountNumber, 'req-1']) {
      expect(namesIn((await post(search, keyword(word))).body)).toEqual(['Anna Bianchi'])
    }
    expect(namesIn((await post(search, keyword('req'))).body)).toEqual([])
  })

  test('pending customers are found in the channel, not at headquarters', async () => {
    const { create, post } = await setup({ createCustomersAsync: true })
    await create(anna)
    expect(namesIn((await post(search, keyword('anna'))).body)).toHaveLength(1)
    expect(namesIn((await post(search, keyword('anna', { SearchLocationValue: 2 }))).body)).toHaveLength(0)
    expect(namesIn((await post(search, keyword('anna', { SearchLocationValue: 3 }))).body)).toHaveLength(1)
  })

  test('asking headquarters fails when the call fails on the way', async () => {
    const { hq, post } = await setup()
    await hq.faults.add({ on: `POST ${search}`, kind: 'real-time-failure' })
    const answer = await post(search, keyword('anna', { SearchLocationValue: 2 }))
    expect([answer.status, errorOf(answer).id]).toEqual([500, 'HeadquarterCommunicationFailure'])
  })

  test('by fields every criterion must be met', async () => {
    const { create, post } = await setup()
    await create(anna)
    await create({ ...anna, FirstName: 'Berta' })
    const criterion = (Name: string, SearchTerm: string) => ({ SearchTerm, SearchField: { Name, Value: 1 } })
    const byFields = (...Criteria: object[]) =>
      post('Customers/SearchByFields', { CustomerSearchByFieldCriteria: { Criteria, DataLevelValue: 1 } })
    const both = await byFields(criterion('Email', 'anna@'), criterion('FirstName', 'berta'))
    expect(namesIn(both.body)).toEqual(['Berta Bianchi'])
    expect(errorOf(await byFields(criterion('Shoe', '42'))).id).toBe('InvalidFormat')
    expect(errorOf(await byFields()).id).toBe('RequiredValueNotFound')
  })

  test('shoppers and guests may not search, and a search needs a word', async () => {
    const { post } = await setup()
    const shopper = await post(search, keyword('anna'), asShopper('anna'))
    expect([shopper.status, errorOf(shopper).id]).toEqual([403, 'AuthorizationFailed'])
    expect((await post(search, keyword('anna'), {} as never)).status).toBe(401)
    expect(errorOf(await post(search, {})).id).toBe('RequiredValueNotFound')
  })

  test('pages carry a link to the next one, and the count where it is asked for', async () => {
    const { create, post } = await setup()
    for (const FirstName of ['C', 'A', 'E', 'B', 'D']) await create({ ...anna, FirstName })
    const path = `${search}?$top=2&$orderby=FullName desc&$count=true`
    const first = await post(path, keyword('bianchi'))
    expect(namesIn(first.body)).toEqual(['E Bianchi', 'D Bianchi'])
    expect(first.body['@odata.count']).toBe(5)
    const next = new URL(String(first.body['@odata.nextLink']))
    expect(next.search).toContain('$skip=2')
    const last = await post(`${search}${next.search.replace('$skip=2', '$skip=4')}`, keyword('bianchi'))
    expect(namesIn(last.body)).toEqual(['A Bianchi'])
    expect(last.body).not.toHaveProperty('@odata.nextLink')
    expect(errorOf(await post(`${search}?$top=two`, keyword('bianchi'))).id).toBe('InvalidFormat')
  })
})

describe('the catalogue', () => {
  test('titles, purposes and countries are for everybody', async () => {
    const { get } = await setup()
    for (const path of ['Customers/GetTitles()', 'GetAddressPurposes()', 'GetCountryRegions()']) {
      const answer = await get(path, {} as never)
      expect([path, answer.status]).toEqual([path, 200])
      expect(answer.body.value?.length).toBeGreaterThan(4)
    }
  })

  test('countries come with their address formats, and provinces by country', async () => {
    const { get, post } = await setup()
    const countries = (await get('GetCountryRegions()')).body.value ?? []
    expect(countries.map((row) => row.CountryRegionId)).toEqual(['ITA', 'USA', 'DEU', 'FRA', 'GBR', 'JPN'])
    for (const row of countries) expect(row.AddressFormatLines).not.toEqual([])
    const counts = await Promise.all(
      countries.map(async ({ CountryRegionId: countryRegionId }) => {
        const answer = await post('GetStateProvinces', { countryRegionId }, {} as never)
        return answer.body.value?.length
      }),
    )
    expect(counts).toEqual([107, 51, 16, 13, 4, 47])
    expect((await post('GetStateProvinces', { countryRegionId: 'XXX' })).body.value).toEqual([])
  })

  test('affiliations and the device are for applications only', async () => {
    const { get } = await setup()
    for (const path of ['GetAffiliations()', 'GetDeviceConfiguration()']) {
      expect((await get(path)).status).toBe(200)
      expect((await get(path, {} as never)).status).toBe(401)
      expect((await get(path, asShopper('anna'))).status).toBe(403)
    }
  })
})

describe('loyalty', () => {
  const issue = (CustomerAccount: string, more = {}) => ({ loyaltyCard: { CustomerAccount, ...more } })

  test('a synced customer gets a card, and reads it', async () => {
    const { create, post } = await setup()
    const { AccountNumber } = await create(anna, asShopper('anna'))
    const card = await post('IssueLoyaltyCard', issue(''), asShopper('anna'))
    expect(card.body).toMatchObject({
      CustomerAccount: AccountNumber,
      CardNumber: expect.stringMatching(/^\d{9}$/),
    })
    const cards = await post('GetCustomerLoyaltyCards', { accountNumber: AccountNumber }, asShopper('anna'))
    expect(cards.body.value).toHaveLength(1)
    const again = await post('IssueLoyaltyCard', issue(AccountNumber, { CardNumber: card.body.CardNumber }))
    expect(errorOf(again).id).toBe('DuplicateObject')
  })

  test('a pending customer gets none, whatever the switches', async () => {
    const { hq, create, post } = await setup({ createCustomersAsync: true })
    for (const name of ['asyncAddresses', 'enhancedAsyncCreation', 'asyncEditing'] as const) {
      await hq.features.enable(name)
    }
    const { AccountNumber } = await create(anna)
    expect(errorOf(await post('IssueLoyaltyCard', issue(AccountNumber))).id).toBe(
      'LoyaltyCardForAsyncCustomerNotSupported',
    )
  })

  test('a customer with a blocked card gets no other', async () => {
    const { create, post } = await setup()
    const { AccountNumber } = await create(anna)
    await post('IssueLoyaltyCard', issue(AccountNumber, { CardTenderTypeValue: 3 }))
    expect(errorOf(await post('IssueLoyaltyCard', issue(AccountNumber))).id).toBe(
      'CustomerBlockedForLoyaltyEnrollment',
    )
  })

  test('without headquarters there is no card', async () => {
    const { hq, create, post } = await setup()
    const { AccountNumber } = await create(anna)
    await hq.faults.add({ on: 'POST IssueLoyaltyCard', kind: 'real-time-failure', times: 1 })
    expect(errorOf(await post('IssueLoyaltyCard', issue(AccountNumber))).id).toBe(
      'HeadquarterCommunicationFailure',
    )
    expect((await post('IssueLoyaltyCard', issue(AccountNumber))).status).toBe(200)
  })
})
