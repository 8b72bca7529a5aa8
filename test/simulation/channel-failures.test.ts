import { describe, expect, test } from 'vitest'
import { setupChannel } from '../support/channel/served-channel.ts'
import { tallyOf, emailAddresses } from './tally.ts'
import { setupShopBrowser } from './shop-browser.ts'

const allDelivered = { delivered: 30, kept: 0, lost: [], duplicates: [] }

describe('after the answers to the first ten creates were lost', () => {
  test.each(['cut', 'gateway-timeout', 'unreadable'] as const)(
    'looks up every create and resends none if the channel allows searching (%s)',
    async (fault) => {
      const channel = await setupChannel({ search: 'allowed' })
      const browser = await setupShopBrowser({ channel })
      const tab = await browser.openTab()
      channel.faults.add(fault, 10)
      await tab.register(emailAddresses(30))
      const state = await tab.whenSettled(30)
      expect(tallyOf(browser.acknowledged, channel, state)).toEqual(allDelivered)
      expect(channel.counts().arrived).toBe(30)
    },
  )

  test.each(['reset', 'gateway-timeout'] as const)(
    'resends every create without a duplicate if the channel honours idempotency keys (%s)',
    async (fault) => {
      const channel = await setupChannel({ search: 'refused', keys: 'honoured' })
      const browser = await setupShopBrowser({ channel, keys: 'supported' })
      const tab = await browser.openTab()
      channel.faults.add(fault, 10)
      await tab.register(emailAddresses(30))
      const state = await tab.whenSettled(30)
      expect(tallyOf(browser.acknowledged, channel, state)).toEqual(allDelivered)
      expect(channel.counts().arrived).toBeGreaterThan(30)
    },
  )

  test('leaves every create to a person if the channel allows neither', async () => {
    const channel = await setupChannel({ search: 'refused' })
    const browser = await setupShopBrowser({ channel })
    const tab = await browser.openTab()
    channel.faults.add('gateway-timeout', 9)
    channel.faults.add('never-arrived')
    await tab.register(emailAddresses(30))
    const state = await tab.whenSettled(30)
    expect(tallyOf(browser.acknowledged, channel, state)).toEqual({
      delivered: 20,
      kept: 10,
      lost: [],
      duplicates: [],
    })
    expect(channel.counts().arrived).toBe(30)

    for (const { email } of state.outbox)
      await tab.resolveEntry(email, channel.customers.has(email) ? 'discard' : 'resend')
    const decided = await tab.whenSettled(21)
    expect(tallyOf(browser.acknowledged, channel, decided)).toEqual(allDelivered)
  })
})

test('delivers all customers after ten busy answers, with one retry each', async () => {
  const channel = await setupChannel()
  const browser = await setupShopBrowser({ channel })
  const tab = await browser.openTab()
  channel.faults.add('busy', 10)
  await tab.register(emailAddresses(30))
  const state = await tab.whenSettled(30)
  expect(tallyOf(browser.acknowledged, channel, state)).toEqual(allDelivered)
  expect(channel.counts().arrived).toBe(40)
})

test('delivers all customers without a duplicate after the channel was unreachable for a while', async () => {
  const channel = await setupChannel({ search: 'allowed' })
  // A create that is not found is sent again after five minutes of searching: five seconds here.
  const browser = await setupShopBrowser({ channel, speed: 60 })
  const tab = await browser.openTab()
  channel.holdAnswers(10)
  await tab.startRegistering(emailAddresses(30))
  await channel.until(({ held }) => held > 0)
  await channel.stop()
  channel.releaseAnswers()
  await tab.whenKnown(30)
  await channel.restart()
  const state = await tab.whenSettled(30)
  expect(tallyOf(browser.acknowledged, channel, state)).toEqual(allDelivered)
})

test('shows "Pending sync" until headquarters has assigned account numbers, then the numbers', async () => {
  const channel = await setupChannel({ mode: 'async' })
  const browser = await setupShopBrowser({ channel })
  const tab = await browser.openTab()
  await tab.register(emailAddresses(30))
  // On a busy machine a create can resolve before its answer, and the channel numbers only what it has.
  const pending = await tab.whenSettled(30)
  expect(pending.customers.map(({ label }) => label)).toEqual(emailAddresses(30).map(() => 'Pending sync'))
  channel.customers.assignAccountNumbers()
  await tab.whenSynced(30)
  const { customers } = await tab.readState()
  for (const { email, label } of customers)
    expect(channel.customers.search(email)).toMatchObject([{ accountNumber: label }])
})
