import { describe, expect, test } from 'vitest'
import { setupChannel } from '../support/channel/served-channel.ts'
import { tallyOf, emailAddresses } from './tally.ts'
import { setupShopBrowser } from './shop-browser.ts'

/** How many requests the SDK sends at the same time. When that many answers are held, all earlier ones are stored. */
const concurrency = 4

describe('after the browser was killed while it was sending', () => {
  async function killWhileSending(search: 'allowed' | 'refused') {
    const channel = await setupChannel({ search })
    const browser = await setupShopBrowser({ channel })
    // On a busy machine a fast clock would give up the held requests before the browser is killed, and send the next ones.
    const tab = await browser.openTab({ speed: 1 })
    await tab.whenSettled(0)
    await browser.goOffline()
    await tab.register(emailAddresses(40))
    channel.holdAnswers(10)
    await browser.goOnline()
    await channel.until(({ held }) => held === concurrency)
    await browser.kill()
    channel.releaseAnswers()
    await browser.start()
    const state = await (await browser.openTab()).whenSettled(40)
    return { channel, state, browser }
  }

  test('delivers all customers if the channel allows searching', async () => {
    const { channel, state, browser } = await killWhileSending('allowed')
    expect(browser.acknowledged).toHaveLength(40)
    expect(tallyOf(emailAddresses(40), channel, state)).toEqual({
      delivered: 40,
      kept: 0,
      lost: [],
      duplicates: [],
    })
  })

  test('keeps the entries with lost answers in doubt if the channel refuses searching', async () => {
    const { channel, state } = await killWhileSending('refused')
    expect(tallyOf(emailAddresses(40), channel, state)).toEqual({
      delivered: 40 - concurrency,
      kept: concurrency,
      lost: [],
      duplicates: [],
    })
    expect(new Set(state.outbox.map(({ status }) => status))).toEqual(new Set(['in-doubt']))
  })
})

test('keeps every acknowledged customer when the browser is killed right after the acknowledgements', async () => {
  const channel = await setupChannel()
  const browser = await setupShopBrowser({ channel })
  const tab = await browser.openTab()
  await tab.whenSettled(0)
  await browser.goOffline()
  await tab.register(emailAddresses(30))
  await browser.kill()

  await browser.start()
  const state = await (await browser.openTab()).whenSettled(30)
  expect(tallyOf(browser.acknowledged, channel, state)).toEqual({
    delivered: 30,
    kept: 0,
    lost: [],
    duplicates: [],
  })
})
