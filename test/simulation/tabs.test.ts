import { expect, test } from 'vitest'
import { setupChannel } from '../support/channel/served-channel.ts'
import { accountOf, people } from './tally.ts'
import { setupVisitor } from './shop-browser.ts'

const everybody = { delivered: 60, kept: 0, lost: [], double: [] }

async function setupTwoTabsOffline() {
  const channel = await setupChannel()
  const visitor = await setupVisitor({ channel })
  const tabs = [await visitor.openTab(), await visitor.openTab()] as const
  await visitor.goOffline()
  await Promise.all(tabs.map((tab, index) => tab.register(people(30, `tab-${index}`))))
  return { channel, visitor, tabs }
}

test('two tabs offline, both closed, one reopened: what either recorded is delivered', async () => {
  const { channel, visitor, tabs } = await setupTwoTabsOffline()
  await Promise.all(tabs.map((tab) => tab.close()))
  await visitor.goOnline()
  const books = await (await visitor.openTab()).whenSettled(60)
  expect(accountOf(visitor.acknowledged, channel, books)).toEqual(everybody)
})

test('two tabs offline, then online: one of them sends for both', async () => {
  const { channel, visitor, tabs } = await setupTwoTabsOffline()
  await visitor.goOnline()
  for (const tab of tabs) {
    const books = await tab.whenSettled(60)
    expect(accountOf(visitor.acknowledged, channel, books)).toEqual(everybody)
  }
  expect(channel.counts().arrived).toBe(60)
})

test('the sending tab is closed while it sends: another takes its place', async () => {
  const channel = await setupChannel({ search: 'allowed' })
  const visitor = await setupVisitor({ channel })
  const [sending, other] = [await visitor.openTab(), await visitor.openTab()]
  await Promise.all([sending.whenSettled(0), other.whenSettled(0)])
  await visitor.goOffline()
  await sending.register(people(30, 'sending'))
  await other.register(people(30, 'other'))
  channel.holdAnswers()
  await visitor.goOnline()
  await channel.until(({ held }) => held === 4)
  await sending.close()
  channel.releaseAnswers()

  const books = await other.whenSettled(60)
  expect(accountOf(people(30, 'sending'), channel, books)).toMatchObject({
    delivered: 30,
    lost: [],
    double: [],
  })
  expect(accountOf(people(30, 'other'), channel, books)).toMatchObject({
    delivered: 30,
    lost: [],
    double: [],
  })
})

test('a frozen sender keeps its place in vain, and sends nothing again once it is thawed', async () => {
  const channel = await setupChannel({ search: 'allowed' })
  const visitor = await setupVisitor({ channel })
  const frozen = await visitor.openTab()
  await frozen.whenSettled(0)
  const other = await visitor.openTab()
  await visitor.goOffline()
  await frozen.register(people(40))
  channel.holdAnswers()
  await visitor.goOnline()
  await channel.until(({ held }) => held === 4)
  await frozen.freeze()
  channel.releaseAnswers()

  const books = await other.whenSettled(40)
  expect(accountOf(people(40), channel, books)).toEqual({ delivered: 40, kept: 0, lost: [], double: [] })
  const { arrived } = channel.counts()
  await frozen.thaw()
  await frozen.flush()
  expect(accountOf(visitor.acknowledged, channel, await frozen.whenSettled(40))).toEqual({
    delivered: 40,
    kept: 0,
    lost: [],
    double: [],
  })
  expect(channel.counts().arrived).toBe(arrived)
})
