import { expect, onTestFinished, test } from 'vitest'
import type { Environment } from '../../sdk/environment.ts'
import { setupHarness, whenStore } from '../support/harness.ts'
import { ada, shopperAda } from './shop.ts'

const answerTimeoutMs = 100
/** Timers of which only that of the verbs ends: nothing is tried again by itself. */
const after: Environment['after'] = (ms, run) => {
  const timer = ms === answerTimeoutMs ? setTimeout(run, ms) : undefined
  return () => clearTimeout(timer)
}
const grace = { ...ada, firstName: 'Grace', email: 'grace@example.com' }

/** A shop whose channel leaves every create of Ada without an answer until the test ends. */
async function setupSlowShop(environment: Partial<Environment> = {}) {
  const harness = setupHarness({ profile: { createCustomersAsync: true } })
  let answer = () => {}
  const answered = new Promise<void>((resolve) => (answer = resolve))
  onTestFinished(() => answer())
  const site: { token: string | undefined } = { token: 'ada' }
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const request = new Request(input, init)
    const isSlow = request.method === 'POST' && (await request.clone().text()).includes(ada.email)
    if (isSlow) await answered
    return harness.hq.fetch(request)
  }
  const shopper = { ...shopperAda, getIdToken: () => site.token }
  const shop = harness.openTab({ shopper, answerTimeoutMs }, { ...environment, fetch })
  await shop.refreshChannel()
  const slow = await shop.customers.create(ada)
  const isSlowOneBeingSent = () =>
    shop.outbox.get().some(({ customerKey, status }) => customerKey === slow.key && status === 'sending')
  expect(isSlowOneBeingSent()).toBe(true)
  return { harness, shop, site, isSlowOneBeingSent }
}

test('a request without an answer delays no other customer beyond the time of its next attempt', async () => {
  const { harness, shop, isSlowOneBeingSent } = await setupSlowShop()
  await harness.hq.faults.add({ on: 'POST Customers', kind: 'no-answer', times: 1 })
  const { key } = await shop.customers.create(grace)
  await whenStore(shop.customers.watch(key), (customer) => customer?.status === 'pending')
  expect(isSlowOneBeingSent()).toBe(true)
})

test('a request without an answer does not keep others from being sent when a person asks for it', async () => {
  const { shop, site, isSlowOneBeingSent } = await setupSlowShop({ after })
  site.token = undefined
  const { key } = await shop.customers.create(grace)
  await whenStore(shop.outbox, (entries) => entries.some(({ failure }) => failure?.code === 'token_needed'))
  site.token = 'ada'
  void shop.flush()
  await whenStore(shop.customers.watch(key), (customer) => customer?.status === 'pending')
  expect(isSlowOneBeingSent()).toBe(true)
})
