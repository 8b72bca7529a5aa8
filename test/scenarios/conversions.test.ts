import type { CommerceOptions } from 'pending-sync'
import { describe, expect, test } from 'vitest'
import { setupHarness } from '../support/harness.ts'
import { ada } from './shop.ts'

type Asker = 'guest' | 'shopper' | 'application'

const options: Readonly<Record<Asker, Partial<CommerceOptions>>> = {
  guest: {},
  shopper: { shopper: { id: 'ada', getIdToken: () => 'ada' } },
  application: { asksAs: 'application' },
}

const person = (index: number) => ({ ...ada, firstName: `Ada ${index}`, email: `ada-${index}@example.com` })

/** Customers of this asker that are pending, on a strict channel, and the number of requests since. */
async function setupPending(asker: Asker, people: readonly (typeof ada)[], channel = {}) {
  const harness = setupHarness({ profile: { createCustomersAsync: true }, channel })
  let requests = 0
  const fetch: typeof globalThis.fetch = (input, init) => {
    const request = new Request(input, init)
    requests += 1
    // A server of the site adds its credentials on the way.
    if (asker === 'application') request.headers.set('Authorization', 'Bearer back-office')
    return harness.hq.fetch(request)
  }
  const shop = harness.openTab(options[asker], { fetch })
  await shop.refreshChannel()
  await Promise.all(people.map((one) => shop.customers.create(one)))
  await shop.flush()
  await harness.runJobs()
  requests = 0
  return { harness, shop, requests: () => requests }
}

async function syncedNames(shop: Awaited<ReturnType<typeof setupPending>>['shop']) {
  const customers = await shop.customers.list()
  return customers.flatMap(({ status, firstName }) => (status === 'synced' ? [firstName] : [])).toSorted()
}

describe('the account numbers of many customers', () => {
  const forty = Array.from({ length: 40 }, (_, index) => person(index))

  test('cost an application one request, although the answer names no GUID', async () => {
    const { shop, requests } = await setupPending('application', forty)
    await shop.reconcile()
    expect(await syncedNames(shop)).toHaveLength(40)
    expect(requests()).toBeLessThanOrEqual(3)
  })

  test('cost a guest one request each', async () => {
    const { shop, requests } = await setupPending('guest', forty)
    await shop.reconcile()
    expect(await syncedNames(shop)).toHaveLength(40)
    expect(requests()).toBeLessThanOrEqual(45)
  })

  test('cost a shopper, who has one customer, one request', async () => {
    const { shop, requests } = await setupPending('shopper', [ada])
    await shop.reconcile()
    expect(await syncedNames(shop)).toEqual(['Ada'])
    expect(requests()).toBe(1)
  })

  test.each(['not-found', 'async-row'] as const)(
    'arrive for a shopper also when the channel answers the GUID with %s',
    async (guidAfterConversion) => {
      const { shop } = await setupPending('shopper', [ada], { guidAfterConversion })
      await shop.reconcile()
      expect(await syncedNames(shop)).toEqual(['Ada'])
    },
  )

  test('are not mixed up: two who look the same are asked for one by one', async () => {
    const twin = { ...ada, email: 'twin@example.com' }
    const { harness, shop, requests } = await setupPending('application', [person(1), twin, twin])
    await shop.reconcile()
    expect(requests()).toBe(3)
    const shown = await shop.customers.list()
    const { channel } = await harness.hq.tables.read()
    // Each customer of this device has the number that headquarters gave to its own GUID.
    for (const customer of shown) {
      const row = channel.asyncCustomers.find(({ guid }) => 'guid' in customer && guid === customer.guid)
      expect(customer).toMatchObject({ status: 'synced', accountNumber: row?.accountNumber })
    }
  })
})
