import { describe, expect, test } from 'vitest'
import { setupChannel } from '../support/channel/served-channel.ts'
import { accountOf, people } from './tally.ts'
import { setupVisitor } from './shop-browser.ts'

const everybody = { delivered: 30, kept: 0, lost: [], double: [] }

describe('the first ten answers are lost after the channel made the customers', () => {
  test.each(['cut', 'gateway-timeout', 'unreadable'] as const)(
    'where they can be looked up, all are found (%s)',
    async (fault) => {
      const channel = await setupChannel({ search: 'allowed' })
      const visitor = await setupVisitor({ channel })
      const tab = await visitor.openTab()
      channel.faults.add(fault, 10)
      await tab.register(people(30))
      const books = await tab.whenSettled(30)
      expect(accountOf(visitor.acknowledged, channel, books)).toEqual(everybody)
      expect(channel.counts().arrived).toBe(30)
    },
  )

  test.each(['reset', 'gateway-timeout'] as const)(
    'where keys are honoured, all are sent again and none is made again (%s)',
    async (fault) => {
      const channel = await setupChannel({ search: 'refused', keys: 'honoured' })
      const visitor = await setupVisitor({ channel, keys: 'supported' })
      const tab = await visitor.openTab()
      channel.faults.add(fault, 10)
      await tab.register(people(30))
      const books = await tab.whenSettled(30)
      expect(accountOf(visitor.acknowledged, channel, books)).toEqual(everybody)
      expect(channel.counts().arrived).toBeGreaterThan(30)
    },
  )

  test('where nothing can tell, a person decides', async () => {
    const channel = await setupChannel({ search: 'refused' })
    const visitor = await setupVisitor({ channel })
    const tab = await visitor.openTab()
    channel.faults.add('gateway-timeout', 9)
    channel.faults.add('never-arrived')
    await tab.register(people(30))
    const books = await tab.whenSettled(30)
    expect(accountOf(visitor.acknowledged, channel, books)).toEqual({
      delivered: 20,
      kept: 10,
      lost: [],
      double: [],
    })
    expect(channel.counts().arrived).toBe(30)

    for (const { email } of books.outbox)
      await tab.decide(email, channel.ledger.has(email) ? 'discard' : 'resend')
    const decided = await tab.whenSettled(21)
    expect(accountOf(visitor.acknowledged, channel, decided)).toEqual(everybody)
  })
})

test('ten times busy, then healthy: everybody is delivered, and nobody waits for another', async () => {
  const channel = await setupChannel()
  const visitor = await setupVisitor({ channel })
  const tab = await visitor.openTab()
  channel.faults.add('busy', 10)
  await tab.register(people(30))
  const books = await tab.whenSettled(30)
  expect(accountOf(visitor.acknowledged, channel, books)).toEqual(everybody)
  expect(channel.counts().arrived).toBe(40)
})

test('the channel goes away in the middle and comes back', async () => {
  const channel = await setupChannel({ search: 'allowed' })
  const visitor = await setupVisitor({ channel })
  const tab = await visitor.openTab()
  channel.holdAnswers(10)
  await tab.beginToRegister(people(30))
  await channel.until(({ held }) => held > 0)
  await channel.goAway()
  channel.releaseAnswers()
  await tab.whenKnown(30)
  await channel.comeBack()
  const books = await tab.whenSettled(30)
  expect(accountOf(visitor.acknowledged, channel, books)).toEqual(everybody)
})

test('an account number arrives for everybody once headquarters gave them', async () => {
  const channel = await setupChannel({ mode: 'async' })
  const visitor = await setupVisitor({ channel })
  const tab = await visitor.openTab()
  await tab.register(people(30))
  expect((await tab.books()).customers.map(({ label }) => label)).toEqual(
    people(30).map(() => 'Pending sync'),
  )
  channel.ledger.convert()
  await tab.whenSynced(30)
  const { customers } = await tab.books()
  for (const { email, label } of customers)
    expect(channel.ledger.search(email)).toMatchObject([{ number: label }])
})
