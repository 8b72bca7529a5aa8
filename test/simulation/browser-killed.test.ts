import { describe, expect, test } from 'vitest'
import { setupChannel } from '../support/channel/served-channel.ts'
import { accountOf, people } from './tally.ts'
import { setupVisitor } from './shop-browser.ts'

/** So many requests are on their way at the same time. Once so many answers wait, all earlier ones are on the disk. */
const atOnce = 4

describe('the browser is killed while it sends, and started again', () => {
  async function killWhileSending(search: 'allowed' | 'refused') {
    const channel = await setupChannel({ search })
    const visitor = await setupVisitor({ channel })
    const tab = await visitor.openTab()
    await tab.whenSettled(0)
    await visitor.goOffline()
    await tab.register(people(40))
    channel.holdAnswers(10)
    await visitor.goOnline()
    await channel.until(({ held }) => held === atOnce)
    await visitor.kill()
    channel.releaseAnswers()
    await visitor.start()
    const books = await (await visitor.openTab()).whenSettled(40)
    return { channel, books, visitor }
  }

  test('where answers can be looked up, everybody is delivered', async () => {
    const { channel, books, visitor } = await killWhileSending('allowed')
    expect(visitor.acknowledged).toHaveLength(40)
    expect(accountOf(people(40), channel, books)).toEqual({ delivered: 40, kept: 0, lost: [], double: [] })
  })

  test('where they cannot, a person sees whose answers were lost', async () => {
    const { channel, books } = await killWhileSending('refused')
    expect(accountOf(people(40), channel, books)).toEqual({
      delivered: 40 - atOnce,
      kept: atOnce,
      lost: [],
      double: [],
    })
    expect(new Set(books.outbox.map(({ status }) => status))).toEqual(new Set(['in-doubt']))
  })
})

test('killed at the moment the promises resolved: everybody is still there', async () => {
  const channel = await setupChannel()
  const visitor = await setupVisitor({ channel })
  const tab = await visitor.openTab()
  await tab.whenSettled(0)
  await visitor.goOffline()
  await tab.register(people(30))
  await visitor.kill()

  await visitor.start()
  const books = await (await visitor.openTab()).whenSettled(30)
  expect(accountOf(visitor.acknowledged, channel, books)).toEqual({
    delivered: 30,
    kept: 0,
    lost: [],
    double: [],
  })
})
