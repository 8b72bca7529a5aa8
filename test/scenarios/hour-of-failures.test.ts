import { describe, expect, test, type TestContext } from 'vitest'
import { setupHarness } from '../support/harness.ts'
import { refusalBody } from '../support/samples.ts'

/** A clock that runs a thousand times as fast: an hour takes 3.6 seconds. */
function fastClock() {
  const speed = 1_000
  const [since, start] = [performance.now(), Date.now()]
  const now = () => start + (performance.now() - since) * speed
  return {
    now,
    openMs: now,
    after(ms: number, run: () => void) {
      const timer = setTimeout(run, ms / speed)
      return () => clearTimeout(timer)
    },
  }
}

const page = (status: number, headers = {}) =>
  new Response('<!doctype html><title>Portal</title>', {
    status,
    headers: { 'Content-Type': 'text/html', ...headers },
  })
const typed = (status: number, id: string) => new Response(refusalBody(id), { status })
const redirect = () => page(302, { Location: 'https://portal.example/sign-in' })
function refuseConnection(): Response {
  throw new TypeError('Failed to fetch')
}

const isCreate = ({ method, url }: Request) =>
  method === 'POST' && new URL(url).pathname.endsWith('/Customers')

/** Forty guests register, and for an hour this is the only answer. */
async function hourOf({ onTestFinished }: TestContext, toAnswer: (request: Request) => Response | undefined) {
  const harness = setupHarness({}, onTestFinished)
  const clock = fastClock()
  const requests: Request[] = []
  let isFailing = false
  const shop = harness.openTab(
    {},
    {
      ...clock,
      async fetch(input, init) {
        const request = new Request(input, init)
        const answer = isFailing && toAnswer(request.clone())
        if (isFailing) requests.push(request)
        return answer || harness.hq.fetch(request)
      },
    },
  )
  await shop.refreshChannel()
  const wait = (ms: number) => new Promise((resolve) => clock.after(ms, () => resolve(undefined)))
  // Until the last answer proves nothing any more.
  await wait(10_000)
  isFailing = true
  await Promise.all(
    Array.from({ length: 40 }, (_, index) =>
      shop.customers.create({
        firstName: 'Ada',
        lastName: `Rossi ${index}`,
        email: `ada-${index}@example.com`,
      }),
    ),
  )
  await wait(3_600_000)
  return { entries: shop.outbox.get(), requests: [...requests] }
}

describe.concurrent('an hour of failures with forty entries', () => {
  test.for([
    ['a refused connection', refuseConnection, 'channel_unreachable'],
    ['a portal that answers everything with a page', () => page(200), 'channel_unreachable'],
    ['a portal that redirects to its sign-in page', redirect, 'channel_unreachable'],
    ["a firewall's 403", () => page(403), 'channel_unreachable'],
    ["a gateway's 404", () => page(404), 'channel_unreachable'],
    ["a gateway's 503", () => page(503), 'channel_busy'],
    ["a gateway's 502", () => page(502), 'channel_busy'],
    ['too many requests', () => typed(429, 'TooManyRequests'), 'channel_busy'],
  ] as const)(
    'costs at most 60 requests, none of them with personal data: %s',
    async ([, answer, code], context) => {
      const { entries, requests } = await hourOf(context, answer)
      expect(entries).toHaveLength(40)
      for (const entry of entries) expect(entry).toMatchObject({ status: 'queued', failure: { code } })
      expect(requests.length).toBeLessThanOrEqual(60)
      for (const request of requests) expect(await request.text()).not.toContain('ada-')
    },
  )

  test('a channel that refuses all creates for want of a token is asked by one entry at a time', async (context) => {
    const { entries, requests } = await hourOf(context, (request) =>
      isCreate(request) ? typed(401, 'UserNotAuthorized') : undefined,
    )
    for (const entry of entries) expect(entry).toMatchObject({ failure: { code: 'token_needed' } })
    expect(requests.filter(isCreate).length).toBeLessThanOrEqual(60)
  })

  test('a channel that answers questions and is too busy for creates is asked by one entry at a time', async (context) => {
    const { entries, requests } = await hourOf(context, (request) =>
      isCreate(request) ? typed(503, 'ServiceUnavailable') : undefined,
    )
    for (const entry of entries) expect(entry).toMatchObject({ failure: { code: 'channel_busy' } })
    expect(requests.length).toBeLessThanOrEqual(60)
  })

  test('Retry-After is obeyed by everything, up to fifteen minutes', async (context) => {
    const { requests } = await hourOf(context, () => page(503, { 'Retry-After': '3600' }))
    expect(requests.length).toBeLessThanOrEqual(10)
  })
})
