import { expect, test } from 'vitest'
import { setupChannel } from '../support/channel/served-channel.ts'
import { tallyOf, emailAddresses } from './tally.ts'
import { setupShopBrowser } from './shop-browser.ts'

const allDelivered = { delivered: 60, kept: 0, lost: [], duplicates: [] }

async function setupTwoTabsOffline() {
  const channel = await setupChannel()
  const browser = await setupShopBrowser({ channel })
  const tabs = [await browser.openTab(), await browser.openTab()] as const
  await browser.goOffline()
  await Promise.all(tabs.map((tab, index) => tab.register(emailAddresses(30, `tab-${index}`))))
  return { channel, browser, tabs }
}

test('delivers the customers of two tabs that were closed offline from a new tab', async () => {
  const { channel, browser, tabs } = await setupTwoTabsOffline()
  await Promise.all(tabs.map((tab) => tab.close()))
  await browser.goOnline()
  const state = await (await browser.openTab()).whenSettled(60)
  expect(tallyOf(browser.acknowledged, channel, state)).toEqual(allDelivered)
})

test('delivers the customers of two offline tabs from one of them', async () => {
  const { channel, browser, tabs } = await setupTwoTabsOffline()
  await browser.goOnline()
  for (const tab of tabs) {
    const state = await tab.whenSettled(60)
    expect(tallyOf(browser.acknowledged, channel, state)).toEqual(allDelivered)
  }
  expect(channel.counts().arrived).toBe(60)
})

test('delivers from the other tab when the leader is closed while it is sending', async () => {
  const channel = await setupChannel({ search: 'allowed' })
  const browser = await setupShopBrowser({ channel })
  const [leader, other] = [await browser.openTab(), await browser.openTab()]
  await Promise.all([leader.whenSettled(0), other.whenSettled(0)])
  await browser.goOffline()
  await leader.register(emailAddresses(30, 'leader'))
  await other.register(emailAddresses(30, 'other'))
  channel.holdAnswers()
  await browser.goOnline()
  await channel.until(({ held }) => held === 4)
  await leader.close()
  channel.releaseAnswers()

  const state = await other.whenSettled(60)
  expect(tallyOf(emailAddresses(30, 'leader'), channel, state)).toMatchObject({
    delivered: 30,
    lost: [],
    duplicates: [],
  })
  expect(tallyOf(emailAddresses(30, 'other'), channel, state)).toMatchObject({
    delivered: 30,
    lost: [],
    duplicates: [],
  })
})

test('takes over from a frozen leader, which resends nothing after it is thawed', async () => {
  const channel = await setupChannel({ search: 'allowed' })
  const browser = await setupShopBrowser({ channel })
  const frozen = await browser.openTab()
  await frozen.whenSettled(0)
  const other = await browser.openTab()
  await browser.goOffline()
  await frozen.register(emailAddresses(40))
  channel.holdAnswers()
  await browser.goOnline()
  await channel.until(({ held }) => held === 4)
  await frozen.freeze()
  channel.releaseAnswers()

  const state = await other.whenSettled(40)
  expect(tallyOf(emailAddresses(40), channel, state)).toEqual({
    delivered: 40,
    kept: 0,
    lost: [],
    duplicates: [],
  })
  const { arrived } = channel.counts()
  await frozen.thaw()
  await frozen.flush()
  expect(tallyOf(browser.acknowledged, channel, await frozen.whenSettled(40))).toEqual({
    delivered: 40,
    kept: 0,
    lost: [],
    duplicates: [],
  })
  expect(channel.counts().arrived).toBe(arrived)
})
