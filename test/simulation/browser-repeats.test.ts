import { describe, expect, test } from 'vitest'
import { startServer } from '../mocks/server/start-server.ts'
import { emailAddresses } from './tally.ts'
import { setupShopBrowser } from './shop-browser.ts'

/**
 * Chromium sends a POST again by itself when a connection that was used before breaks before the answer. The page does
 * not learn of it, so neither does the SDK.
 */

async function registerWithBrokenConnection(
  kind: 'no-answer' | 'no-connection',
  keys: 'supported' | 'unsupported',
) {
  const { hq, port, send } = await startServer({ idempotencyKeys: keys === 'supported' ? 'on' : 'off' })
  const shopper = await setupShopBrowser({ channel: { url: `http://127.0.0.1:${port}/` }, keys })
  const tab = await shopper.openTab()
  // The first customer leaves a connection that is used again.
  await tab.register(emailAddresses(1, 'before'))
  await send('POST', '/hq/faults', { on: 'POST Customers', kind, times: 1, connection: 'kept' })
  await tab.register(emailAddresses(1))
  const state = await tab.whenSettled(2)
  const { channel } = await hq.tables.read()
  const attempts = hq.log
    .get()
    .filter((entry) => entry.kind === 'request' && entry.operation === 'POST Customers')
  return {
    outbox: state.outbox,
    statuses: state.customers.map(({ status }) => status),
    attempts: attempts.length,
    stored: channel.customers.filter(({ customer }) => customer.Email === emailAddresses(1)[0]).length,
  }
}

describe('a create that the browser itself repeats', () => {
  test('is one customer where the channel obeys the key: the repeat carries the same one', async () => {
    expect(await registerWithBrokenConnection('no-answer', 'supported')).toEqual({
      outbox: [],
      statuses: ['synced', 'synced'],
      attempts: 3,
      stored: 1,
    })
  })

  test('is one customer when the first request never arrived', async () => {
    const { outbox, statuses, attempts, stored } = await registerWithBrokenConnection(
      'no-connection',
      'unsupported',
    )
    expect({ outbox, statuses, attempts, stored }).toEqual({
      outbox: [],
      statuses: ['synced', 'synced'],
      attempts: 3,
      stored: 1,
    })
  })

  test('ends for the shopper, and is twice at the channel where no key tells that it is the same', async () => {
    expect(await registerWithBrokenConnection('no-answer', 'unsupported')).toEqual({
      outbox: [],
      statuses: ['synced', 'synced'],
      attempts: 3,
      stored: 2,
    })
  })
})
