import { describe, expect, test, vi } from 'vitest'
import { anna, asEmployee, asShopper, errorOf, via } from '../client.ts'
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
    const both = await byFields(criterion('Email', 'anna@'), criterion('Name', 'berta'))
    expect(namesIn(both.body)).toEqual(['Berta Bianchi'])
    expect(errorOf(await byFields(criterion('Shoe', '42'))).id).toBe('InvalidFormat')
    expect(errorOf(await byFields()).id).toBe('RequiredValueNotFound')
  })

  test('is not allowed for shoppers and guests, and needs a keyword', async () => {
    const { hq, post } = await setup()
    const shopper = await post(search, keyword('anna'), asShopper(hq, 'anna'))
    expect([shopper.status, errorOf(shopper).id]).toEqual([403, 'AuthorizationFailed'])
    expect((await post(search, keyword('anna'), asGuest)).status).toBe(401)
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

describe('words', () => {
  const find = async (people: object[], Keyword: string, more = {}) => {
    const { create, post } = await setup()
    for (const person of people) await create(person)
    const criteria = { customerSearchCriteria: { Keyword, ...more } }
    return namesIn((await post('Customers/Search', criteria)).body)
  }
  const giulia = { FirstName: 'Giulia', LastName: 'Neri', Email: 'g.neri@example.com', Phone: '123-456-7890' }

  test.each(['neri giulia', 'GIULIA neri', 'Neri, Giulia', 'neri,giulia', 'giul'])(
    'may stand in any order: %s',
    async (words) => {
      expect(await find([giulia], words)).toEqual(['Giulia Neri'])
    },
  )

  test('of a name need not all match, and the best match comes first', async () => {
    const people = [
      { FirstName: 'Giulia', LastName: 'Verdi' },
      giulia,
      { FirstName: 'Ugo', LastName: 'Rossi' },
    ]
    expect(await find(people, 'neri giulia')).toEqual(['Giulia Neri', 'Giulia Verdi'])
  })

  test.each(['1234567890', '(123) 456 7890', '+123.456', 'neri example com', 'g.neri@example.com'])(
    'are compared without signs: %s',
    async (words) => {
      expect(await find([giulia, { FirstName: 'Ugo', LastName: 'Rossi', Phone: '999' }], words)).toEqual([
        'Giulia Neri',
      ])
    },
  )

  test('are found in further contacts and in addresses', async () => {
    const Contacts = [
      { AddressTypeValue: 1, Value: '+39 (02) 55-66' },
      { AddressTypeValue: 2, Value: 'second@example.com' },
    ]
    const person = { ...giulia, Contacts, Addresses: [via] }
    for (const words of ['025566', 'second@example', 'via roma', 'milano roma', '20121']) {
      expect([words, await find([person], words)]).toEqual([words, ['Giulia Neri']])
    }
  })

  test('are found in addresses that wait for headquarters', async () => {
    const { hq, create, post } = await setup()
    await hq.features.enable('asyncAddresses')
    const { AccountNumber } = await create(giulia)
    await hq.fixtures.address(AccountNumber, { Street: 'Corso Vercelli' })
    const criteria = { customerSearchCriteria: { Keyword: 'vercelli corso' } }
    expect(namesIn((await post('Customers/Search', criteria)).body)).toEqual(['Giulia Neri'])
  })

  test('are found in the numbers of loyalty cards', async () => {
    const { create, post } = await setup()
    const { AccountNumber } = await create(giulia)
    const loyaltyCard = { CustomerAccount: AccountNumber, CardNumber: 'CARD-55-77' }
    await post('IssueLoyaltyCard', { loyaltyCard }, asEmployee)
    for (const Keyword of ['card5577', '55-77']) {
      const answer = await post('Customers/Search', { customerSearchCriteria: { Keyword } })
      expect(namesIn(answer.body)).toEqual(['Giulia Neri'])
    }
  })

  test('are compared up to a hundred different ones', async () => {
    const others = Array.from({ length: 99 }, (_, at) => `other${at} other${at}`)
    expect(await find([giulia], [...others, 'giulia'].join(' '))).toEqual(['Giulia Neri'])
    expect(await find([giulia], [...others, 'other', 'giulia'].join(' '))).toEqual([])
  })

  test('do not have the texts of a customer prepared again for each of them', async () => {
    const { hq, post } = await setup()
    await hq.fixtures.customers(20)
    const prepared = vi.spyOn(String.prototype, 'replaceAll')
    const preparedFor = async (words: number) => {
      prepared.mockClear()
      const Keyword = Array.from({ length: words }, (_, at) => `word${at}`).join(' ')
      await post('Customers/Search', { customerSearchCriteria: { Keyword } })
      return prepared.mock.calls.length
    }
    const [ofOne, ofMany] = [await preparedFor(1), await preparedFor(1000)]
    prepared.mockRestore()
    // The request is read twice: to plan it and to run it.
    expect(ofMany - ofOne).toBe(2 * 999)
  })

  test('without a letter or digit are no keyword', async () => {
    const { post } = await setup()
    const refused = await post('Customers/Search', { customerSearchCriteria: { Keyword: ' -- ' } })
    expect(errorOf(refused).id).toBe('RequiredValueNotFound')
  })

  test('find nothing remotely below four characters, and make no real-time call', async () => {
    const { hq, create, post } = await setup()
    await create(giulia)
    const search = async (Keyword: string, SearchLocationValue: number) =>
      namesIn(
        (await post('Customers/Search', { customerSearchCriteria: { Keyword, SearchLocationValue } })).body,
      )
    expect([await search('ner', 2), await search('n-e-r', 2)]).toEqual([[], []])
    expect(await search('ner', 3)).toEqual(['Giulia Neri'])
    expect(hq.log.get().at(-1)).toMatchObject({ notes: [expect.stringContaining('four characters')] })
    expect(await search('neri', 2)).toEqual(['Giulia Neri'])
    expect(hq.log.get().at(-1)).toMatchObject({
      notes: [expect.stringContaining('real-time call: answered')],
    })
  })
})

describe('searching by fields', () => {
  const path = 'Customers/SearchByFields'
  const by = (Name: string, SearchTerm: string) => ({
    CustomerSearchByFieldCriteria: { Criteria: [{ SearchTerm, SearchField: { Name, Value: 0 } }] },
  })

  test('has the fields of the service, and lists them', async () => {
    const { create, post, get } = await setup()
    const { AccountNumber } = await create({ ...anna, Phone: '02 123', Addresses: [via] })
    const loyaltyCard = { CustomerAccount: AccountNumber, CardNumber: '5577' }
    await post('IssueLoyaltyCard', { loyaltyCard }, asEmployee)
    const listed = (await get('Customers/GetCustomerSearchFields()')).body.value ?? []
    expect(listed.map(({ SearchField }) => (SearchField as { Name: string }).Name).toSorted()).toEqual([
      'AccountNumber',
      'Address',
      'Default',
      'Email',
      'LoyaltyCardNumber',
      'Name',
      'PhoneNumber',
    ])
    const terms = {
      AccountNumber,
      Address: 'via roma',
      Default: '5577',
      Email: 'anna@',
      LoyaltyCardNumber: '5577',
      Name: 'bianchi',
      PhoneNumber: '02123',
    }
    for (const [name, term] of Object.entries(terms)) {
      expect([name, namesIn((await post(path, by(name, term))).body)]).toEqual([name, ['Anna Bianchi']])
    }
    expect(namesIn((await post(path, by('Email', 'bianchi'))).body)).toEqual([])
  })

  test.each(['constructor', '__proto__', 'toString', 'Phone', 'FirstName', ''])(
    'refuses the field "%s"',
    async (name) => {
      const { post } = await setup()
      const refused = await post(path, by(name, 'x'))
      expect([refused.status, errorOf(refused).id]).toEqual([400, 'InvalidFormat'])
    },
  )

  test('says that a null is no name', async () => {
    const { hq, post } = await setup()
    const criteria = { Criteria: [{ SearchTerm: 'anna', SearchField: { Name: null, Value: 1 } }] }
    expect((await post(path, { CustomerSearchByFieldCriteria: criteria })).status).toBe(400)
    const reason = 'SearchField.Name is null: send a name, or leave it out if Value is the field. Fields: '
    expect(hq.log.get().at(-1)).toMatchObject({ notes: [expect.stringContaining(reason)] })
  })

  test('finds only the own customer for a shopper, and nothing for a guest', async () => {
    const { hq, create, post } = await setup()
    await create(anna, asShopper(hq, 'anna'))
    await create({ ...anna, Email: 'other@example.com' })
    expect(namesIn((await post(path, by('Name', 'bianchi'), asShopper(hq, 'anna'))).body)).toHaveLength(1)
    expect(namesIn((await post(path, by('Name', 'bianchi'), asShopper(hq, 'nobody'))).body)).toEqual([])
    expect((await post(path, by('Name', 'bianchi'), asGuest)).status).toBe(401)
  })
})
