import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { createTestShop, type TestCommerceOptions } from 'pending-sync/testing'
import { expect, onTestFinished, test } from 'vitest'

const guide = await readFile(resolve(import.meta.dirname, '../../docs/real-channels.md'), 'utf8')
const ada = { firstName: 'Ada', lastName: 'Rossi', email: 'ada@example.com' }
const home = { street: 'Via Po 1', city: 'Torino', zipCode: '10124', country: 'ITA' as const }

/** Headers that need no permission, and are not for the channel. */
const permitted = new Set(['accept', 'accept-encoding', 'user-agent'])

/** Does everything that a shop can, as each of those who may ask, and returns the requests that were sent. */
async function sendEverything(): Promise<readonly Request[]> {
  const shop = await createTestShop({ profile: 'async' })
  onTestFinished(shop.dispose)
  const requests: Request[] = []
  const fetch: typeof globalThis.fetch = (input, init) => {
    const request = new Request(input, init)
    requests.push(request.clone())
    return shop.headquarters.fetch(request)
  }
  const open = (options: TestCommerceOptions) =>
    shop.openTab({ idempotencyKeys: 'supported', traceparent: () => '00-1-2-01', ...options, fetch })
  const [guest, shopper] = [await open({}), await open({ shopper: await shop.signIn() })]
  await guest.customers.create(ada)
  const { key } = await shopper.customers.create(ada)
  await shop.runJobs()
  await shopper.addresses.create(key, home)
  await shopper.loyalty.issueCard(key)
  await shopper.titles.list()
  await shopper.addresses.countries()
  await shopper.addresses.states('ITA')
  const clerk = await open({ asksAs: 'application', idempotencyKeys: 'unsupported' })
  await shop.loseNextAnswer()
  await clerk.customers.create({ ...ada, email: 'grace@example.com' })
  await shop.loseNextAnswer('POST IssueLoyaltyCard')
  await shopper.loyalty.issueCard(key)
  await shop.advance(60_000)
  await shop.runJobs()
  return requests
}

test('the guide to real channels names every request and every header that is sent', async () => {
  const requests = await sendEverything()
  const operations = new Set(requests.map(operationOf))
  expect(operations.size).toBeGreaterThan(8)
  expect([...operations].filter((operation) => !guide.includes(`\`${operation}\``))).toEqual([])
  const headers = new Set(requests.flatMap((request) => Array.from(request.headers.keys())))
  const inLowerCase = (/## CORS[\s\S]*?\n## /.exec(guide)?.[0] ?? '').toLowerCase()
  const isNamed = (name: string) => permitted.has(name) || inLowerCase.includes(`\`${name}\``)
  expect(headers).toContain('idempotency-key')
  expect([...headers].filter((name) => !isNamed(name))).toEqual([])
  const methods = new Set(requests.map(({ method }) => method))
  expect([...methods].filter((method) => !guide.includes(`\`${method}\``))).toEqual([])
})

/** The request as the guide writes it: any key is `'…'`. */
function operationOf({ method, url }: Request): string {
  const path = decodeURIComponent(new URL(url).pathname).replace('/Commerce/', '')
  return `${method} ${path.replace(/\('[^']*'\)/, "('…')")}`
}
