import type { Diagnostic } from 'pending-sync'
import { describe, expect, test } from 'vitest'
import { ada } from './shop.ts'
import { channels, customersAtHeadquarters, flat, setupShop } from './recognition-setup.ts'

/**
 * A browser repeats a POST by itself when its connection breaks. The first request may have been processed; the page gets the
 * answer to the repeat only.
 */
const answersOfAnyToken: Readonly<Record<string, () => Response>> = {
  '425': () => new Response(null, { status: 425 }),
  '429': () => new Response(null, { status: 429 }),
  '503': () => new Response('busy', { status: 503 }),
  '401': () => refusal(401, 'InvalidUserToken'),
  'a portal': () => new Response('<h1>Welcome</h1>', { headers: { 'Content-Type': 'text/html' } }),
  'a firewall': () => new Response('<h1>Forbidden</h1>', { status: 403 }),
}

/** A channel answers 403 to a stale token, so the entry waits for another one. */
const answersToTheRepeat = { ...answersOfAnyToken, '403': () => refusal(403, 'AuthorizationFailed') }

function refusal(status: 401 | 403, reason: string): Response {
  const ErrorResourceId = `Microsoft_Dynamics_Commerce_Runtime_${reason}`
  return Response.json({ Exception: JSON.stringify({ ErrorResourceId }) }, { status })
}

describe.each(Object.entries(answersOfAnyToken))(
  'a create that was processed and answered by %s',
  (_, answer) => {
    test.each(['shopper', 'application'] as const)('makes one customer for a %s', async (who) => {
      const shop = await setupShop({}, {}, who)
      shop.replaceNextAnswer('POST Customers', answer())
      const { key } = await shop.device.customers.create(ada)
      await shop.settle()
      expect(await customersAtHeadquarters(shop)).toHaveLength(1)
      expect(await shop.device.customers.get(key)).toMatchObject({ status: 'synced' })
      expect(shop.requestCount('POST Customers')).toBe(1)
    })
  },
)

describe.each(Object.entries(answersToTheRepeat))(
  'an addition that was processed and answered by %s',
  (_, answer) => {
    test.each(Object.entries(channels))('adds one address where the channel %s', async (_, strictness) => {
      const shop = await setupShop(strictness)
      const { key } = await shop.device.customers.create(ada)
      shop.replaceNextAnswer('PATCH Customers', answer())
      await shop.device.addresses.create(key, flat)
      await shop.settle()
      const [customer] = await customersAtHeadquarters(shop)
      expect(customer?.Addresses).toHaveLength(1)
      expect(shop.device.outbox.get()).toEqual([])
      expect((await shop.device.customers.get(key))?.addresses).toMatchObject([{ status: 'synced' }])
    })

    test('issues one loyalty card', async () => {
      const shop = await setupShop({})
      const { key } = await shop.device.customers.create(ada)
      shop.replaceNextAnswer('POST IssueLoyaltyCard', answer())
      await shop.device.loyalty.issueCard(key)
      await shop.settle()
      expect(shop.requestCount('POST IssueLoyaltyCard')).toBe(1)
      expect(shop.device.outbox.get()).toEqual([])
      expect((await shop.device.customers.get(key))?.loyaltyCard).toMatchObject({ status: 'synced' })
    })
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

test('asks together whether unauthorized creates are there, until the channel takes the application', async () => {
  const shop = await setupShop({}, {}, 'application')
  const { hq } = shop.harness
  const stale = { kind: 'status', status: 401 } as const
  const faults = [await hq.faults.add({ on: 'POST Customers', ...stale })]
  faults.push(await hq.faults.add({ on: 'POST Customers/Search', ...stale }))
  for (let place = 1; place <= 8; place += 1)
    await shop.device.customers.create({ ...ada, email: `ada.${place}@example.com` })
  await shop.settle()
  const asked = shop.requestCount('POST Customers') + shop.requestCount('POST Customers/Search')
  expect(asked).toBeLessThan(20)
  for (const fault of faults) await hq.faults.remove(fault.id)
  await shop.settle()
  expect(await customersAtHeadquarters(shop)).toHaveLength(8)
  expect(shop.device.outbox.get()).toEqual([])
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
