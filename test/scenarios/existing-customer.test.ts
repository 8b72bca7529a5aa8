import type { NewContact, NewCustomer } from 'pending-sync'
import { describe, expect, test, vi } from 'vitest'
import {
  customersAtHeadquarters,
  flat,
  otherFlat,
  setupShop,
  type Loss,
  type Shop,
} from './recognition-setup.ts'

const typed: NewCustomer = {
  firstName: 'Augusta',
  lastName: 'Rossi-Verdi',
  email: 'augusta@example.com',
  phone: '011 222',
  addresses: [flat],
}
const atTheTill = { FirstName: 'Ada', LastName: 'Rossi', Email: 'ada@example.com', Phone: '011 111' }

/** A shopper whose identity Commerce links at the first sign-in to the customer that a till made. */
async function setupTillCustomer(): Promise<Shop> {
  const shop = await setupShop({})
  const { fixtures, identities } = shop.harness.hq
  await fixtures.tillCustomer(atTheTill)
  await shop.harness.runJobs()
  await identities.automaticLinking.set('B2C')
  return shop
}

/** The verb has resolved when the customer is found. */
async function createOffline(shop: Shop, newCustomer: NewCustomer): Promise<void> {
  shop.harness.network.goOffline()
  await shop.device.customers.create(newCustomer)
  shop.harness.network.goOnline()
  await shop.settle()
}

describe('a shopper who has a customer already, which is found after the create was recorded', () => {
  test('is told so, and keeps what was typed until it is decided', async () => {
    const shop = await setupTillCustomer()
    await createOffline(shop, typed)
    expect(await customersAtHeadquarters(shop)).toMatchObject([{ ...atTheTill, Addresses: [] }])
    const [customer, ...others] = await shop.device.customers.list()
    expect(others).toEqual([])
    expect(customer).toMatchObject({
      status: 'synced',
      edits: [{ status: 'refused', fields: ['firstName', 'lastName', 'email', 'phone'] }],
      addresses: [{ status: 'refused', failure: { code: 'customer_exists' } }],
    })
  })

  test('keeps what an earlier create has promised when a later one is withdrawn', async () => {
    const shop = await setupTillCustomer()
    shop.harness.network.goOffline()
    await shop.device.customers.create(typed)
    shop.harness.network.goOnline()
    const later = shop.device.customers.create({ ...typed, firstName: 'Agata', addresses: [otherFlat] })
    await expect(later).rejects.toMatchObject({ code: 'customer_exists' })
    await shop.settle()
    expect(await shop.device.customers.list()).toHaveLength(1)
    expect(shop.device.outbox.get()).toMatchObject([
      { kind: 'edit-customer', status: 'refused', failure: { code: 'customer_exists' } },
      { kind: 'create-address', status: 'refused', failure: { code: 'customer_exists' } },
    ])
  })

  test.each<Loss>(['answer', 'request', 'late'])(
    'is recognized after a create was lost (%s)',
    async (loss) => {
      const shop = await setupTillCustomer()
      // Else the customer would be found before the create is sent.
      await shop.harness.hq.faults.add({ on: 'GET Customers', kind: 'status', status: 403, times: 1 })
      await shop.lose('POST Customers', loss)
      const { key } = await shop.device.customers.create(typed)
      expect(shop.device.outbox.get()).toMatchObject([{ kind: 'create-customer', status: 'in-doubt' }])
      const { id } = shop.device.outbox.get()[0]!
      await shop.settle()
      expect(shop.device.outbox.get()).toMatchObject([
        { id, kind: 'edit-customer', status: 'refused', failure: { code: 'customer_exists' } },
        { kind: 'create-address', status: 'refused', failure: { code: 'customer_exists' } },
      ])
      await shop.device.outbox.resolve(id, 'update')
      await shop.settle()
      const [customer, ...others] = await customersAtHeadquarters(shop)
      expect(others).toEqual([])
      expect(customer).toMatchObject({ FirstName: 'Augusta', LastName: 'Rossi-Verdi', Phone: '011 222' })
      expect(customer?.Addresses).toHaveLength(1)
      expect(shop.device.outbox.get()).toEqual([])
      expect(await shop.device.customers.get(key)).toMatchObject({ status: 'synced', firstName: 'Augusta' })
    },
  )

  test('loses neither what the create brings nor what is added to the loaded customer meanwhile', async () => {
    const shop = await setupTillCustomer()
    const findIt = shop.holdNext('GET Customers')
    const contacts: NewContact[] = [{ kind: 'phone', value: '011 333' }]
    const created = shop.device.customers.create(
      { firstName: 'Ada', lastName: 'Rossi', email: 'ada@example.com', phone: '011 111', contacts },
      { whenExists: 'update' },
    )
    await vi.waitFor(() => expect(shop.requestCount('GET Customers')).toBe(1))
    const own = await shop.device.customers.load()
    const editIt = shop.holdNext('PATCH Customers')
    const added = shop.device.contacts.add(own!.key, { kind: 'phone', value: '011 444' })
    await vi.waitFor(() => expect(shop.requestCount('PATCH Customers')).toBe(1))
    findIt()
    await vi.waitFor(async () => expect(await shop.device.customers.list()).toHaveLength(1))
    editIt()
    await Promise.all([created, added])
    await shop.settle()
    const [customer] = await customersAtHeadquarters(shop)
    expect(customer?.Contacts.map(({ Value }) => Value)).toEqual(
      expect.arrayContaining(['011 333', '011 444']),
    )
  })

  test('is known by the key of the loaded customer, whose verbs resolve, after the create took it over', async () => {
    const shop = await setupShop(
      {},
      { profile: { createCustomersAsync: true }, features: { asyncAddresses: true } },
    )
    await shop
      .openDevice()
      .customers.create({ firstName: 'Ada', lastName: 'Rossi', email: 'ada@example.com' })
    const reads = shop.requestCount('GET Customers')
    const findIt = shop.holdNext('GET Customers')
    const created = shop.device.customers.create(
      { firstName: 'Ada', lastName: 'Rossi', email: 'ada@example.com' },
      { whenExists: 'update' },
    )
    await vi.waitFor(() => expect(shop.requestCount('GET Customers')).toBe(reads + 1))
    const own = await shop.device.customers.load()
    expect(own).toMatchObject({ status: 'pending' })
    const editIt = shop.holdNext('PATCH Customers')
    const added = shop.device.addresses.create(own!.key, flat)
    await vi.waitFor(() => expect(shop.requestCount('PATCH Customers')).toBe(1))
    findIt()
    await vi.waitFor(async () => expect(await shop.device.customers.list()).toHaveLength(1))
    editIt()
    const { key } = await created
    expect(await added).toMatchObject({ key, addresses: [{ city: 'Torino' }] })
    const synced = shop.device.customers.whenSynced(own!.key)
    await shop.device.addresses.create(own!.key, otherFlat)
    await shop.harness.runJobs()
    await shop.device.reconcile()
    expect(await synced).toMatchObject({ key, status: 'synced' })
    expect(shop.device.customers.watch(own!.key).get()).toMatchObject({ key, addresses: [{}, {}] })
    await shop.device.stop()
    expect(await shop.reopen().customers.get(own!.key)).toMatchObject({ key, status: 'synced' })
  })

  test('looks once for an edit in doubt that the create takes over while it is looked up', async () => {
    const shop = await setupTillCustomer()
    const findIt = shop.holdNext('GET Customers')
    const created = shop.device.customers.create(
      { firstName: 'Ada', lastName: 'Rossi', email: 'ada@example.com' },
      { whenExists: 'update' },
    )
    await vi.waitFor(() => expect(shop.requestCount('GET Customers')).toBe(1))
    const own = await shop.device.customers.load()
    await shop.lose('PATCH Customers', 'answer')
    await shop.device.contacts.add(own!.key, { kind: 'phone', value: '011 444' })
    shop.replaceNextAnswer('GET Customers', new Response('busy', { status: 503 }))
    findIt()
    await created
    await shop.device.stop()

    const next = shop.reopen()
    const reads = shop.requestCount('GET Customers')
    const findItNow = shop.holdNext("GET Customers('')")
    const lookItUp = shop.holdNext("GET Customers('0")
    const passed = shop.pass(60_000, next)
    await vi.waitFor(() => expect(shop.requestCount('GET Customers')).toBe(reads + 2))
    findItNow()
    await vi.waitFor(async () => expect(await next.customers.list()).toHaveLength(1))
    lookItUp()
    await passed
    await shop.settle(next)
    expect(next.outbox.get()).toEqual([])
    expect(shop.requestCount('GET Customers')).toBe(reads + 2)
    expect(shop.requestCount('PATCH Customers')).toBe(1)
  })

  test('is shown as headquarters has it when the differences are discarded', async () => {
    const shop = await setupTillCustomer()
    await createOffline(shop, typed)
    await shop.device.outbox.resolve(shop.device.outbox.get()[0]!.id, 'discard')
    expect(shop.device.outbox.get()).toEqual([])
    expect(await shop.device.customers.list()).toMatchObject([
      {
        firstName: 'Ada',
        lastName: 'Rossi',
        email: 'ada@example.com',
        phone: '011 111',
        addresses: [],
        edits: [],
      },
    ])
  })

  test('has nothing to decide when the texts differ in spelling only', async () => {
    const shop = await setupTillCustomer()
    const same = { firstName: ' ADA', lastName: 'rossi', email: 'Ada@Example.com', phone: '011-111' }
    expect(await shop.device.customers.create(same)).toMatchObject({ status: 'synced', firstName: 'Ada' })
    expect(shop.device.outbox.get()).toEqual([])
  })

  test('keeps addresses of the same content apart, and both devices show the same', async () => {
    const shop = await setupTillCustomer()
    const ada = { firstName: 'Ada', lastName: 'Rossi', email: 'ada@example.com' }
    const first = await shop.device.customers.create(ada)
    const other = shop.openDevice()
    const { key = '' } = (await other.customers.load()) ?? {}
    await Promise.all([shop.device.addresses.create(first.key, flat), other.addresses.create(key, otherFlat)])
    await shop.lose('PATCH Customers', 'answer')
    await shop.device.addresses.create(first.key, otherFlat)
    await shop.settle()
    await other.addresses.create(key, flat)
    const [customer] = await customersAtHeadquarters(shop)
    expect(customer?.Addresses).toHaveLength(4)
    const shown = (await other.customers.get(key))?.addresses ?? []
    expect(shown.map(({ name }) => name).sort()).toEqual(['Ada', 'Ada', 'Nonna', 'Nonna'])
    expect(new Set(shown.map(({ key }) => key)).size).toBe(4)
  })
})
