import { expect, onTestFinished, test } from 'vitest'
import { createTestShop } from '../../../mocks/testing/index.ts'

const hour = 60 * 60_000

/** A shop whose channel answers as told, for an application. Returns what a request is, and how many there were. */
async function setupShop(answer: (url: string) => Response | undefined) {
  const shop = await createTestShop({ profile: 'sync' })
  onTestFinished(() => shop.dispose())
  let requests = 0
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const request = new Request(input, init)
    requests += 1
    return answer(request.url) ?? shop.headquarters.fetch(request)
  }
  const commerce = await shop.openDevice().openTab({ asksAs: 'application', fetch })
  const create = (name: string) =>
    commerce.customers.create({ firstName: name, email: `${name}@example.com` })
  return { shop, commerce, create, requests: () => requests }
}

test.each([
  ['a question that wants credentials', () => undefined],
  [
    'a question that is always busy',
    (url: string) => (url.includes('LoyaltyCards') ? new Response('', { status: 429 }) : undefined),
  ],
])('entries that fail at %s cost at most 60 requests an hour', async (_what, answer) => {
  const { shop, commerce, create, requests } = await setupShop(answer)
  const customers = await Promise.all(['Ada', 'Bruno', 'Carla', 'Dario'].map(create))
  const cards = customers.map(({ key }) => commerce.loyalty.issueCard(key))
  await shop.advance(15_000)
  for (const card of cards) expect((await card).loyaltyCard).toMatchObject({ status: 'queued' })
  const before = requests()
  await shop.advance(hour)
  expect(requests() - before).toBeLessThanOrEqual(60)
  expect(requests() - before).toBeGreaterThan(10)
  // They keep nobody else from being created.
  const created = create('Emma')
  await shop.advance(6 * 60_000)
  expect(await created).toMatchObject({ name: 'Emma' })
  expect(commerce.customers.all.get()[0]).toMatchObject({ name: 'Emma', status: 'synced' })
})

test('a channel that answers a little differently each time is not asked without a pause', async () => {
  let street = 0
  const { shop, create, requests } = await setupShop((url) => {
    if (!url.includes('GetByAccountNumbers')) return undefined
    const Addresses = [{ Street: `Via Po ${(street += 1)}`, RecordId: 0 }]
    const customer = { AccountNumber: '000001', FirstName: 'Ada', Email: 'Ada@example.com', Addresses }
    return Response.json({ value: [customer] })
  })
  await shop.headquarters.profile.set({ createCustomersAsync: true })
  await create('Ada')
  await shop.advance(hour)
  expect(requests()).toBeLessThan(80)
})
