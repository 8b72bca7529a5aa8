import { describe, expect, test } from 'vitest'
import { anna, asShopper, errorOf } from '../client.ts'
import { asGuest, namesIn, setup } from './setup.ts'

describe('searching', () => {
  const search = 'Customers/Search'
  const keyword = (Keyword: string, more = {}) => ({ customerSearchCriteria: { Keyword, ...more } })

  test('finds customers by name, e-mail, phone, account number and a kept request id', async () => {
    const { hq, create, post } = await setup()
    await hq.channel.set({ keepsExtensionProperties: ['PendingSyncRequestId'] })
    const ExtensionProperties = [{ Key: 'PendingSyncRequestId', Value: { StringValue: 'req-1' } }]
    const { AccountNumber } = await create({ ...anna, Phone: '02 123', ExtensionProperties })
    await create({ FirstName: 'Berta', LastName: 'Neri' })
    for (const word of ['bianchi', 'ANNA@', '02 123', AccountNumber, 'req-1']) {
      expect(namesIn((await post(search, keyword(word))).body)).toEqual(['Anna Bianchi'])
    }
    expect(namesIn((await post(search, keyword('req'))).body)).toEqual([])
  })

  test('finds pending customers in the channel, not at headquarters', async () => {
    const { create, post } = await setup({ createCustomersAsync: true })
    await create(anna)
    expect(namesIn((await post(search, keyword('anna'))).body)).toHaveLength(1)
    expect(namesIn((await post(search, keyword('anna', { SearchLocationValue: 2 }))).body)).toHaveLength(0)
    expect(namesIn((await post(search, keyword('anna', { SearchLocationValue: 3 }))).body)).toHaveLength(1)
  })

  test('at headquarters fails when the real-time call fails', async () => {
    const { hq, post } = await setup()
    await hq.faults.add({ on: `POST ${search}`, kind: 'real-time-failure' })
    const answer = await post(search, keyword('anna', { SearchLocationValue: 2 }))
    expect([answer.status, errorOf(answer).id]).toEqual([500, 'HeadquarterCommunicationFailure'])
  })

  test('by fields finds only customers that match every criterion', async () => {
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

  test('is not allowed for shoppers and guests, and needs a keyword', async () => {
    const { post } = await setup()
    const shopper = await post(search, keyword('anna'), asShopper('anna'))
    expect([shopper.status, errorOf(shopper).id]).toEqual([403, 'AuthorizationFailed'])
    expect((await post(search, keyword('anna'), asGuest)).status).toBe(403)
    expect(errorOf(await post(search, {})).id).toBe('RequiredValueNotFound')
  })

  test('links each page to the next one, and counts on request', async () => {
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
