import type { NewCustomer } from 'pending-sync'
import { describe, expect, test } from 'vitest'
import { customersAtHeadquarters, flat, otherFlat, setupShop } from './recognition-setup.ts'

const ada: NewCustomer = { firstName: 'Ada', lastName: 'Rossi', email: 'ada@example.com' }
const day = 86_400_000

describe('an entry in doubt', () => {
  test('is not sent again before pages were open for five minutes', async () => {
    const shop = await setupShop({})
    await shop.lose('POST Customers', 'request')
    await shop.device.customers.create(ada)
    for (let seconds = 0; seconds < 300; seconds += 20) await shop.pass(20_000)
    expect(shop.requestCount('POST Customers')).toBe(1)
    for (let seconds = 0; seconds < 60; seconds += 20) await shop.pass(20_000)
    expect(shop.requestCount('POST Customers')).toBe(2)
  })

  test.each([day, -day, 365 * day, -365 * day])(
    'is not sent again because a clock was set by %d milliseconds',
    async (ms) => {
      const shop = await setupShop({})
      await shop.lose('POST Customers', 'late')
      await shop.device.customers.create(ada)
      shop.setClock(ms)
      await shop.settle()
      expect(shop.requestCount('POST Customers')).toBe(1)
      expect(await customersAtHeadquarters(shop)).toHaveLength(1)
      expect(shop.device.outbox.get()).toEqual([])
    },
  )

  test('counts the time of each page, and not the time between', async () => {
    const shop = await setupShop({})
    await shop.lose('POST Customers', 'request')
    const { key } = await shop.device.customers.create(ada)
    let page = shop.device
    for (let visit = 0; visit < 3; visit += 1) {
      for (let seconds = 0; seconds < 80; seconds += 20) await shop.pass(20_000, page)
      await page.stop()
      shop.setClock(day)
      page = shop.reopen()
      await page.ready
    }
    expect(shop.requestCount('POST Customers')).toBe(1)
    for (let seconds = 0; seconds < 240; seconds += 20) await shop.pass(20_000, page)
    expect(shop.requestCount('POST Customers')).toBe(2)
    expect(await page.customers.get(key)).toMatchObject({ status: 'synced' })
  })

  test('costs at most sixteen lookups', async () => {
    const shop = await setupShop({})
    await shop.lose('POST Customers', 'request')
    await shop.device.customers.create(ada)
    const before = shop.requestCount('GET Customers')
    for (let seconds = 0; seconds < 400; seconds += 1) await shop.pass(1_000)
    expect(shop.device.outbox.get()).toEqual([])
    expect(shop.requestCount('GET Customers') - before).toBeLessThanOrEqual(16)
  })

  test('is decided by a person if another address is new, and both are shown', async () => {
    const shop = await setupShop({})
    const { key } = await shop.device.customers.create(ada)
    await shop.lose('PATCH Customers', 'request')
    await shop.device.addresses.create(key, flat)
    const [found] = await customersAtHeadquarters(shop)
    await shop.harness.hq.fixtures.address(found!.AccountNumber)
    await shop.settle()
    const [entry] = shop.device.outbox.get()
    expect(entry).toMatchObject({ status: 'in-doubt' })
    expect(entry).not.toHaveProperty('nextAttemptAt')
    expect((await shop.device.customers.get(key))?.addresses).toMatchObject([
      { street: 'Via Roma', status: 'synced' },
      { street: 'Via Po 1', status: 'in-doubt' },
    ])
    await shop.device.outbox.resolve(entry!.id, 'resend')
    await shop.settle()
    expect((await customersAtHeadquarters(shop))[0]?.Addresses).toHaveLength(2)
    expect((await shop.device.customers.get(key))?.addresses).toHaveLength(2)
  })

  test('is decided by a person if two equal addresses are new', async () => {
    const shop = await setupShop({})
    const { key } = await shop.device.customers.create(ada)
    const [found] = await customersAtHeadquarters(shop)
    await shop.lose('PATCH Customers', 'answer')
    await shop.device.addresses.create(key, otherFlat)
    await shop.harness.hq.fixtures.address(found!.AccountNumber, {
      Name: 'NONNA',
      Street: 'Via Po, 1',
      StreetNumber: '',
      BuildingCompliment: 'int. 12/3',
      City: 'torino',
      State: '',
      ZipCode: '10124',
    })
    await shop.settle()
    expect(shop.device.outbox.get()).toMatchObject([{ status: 'in-doubt' }])
    expect((await shop.device.customers.get(key))?.addresses).toHaveLength(3)
    await shop.device.outbox.resolve(shop.device.outbox.get()[0]!.id, 'discard')
    expect((await shop.device.customers.get(key))?.addresses).toHaveLength(2)
    expect((await customersAtHeadquarters(shop))[0]?.Addresses).toHaveLength(2)
  })

  test('is found although another device has added a different address', async () => {
    const shop = await setupShop({})
    const { key } = await shop.device.customers.create(ada)
    const [found] = await customersAtHeadquarters(shop)
    await shop.lose('PATCH Customers', 'late')
    await shop.device.addresses.create(key, flat)
    await shop.harness.hq.fixtures.address(found!.AccountNumber)
    await shop.settle()
    expect(shop.device.outbox.get()).toEqual([])
    expect((await customersAtHeadquarters(shop))[0]?.Addresses).toHaveLength(2)
    expect((await shop.device.customers.get(key))?.addresses).toHaveLength(2)
  })

  test.each(['not-found', 'async-row', 'converted-customer'] as const)(
    'is found after the account number has arrived, when the GUID answers %s',
    async (guidAfterConversion) => {
      const features = { asyncAddresses: true }
      const profile = { createCustomersAsync: true }
      const shop = await setupShop({ channel: { guidAfterConversion } }, { profile, features })
      const { key } = await shop.device.customers.create({ ...ada, addresses: [flat] })
      await shop.lose('PATCH Customers', 'answer')
      await shop.device.addresses.create(key, otherFlat)
      await shop.harness.runJobs()
      await shop.settle()
      expect(shop.device.outbox.get()).toEqual([])
      expect((await customersAtHeadquarters(shop))[0]?.Addresses).toHaveLength(2)
      expect((await shop.device.customers.get(key))?.addresses).toHaveLength(2)
    },
  )
})

describe('an answer about somebody else', () => {
  const bruno = { AccountNumber: '009999', FirstName: 'Bruno', LastName: 'Neri', Email: 'bruno@example.com' }

  test('to a create is not adopted', async () => {
    const shop = await setupShop({})
    shop.replaceNextAnswer('POST Customers', bruno)
    const { key } = await shop.device.customers.create(ada)
    expect(shop.device.outbox.get()).toMatchObject([
      { status: 'in-doubt', failure: { code: 'answer_unreadable' } },
    ])
    await shop.settle()
    const [customer] = await customersAtHeadquarters(shop)
    expect(await shop.device.customers.get(key)).toMatchObject({
      status: 'synced',
      firstName: 'Ada',
      accountNumber: customer?.AccountNumber,
    })
    expect(shop.requestCount('POST Customers')).toBe(1)
  })

  test('to the question for the own customer is not adopted', async () => {
    const shop = await setupShop({})
    await shop.device.customers.create(ada)
    shop.replaceNextAnswer('GET Customers', bruno)
    await expect(shop.device.customers.load()).rejects.toMatchObject({ code: 'channel_unreachable' })
    expect(await shop.device.customers.list()).toMatchObject([{ firstName: 'Ada' }])
  })

  test('to the question for an account is not adopted', async () => {
    const shop = await setupShop({}, {}, 'application')
    shop.replaceNextAnswer('GET Customers', bruno)
    await expect(shop.device.customers.load('004021')).rejects.toMatchObject({ code: 'channel_unreachable' })
    expect(await shop.device.customers.list()).toEqual([])
    await shop.device.customers.create(ada)
    const [customer] = await customersAtHeadquarters(shop)
    const loaded = await shop.device.customers.load(` ${customer?.AccountNumber} `)
    expect(loaded).toMatchObject({ firstName: 'Ada', accountNumber: customer?.AccountNumber })
  })

  test.each(['POST IssueLoyaltyCard', 'POST GetCustomerLoyaltyCards'])('to %s is not adopted', async (on) => {
    const shop = await setupShop({})
    const { key } = await shop.device.customers.create(ada)
    const card = { CardNumber: '777', CustomerAccount: '009999' }
    shop.replaceNextAnswer('POST IssueLoyaltyCard', card)
    if (on !== 'POST IssueLoyaltyCard') {
      await shop.device.loyalty.issueCard(key)
      shop.replaceNextAnswer(on, { value: [card] })
    } else await shop.device.loyalty.issueCard(key)
    await shop.settle()
    const { headquarters } = await shop.harness.hq.tables.read()
    const [issued] = headquarters.loyaltyCards
    expect(headquarters.loyaltyCards).toHaveLength(1)
    expect((await shop.device.customers.get(key))?.loyaltyCard).toEqual({
      number: issued?.CardNumber,
      status: 'synced',
    })
  })

  test.each(['PATCH Customers', 'GET Customers'])('to %s is not adopted', async (operation) => {
    const shop = await setupShop({})
    const { key } = await shop.device.customers.create(ada)
    const account = (await shop.device.customers.get(key))!
    shop.replaceNextAnswer(operation, { ...bruno, Addresses: [{ RecordId: 7, Street: 'Via Bruno 7' }] })
    await shop.device.addresses.create(key, flat)
    await shop.settle()
    expect(shop.device.outbox.get()).toEqual([])
    expect(await shop.device.customers.get(key)).toMatchObject({
      ...account,
      addresses: [{ street: 'Via Po 1', status: 'synced' }],
    })
    expect((await customersAtHeadquarters(shop))[0]?.Addresses).toHaveLength(1)
  })
})
