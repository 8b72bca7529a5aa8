import type { Diagnostic } from 'pending-sync'
import { describe, expect, test } from 'vitest'
import { ada } from './shop.ts'
import { channels, customersAtHeadquarters, flat, setupShop } from './recognition-setup.ts'

/**
 * A browser repeats a POST by itself when its connection breaks. The first request may have been processed; the page gets the
 * answer to the repeat only.
 */
const answersToTheRepeat: Readonly<Record<string, () => Response>> = {
  '425': () => new Response(null, { status: 425 }),
  '429': () => new Response(null, { status: 429 }),
  '503': () => new Response('busy', { status: 503 }),
  'a portal': () => new Response('<h1>Welcome</h1>', { headers: { 'Content-Type': 'text/html' } }),
  'a firewall': () => new Response('<h1>Forbidden</h1>', { status: 403 }),
}

describe.each(Object.entries(answersToTheRepeat))(
  'a request that was processed and answered by %s',
  (_, answer) => {
    test.each(['shopper', 'application'] as const)('a create of one %s makes one customer', async (who) => {
      const shop = await setupShop({}, {}, who)
      shop.replaceNextAnswer('POST Customers', answer())
      const { key } = await shop.device.customers.create(ada)
      await shop.settle()
      expect(await customersAtHeadquarters(shop)).toHaveLength(1)
      expect(await shop.device.customers.get(key)).toMatchObject({ status: 'synced' })
      expect(shop.requestCount('POST Customers')).toBe(1)
    })

    test.each(Object.entries(channels))(
      'an address is added once where the channel %s',
      async (_, strictness) => {
        const shop = await setupShop(strictness)
        const { key } = await shop.device.customers.create(ada)
        shop.replaceNextAnswer('PATCH Customers', answer())
        await shop.device.addresses.create(key, flat)
        await shop.settle()
        const [customer] = await customersAtHeadquarters(shop)
        expect(customer?.Addresses).toHaveLength(1)
        expect(shop.device.outbox.get()).toEqual([])
        expect((await shop.device.customers.get(key))?.addresses).toMatchObject([{ status: 'synced' }])
      },
    )
  },
)

test('sends a create again at once when the channel was busy and nothing is there', async () => {
  const shop = await setupShop({}, {}, 'application')
  await shop.harness.hq.faults.add({ on: 'POST Customers', kind: 'status', status: 503, times: 1 })
  await shop.device.customers.create(ada)
  await shop.pass(60_000)
  expect(shop.requestCount('POST Customers')).toBe(2)
  expect(await customersAtHeadquarters(shop)).toHaveLength(1)
  expect(shop.device.outbox.get()).toEqual([])
})

test('asks again later when the channel does not say whether a busy create is there', async () => {
  const shop = await setupShop({}, {}, 'application')
  const { hq } = shop.harness
  await hq.faults.add({ on: 'POST Customers', kind: 'status', status: 503, times: 1 })
  await hq.faults.add({ on: 'POST Customers/Search', kind: 'status', status: 503, times: 1 })
  await shop.device.customers.create(ada)
  await shop.pass(60_000)
  expect(shop.requestCount('POST Customers')).toBe(1)
  expect(shop.device.outbox.get()).toMatchObject([{ status: 'queued', failure: { code: 'channel_busy' } }])
  await shop.settle()
  expect(await customersAtHeadquarters(shop)).toHaveLength(1)
})

test('leaves a create in doubt, and does not send it again, if the channel has two customers like it', async () => {
  const shop = await setupShop({}, {}, 'application')
  shop.repeatNext('POST Customers')
  shop.replaceNextAnswer('POST Customers', new Response(null, { status: 503 }))
  await shop.device.customers.create(ada)
  await shop.pass(60_000)
  expect(shop.requestCount('POST Customers')).toBe(1)
  expect(shop.device.outbox.get()).toMatchObject([{ status: 'in-doubt' }])
})

test('reports a create that the channel has twice under one request id', async () => {
  const diagnostics: Diagnostic[] = []
  const shop = await setupShop({ channel: { keepsExtensionProperties: 'all' } }, {}, 'application')
  await shop.device.stop()
  const device = shop.openDevice({ onDiagnostic: (diagnostic) => diagnostics.push(diagnostic) })
  shop.repeatNext('POST Customers')
  shop.replaceNextAnswer('POST Customers', new Response(null, { status: 503 }))
  const { key } = await device.customers.create(ada)
  await shop.settle(device)
  expect(await device.customers.get(key)).toMatchObject({ status: 'synced' })
  expect(diagnostics.filter(({ code }) => code === 'customer-created-twice')).toHaveLength(1)
})
