import type { Shopper } from 'pending-sync'
import { serveHeadquarters } from 'pending-sync/mocks/node'
import { createTestShop } from 'pending-sync/testing'
import { expect, onTestFinished, test } from 'vitest'
import { forwardTo } from './guides/forward.ts'

const ada = { firstName: 'Ada', lastName: 'Rossi', email: 'ada@example.com' }

/** A page of a shop whose server has the tokens: the page knows a word that changes with each sign-in. */
async function openShop() {
  const shop = await createTestShop()
  onTestFinished(shop.dispose)
  // Otherwise this tab, which knows no server, would send what guests record.
  await shop.commerce.stop()
  const { getIdToken } = await shop.signIn({ email: ada.email })
  const session = { isOpen: true }
  const authorizationOf = async () => (session.isOpen ? `id_token ${await getIdToken({})}` : undefined)
  const forward = forwardTo('https://channel.example/', authorizationOf, shop.headquarters.fetch)
  const fetch: typeof globalThis.fetch = (input, init) => forward(new Request(input, init))
  const shopper: Shopper = { id: 'ada', getIdToken: () => 'session-1' }
  const tab = await shop.openTab({ shopper, fetch })
  return { shop, session, fetch, forward, tab }
}

test('through a server of its own, a create whose answer was lost is looked up by the identity', async () => {
  const { shop, tab } = await openShop()
  await shop.loseNextAnswer()
  const { key } = await tab.customers.create(ada)
  await shop.advance(10 * 60_000)
  expect(await tab.customers.get(key)).toMatchObject({ status: 'synced' })
  expect((await shop.headquarters.tables.read()).headquarters.customers).toHaveLength(1)
  const creates = requestsOf(shop).filter(({ operation }) => operation === 'POST Customers')
  expect(creates.map(({ caller }) => caller)).toEqual(['shopper'])
})

test('a guest stays a guest, although the server knows a session', async () => {
  const { shop, fetch } = await openShop()
  const guest = await shop.openTab({ fetch })
  shop.headquarters.log.clear()
  await guest.customers.create(ada)
  expect(new Set(requestsOf(shop).map(({ caller }) => caller))).toEqual(new Set(['anonymous']))
})

test('when the session has ended, nothing is sent as somebody else, and the shopper is asked to sign in', async () => {
  const { shop, session, tab } = await openShop()
  session.isOpen = false
  shop.headquarters.log.clear()
  const { key } = await tab.customers.create(ada)
  await shop.settled()
  expect(tab.status.get()).toMatchObject({ state: 'blocked', unsent: 1 })
  expect(await tab.customers.get(key)).toMatchObject({ status: 'queued' })
  expect(requestsOf(shop).filter(({ operation }) => operation.includes('Customers'))).toEqual([])
})

test('the server hands on what the channel answers, and nothing outside of the channel', async () => {
  const { forward } = await openShop()
  const answer = await forward(
    new Request("https://shop.example/Commerce/Customers('004021')?api-version=7.3", {
      headers: { OUN: '068' },
    }),
  )
  expect([answer.status, await answer.text()]).toEqual([403, expect.stringContaining('AuthorizationFailed')])
  expect((await forward(new Request('https://shop.example/hq/reset', { method: 'POST' }))).status).toBe(404)
})

function requestsOf({ headquarters }: Awaited<ReturnType<typeof createTestShop>>) {
  return headquarters.log.get().filter((entry) => entry.kind === 'request')
}

test('over real HTTP a body goes there and an answer comes back', async () => {
  const served = await serveHeadquarters()
  onTestFinished(served.stop)
  const forward = forwardTo(served.url, async () => undefined)
  const headers = { OUN: '068', 'Content-Type': 'application/json', 'Accept-Encoding': 'gzip' }
  const body = JSON.stringify({ FirstName: 'Ada', LastName: 'Rossi' })
  const url = 'https://shop.example/Commerce/Customers?api-version=7.3'
  const answer = await forward(new Request(url, { method: 'POST', headers, body }))
  expect([answer.status, await answer.json()]).toEqual([201, expect.objectContaining({ Name: 'Ada Rossi' })])
})
