import { expect, onTestFinished, test } from 'vitest'
import type { Environment } from '../../sdk/environment.ts'
import { setupHarness, whenStore } from '../support/harness.ts'
import { ada, shopperAda, untilSynced } from './shop.ts'

const answerTimeoutMs = 100
/** Nothing is tried again by itself: of all timers only that of the verbs ends. */
const withoutRetries: Partial<Environment> = {
  after(ms, run) {
    const timer = ms === answerTimeoutMs ? setTimeout(run, ms) : undefined
    return () => clearTimeout(timer)
  },
  // Otherwise the view would pause for as long as it took to show something, and no timer would end that.
  openMs: () => 0,
}
const grace = { ...ada, firstName: 'Grace', email: 'grace@example.com' }

/** The answer of a portal, which has passed nothing on. */
const byPortal = () => new Response('<p>Sign in', { status: 403, headers: { 'Content-Type': 'text/html' } })

interface SlowShopOptions extends Partial<Environment> {
  readonly who?: 'shopper' | 'application'
}

/** A shop whose channel leaves every change with this text without an answer, until a portal answers. */
async function setupSlowShop(slow: string, { who = 'shopper', ...environment }: SlowShopOptions = {}) {
  const harness = setupHarness()
  let answer = () => {}
  const answered = new Promise<void>((resolve) => (answer = resolve))
  onTestFinished(() => answer())
  const world: { token: string | undefined; isReachable: boolean } = { token: 'ada', isReachable: true }
  let held = 0
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const request = new Request(input, init)
    if (!world.isReachable) return byPortal()
    if (who === 'application') request.headers.set('Authorization', 'Bearer application')
    const isSlow = request.method !== 'GET' && (await request.clone().text()).includes(slow)
    if (!isSlow) return harness.hq.fetch(request)
    held += 1
    await answered
    return byPortal()
  }
  const asker =
    who === 'shopper'
      ? { shopper: { ...shopperAda, getIdToken: () => world.token } }
      : { asksAs: 'application' as const }
  const shop = harness.openTab({ ...asker, answerTimeoutMs }, { ...environment, fetch })
  await shop.refreshChannel()
  return { harness, shop, world, answer, held: () => held }
}

type Shop = Awaited<ReturnType<typeof setupSlowShop>>['shop']

function isBeingSent(shop: Shop, key: string): boolean {
  return shop.outbox.get().some(({ customerKey, status }) => customerKey === key && status === 'sending')
}

const whenAccepted = ({ customers }: Shop, key: string) =>
  whenStore(
    customers.watch(key),
    (customer) => customer?.status === 'synced' || customer?.status === 'pending',
  )

const whenWaiting = ({ outbox }: Shop, key: string, code: string) =>
  whenStore(outbox, (entries) =>
    entries.some(({ customerKey, failure }) => customerKey === key && failure?.code === code),
  )

test('a request without an answer delays no other customer beyond the time of its next attempt', async () => {
  const { harness, shop } = await setupSlowShop(ada.email)
  const slow = await shop.customers.create(ada)
  await harness.hq.faults.add({ on: 'POST Customers', kind: 'status', status: 503, times: 1 })
  const { key } = await shop.customers.create(grace)
  await whenAccepted(shop, key)
  expect(isBeingSent(shop, slow.key)).toBe(true)
})

test('a request without an answer does not delay a customer that waits for a token', async () => {
  const { shop, world } = await setupSlowShop(ada.email)
  const slow = await shop.customers.create(ada)
  world.token = undefined
  const { key } = await shop.customers.create(grace)
  await whenWaiting(shop, key, 'token_needed')
  world.token = 'ada'
  await whenAccepted(shop, key)
  expect(isBeingSent(shop, slow.key)).toBe(true)
})

test('a request without an answer does not keep others from being sent when a person asks for it', async () => {
  const { shop, world } = await setupSlowShop(ada.email, withoutRetries)
  const slow = await shop.customers.create(ada)
  world.token = undefined
  const { key } = await shop.customers.create(grace)
  await whenWaiting(shop, key, 'token_needed')
  world.token = 'ada'
  void shop.flush()
  await whenAccepted(shop, key)
  expect(isBeingSent(shop, slow.key)).toBe(true)
})

test('flush() during the trial of a failing channel sends when the trial has failed', async () => {
  const { shop, world, answer, held } = await setupSlowShop(ada.email, {
    who: 'application',
    ...withoutRetries,
  })
  world.isReachable = false
  await shop.customers.create(ada)
  const { key } = await shop.customers.create(grace)
  world.isReachable = true
  void shop.flush()
  await expect.poll(held).toBe(1)
  void shop.flush()
  answer()
  await whenAccepted(shop, key)
})

test('a customer that ended an outage does not keep another one from ending the next', async () => {
  const { harness, shop, world } = await setupSlowShop('+39 011 000', { who: 'application' })
  world.isReachable = false
  const first = await shop.customers.create(ada)
  world.isReachable = true
  await untilSynced(harness, shop, first.key)
  await shop.customers.update(first.key, { phone: '+39 011 000' })
  await harness.hq.faults.add({ on: 'POST Customers', kind: 'status', status: 503, times: 1 })
  const { key } = await shop.customers.create(grace)
  await whenAccepted(shop, key)
  expect(isBeingSent(shop, first.key)).toBe(true)
})
