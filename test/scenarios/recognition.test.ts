import type { NewCustomer } from 'pending-sync'
import { describe, expect, test } from 'vitest'
import { whenStore } from '../support/harness.ts'
import {
  channels,
  customersAtHeadquarters,
  flat,
  otherFlat,
  setupShop,
  type Loss,
} from './recognition-setup.ts'

const ada: NewCustomer = {
  firstName: 'Ada',
  lastName: 'Rossi',
  email: 'Ada@Example.com',
  phone: '+39 011 000',
}
const contacts = [
  { kind: 'email', value: 'Work@Example.com' },
  { kind: 'phone', value: '+39 011 111' },
] as const
const asyncChannel = {
  profile: { createCustomersAsync: true },
  features: { asyncAddresses: true, enhancedAsyncCreation: true, multipleContacts: true },
} as const
const modes = [
  ['sync', {}],
  ['async', asyncChannel],
] as const

const everyChannel = Object.entries(channels)
const everyLoss: readonly Loss[] = ['answer', 'request', 'late']
const table = everyChannel.flatMap(([name, strictness]) =>
  everyLoss.map((loss) => [loss, name, strictness] as const),
)

describe.each(everyChannel)('a channel that %s', (_name, strictness) => {
  test.each(modes)('has each address of a create once (%s)', async (_mode, headquarters) => {
    const shop = await setupShop(strictness, headquarters)
    const addresses = [flat, otherFlat, { ...flat, street: ' via  roma 2' }, flat]
    const { key } = await shop.device.customers.create({ ...ada, addresses })
    await shop.settle()
    const [customer] = await customersAtHeadquarters(shop)
    expect(customer?.Addresses).toHaveLength(4)
    await shop.device.reconcile()
    const shown = await shop.device.customers.get(key)
    expect(shown?.addresses.map(({ buildingComplement }) => buildingComplement?.toLowerCase())).toEqual([
      'int. 1/23',
      'int. 12/3',
      'int. 1/23',
      'int. 1/23',
    ])
    expect(shop.device.outbox.get()).toEqual([])
  })

  test('has each contact of a create once', async () => {
    const shop = await setupShop(strictness)
    const { key } = await shop.device.customers.create({ ...ada, contacts: [...contacts] })
    const [customer] = await customersAtHeadquarters(shop)
    expect(customer?.Contacts).toHaveLength(2)
    expect((await shop.device.customers.get(key))?.contacts).toHaveLength(2)
    expect(shop.device.outbox.get()).toEqual([])
  })

  test('gets one read and one edit for a new address', async () => {
    const shop = await setupShop(strictness)
    const { key } = await shop.device.customers.create(ada)
    const reads = shop.requestCount('GET Customers')
    await shop.device.addresses.create(key, flat)
    expect(shop.requestCount('GET Customers') - reads).toBe(1)
    expect(shop.requestCount('PATCH Customers')).toBe(1)
  })

  test('shows what it stored, not what was typed', async () => {
    const shop = await setupShop(strictness)
    const { key } = await shop.device.customers.create({ ...ada, addresses: [flat], contacts: [...contacts] })
    await shop.device.customers.update(key, { firstName: ' Augusta  Ada' })
    const [customer] = await customersAtHeadquarters(shop)
    expect(await shop.device.customers.get(key)).toMatchObject({
      firstName: customer?.FirstName,
      lastName: customer?.LastName,
      email: customer?.Email,
      phone: customer?.Phone,
      addresses: customer?.Addresses.map(({ Street, ZipCode }) => ({ street: Street, zipCode: ZipCode })),
      contacts: customer?.Contacts.map(({ Value }) => ({ value: Value })),
      edits: [],
    })
  })

  test.each(modes)('changes and deactivates the right one of two flats (%s)', async (_mode, headquarters) => {
    const features = { ...asyncChannel.features, asyncEditing: true, performanceImprovements: true }
    const shop = await setupShop(strictness, 'features' in headquarters ? { ...headquarters, features } : {})
    const { device } = shop
    const { key, addresses } = await device.customers.create({ ...ada, addresses: [flat, otherFlat] })
    const [, nonna] = addresses
    await device.addresses.update(key, nonna!.key, { street: 'Via Po 3' })
    // Without an id an address can be changed once it has a record id.
    await shop.harness.runJobs()
    await device.reconcile()
    await shop.settle()
    const streets = async () =>
      (await customersAtHeadquarters(shop))[0]?.Addresses.map(({ Name, Street }) =>
        `${Name}: ${Street}`.toLowerCase(),
      )
    expect(await streets()).toEqual(['ada: via po 1', 'nonna: via po 3'])
    await device.addresses.deactivate(key, nonna!.key)
    await shop.settle()
    expect(await streets()).toEqual(['ada: via po 1'])
    expect((await device.customers.get(key))?.addresses).toMatchObject([{ key: addresses[0]?.key }])
  })
})

describe('a lost answer', () => {
  test.each(table)(
    'to a new address leaves it once (%s lost, a channel that %s)',
    async (loss, _n, strictness) => {
      const shop = await setupShop(strictness)
      const { key } = await shop.device.customers.create({ ...ada, addresses: [flat] })
      await shop.lose('PATCH Customers', loss)
      await shop.device.addresses.create(key, otherFlat)
      expect(shop.device.outbox.get()).toMatchObject([{ status: 'in-doubt' }])
      await shop.settle()
      expect(shop.device.outbox.get()).toEqual([])
      const [customer] = await customersAtHeadquarters(shop)
      expect(customer?.Addresses).toHaveLength(2)
      expect((await shop.device.customers.get(key))?.addresses).toHaveLength(2)
      expect(shop.requestCount('PATCH Customers')).toBe(loss === 'request' ? 2 : 1)
    },
  )

  test.each(table)('to an equal address leaves it once more (%s lost, %s)', async (loss, _n, strictness) => {
    const shop = await setupShop(strictness)
    const { key } = await shop.device.customers.create({ ...ada, addresses: [flat] })
    await shop.lose('PATCH Customers', loss)
    await shop.device.addresses.create(key, flat)
    await shop.settle()
    const [customer] = await customersAtHeadquarters(shop)
    expect(customer?.Addresses).toHaveLength(2)
    expect((await shop.device.customers.get(key))?.addresses).toHaveLength(2)
  })

  test.each(table)('to an async address leaves it once (%s lost, %s)', async (loss, _n, strictness) => {
    const shop = await setupShop(strictness, asyncChannel)
    const { key } = await shop.device.customers.create({ ...ada, addresses: [flat] })
    await shop.lose('PATCH Customers', loss)
    await shop.device.addresses.create(key, otherFlat)
    await shop.settle()
    expect(shop.device.outbox.get()).toEqual([])
    const [customer] = await customersAtHeadquarters(shop)
    expect(customer?.Addresses).toHaveLength(2)
    await shop.device.reconcile()
    expect((await shop.device.customers.get(key))?.addresses).toMatchObject([
      { status: 'synced' },
      { status: 'synced' },
    ])
  })

  test.each(table)('to a second contact leaves it once (%s lost, %s)', async (loss, _n, strictness) => {
    const shop = await setupShop(strictness)
    const { key } = await shop.device.customers.create({ ...ada, contacts: [contacts[0]] })
    await shop.lose('PATCH Customers', loss)
    await shop.device.contacts.add(key, contacts[1])
    await shop.settle()
    expect(shop.device.outbox.get()).toEqual([])
    const [customer] = await customersAtHeadquarters(shop)
    expect(customer?.Contacts).toHaveLength(2)
    expect((await shop.device.customers.get(key))?.contacts).toHaveLength(2)
  })

  test.each(table)('to an affiliation leaves it once (%s lost, %s)', async (loss, _n, strictness) => {
    const shop = await setupShop(strictness)
    const { key } = await shop.device.customers.create(ada)
    const { headquarters } = await shop.harness.hq.tables.read()
    expect(headquarters.customers[0]?.customer.CustomerAffiliations).toEqual([])
    await shop.lose('PATCH Customers', loss)
    await shop.device.affiliations.add(key, '68719476742')
    await shop.settle()
    expect(shop.device.outbox.get()).toEqual([])
    expect((await customersAtHeadquarters(shop))[0]?.CustomerAffiliations).toHaveLength(1)
  })

  test.each(table)('to a card leaves one card (%s lost, %s)', async (loss, _n, strictness) => {
    const shop = await setupShop(strictness)
    const { key } = await shop.device.customers.create(ada)
    await shop.lose('POST IssueLoyaltyCard', loss)
    await shop.device.loyalty.issueCard(key)
    await shop.settle()
    expect(shop.device.outbox.get()).toEqual([])
    expect((await shop.harness.hq.tables.read()).headquarters.loyaltyCards).toHaveLength(1)
  })

  describe.each(modes)('to a create (%s)', (_mode, headquarters) => {
    test.each(table)('of a shopper leaves one customer (%s lost, %s)', async (loss, _n, strictness) => {
      const shop = await setupShop(strictness, headquarters)
      await shop.lose('POST Customers', loss)
      const { key } = await shop.device.customers.create(
        { ...ada, addresses: [flat], contacts: [...contacts] },
        { whenPending: 'wait' },
      )
      await shop.settle()
      const customers = await customersAtHeadquarters(shop)
      await shop.device.reconcile()
      await shop.settle()
      expect(shop.device.outbox.get()).toEqual([])
      const [customer, ...others] = await customersAtHeadquarters(shop)
      expect([customers.length, others.length]).toEqual([1, 0])
      expect(customer?.Addresses).toHaveLength(1)
      expect(customer?.Contacts).toHaveLength(2)
      expect(await shop.device.customers.get(key)).toMatchObject({
        status: 'synced',
        lastName: customer?.LastName,
      })
      expect(shop.requestCount('POST Customers')).toBe(loss === 'request' ? 2 : 1)
    })

    test.each(table)('of an application leaves one customer (%s lost, %s)', async (loss, _n, strictness) => {
      const shop = await setupShop(strictness, headquarters, 'application')
      await shop.harness.hq.channel.set({ searchIndexLagMs: 120_000 })
      await shop.lose('POST Customers', loss)
      const { key } = await shop.device.customers.create(ada)
      await shop.settle()
      expect(await customersAtHeadquarters(shop)).toHaveLength(1)
      await shop.device.reconcile()
      expect(await shop.device.customers.get(key)).toMatchObject({ status: 'synced' })
      expect(shop.requestCount('POST Customers')).toBe(loss === 'request' ? 2 : 1)
    })
  })

  test.each(table)(
    'to the create of a guest is decided by a person (%s lost, %s)',
    async (loss, _n, strictness) => {
      const shop = await setupShop(strictness, {}, 'guest')
      await shop.lose('POST Customers', loss)
      await shop.device.customers.create(ada)
      await shop.settle()
      expect(shop.device.outbox.get()).toMatchObject([{ status: 'in-doubt' }])
      expect(shop.device.outbox.get()[0]).not.toHaveProperty('nextAttemptAt')
      expect(shop.requestCount('POST Customers/Search')).toBe(0)
      await shop.device.outbox.discard(shop.device.outbox.get()[0]!.id)
      await whenStore(shop.device.outbox, (entries) => entries.length === 0)
      await shop.pass(75_000)
      expect(await customersAtHeadquarters(shop)).toHaveLength(loss === 'request' ? 0 : 1)
    },
  )
})
