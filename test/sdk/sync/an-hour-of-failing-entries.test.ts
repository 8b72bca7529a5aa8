import type { Commerce, NewAddress } from 'pending-sync'
import { expect, onTestFinished, test } from 'vitest'
import { createTestShop } from '../../../mocks/testing/index.ts'

const hour = 60 * 60_000
const viaPo: NewAddress = { street: 'Via Po 1', city: 'Torino', zipCode: '10124', country: 'ITA' }
const secondEmail = { kind: 'email', value: 'ada.work@example.com' } as const

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

test.each([
  ['an address', ({ addresses }: Commerce, key: string) => addresses.create(key, viaPo)],
  ['a card', ({ loyalty }: Commerce, key: string) => loyalty.issueCard(key)],
  ['a contact', ({ contacts }: Commerce, key: string) => contacts.add(key, secondEmail)],
  ['an affiliation', ({ affiliations }: Commerce, key: string) => affiliations.add(key, '68719476742')],
  ['an edit', ({ customers }: Commerce, key: string) => customers.update(key, { firstName: 'Augusta' })],
] as const)(
  'a channel that answers questions and takes no change is asked 60 times an hour at most about %s',
  async (_what, change) => {
    const shop = await createTestShop({ profile: 'sync', features: { multipleContacts: true } })
    onTestFinished(() => shop.dispose())
    const sent: string[] = []
    let isFailing = false
    const fetch: typeof globalThis.fetch = async (input, init) => {
      const request = new Request(input, init)
      sent.push(request.method)
      const isChange = request.method === 'PATCH' || request.url.includes('IssueLoyaltyCard')
      return isFailing && isChange ? new Response('', { status: 503 }) : shop.headquarters.fetch(request)
    }
    const shopper = await shop.signIn({ email: 'ada@example.com' })
    const commerce = await shop.openDevice().openTab({ shopper, fetch })
    const { key } = await commerce.customers.create({ firstName: 'Ada', email: 'ada@example.com' })
    isFailing = true
    void change(commerce, key)
    await shop.advance(15_000)
    expect(commerce.outbox.get()).toMatchObject([{ status: 'queued', failure: { code: 'channel_busy' } }])
    sent.length = 0
    await shop.advance(hour)
    expect(sent.length).toBeGreaterThan(20)
    expect(sent.length).toBeLessThanOrEqual(60)
    isFailing = false
    await shop.advance(6 * 60_000)
    expect(commerce.outbox.get()).toEqual([])
  },
)

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
