import { expect, test } from 'vitest'
import { refusalBody } from '../../support/samples.ts'
import { setupSimulation, statuses } from './setup.ts'

const page = (status: number, headers = {}) =>
  new Response('<!doctype html><title>Portal</title>', {
    status,
    headers: { 'Content-Type': 'text/html', ...headers },
  })
const typed = (status: number, id: string) => new Response(refusalBody(id), { status })
function refuseConnection(): Response {
  throw new TypeError('Failed to fetch')
}

const isCreate = ({ method, url }: Request) =>
  method === 'POST' && new URL(url).pathname.endsWith('/Customers')

/** Forty guests register, and for an hour this is the only answer. Then the channel is back. */
async function hourOf(toAnswer: (request: Request) => Response | undefined) {
  const simulation = setupSimulation({ asker: 'guest', lookUp: 'none' })
  const { commerce } = simulation.openTab()
  await commerce.refreshChannel()
  // Until the last answer proves nothing any more.
  await simulation.advance(10_000)
  const requests: Request[] = []
  simulation.network.between = (request) => {
    requests.push(request)
    return toAnswer(request)
  }
  for (let index = 0; index < 40; index += 1)
    void commerce.customers.create({
      firstName: 'Ada',
      lastName: `Rossi ${index}`,
      email: `ada-${index}@example.com`,
    })
  await simulation.advance(3_600_000)
  const entries = commerce.outbox.get()
  simulation.network.between = undefined
  await simulation.advance(15 * 60_000)
  await simulation.whenIdle()
  expect(statuses(commerce)).toEqual([])
  expect(simulation.channel.counts()).toMatchObject({ created: 40 })
  return { entries, requests }
}

test.each([
  ['a refused connection', refuseConnection, 'channel_unreachable'],
  ['a portal that answers everything with a page', () => page(200), 'channel_unreachable'],
  ["a firewall's 403", () => page(403), 'channel_unreachable'],
  ["a gateway's 503", () => page(503), 'channel_busy'],
  ["a gateway's 502", () => page(502), 'channel_busy'],
  ['too many requests', () => typed(429, 'TooManyRequests'), 'channel_busy'],
] as const)(
  'an hour of failures costs at most 60 requests, none of them with personal data: %s',
  async (_, answer, code) => {
    const { entries, requests } = await hourOf(answer)
    expect(entries).toHaveLength(40)
    for (const entry of entries) expect(entry).toMatchObject({ status: 'queued', failure: { code } })
    expect(requests.length).toBeLessThanOrEqual(60)
    for (const request of requests) expect(await request.text()).not.toContain('ada-')
  },
)

test.each([
  ['wants a token for creates', () => typed(401, 'UserNotAuthorized'), 'token_needed'],
  ['is too busy for creates', () => typed(503, 'ServiceUnavailable'), 'channel_busy'],
  ['has a firewall that lets no create pass', () => page(403), 'channel_unreachable'],
] as const)(
  'a channel that answers questions and %s is asked by one entry at a time',
  async (_, answer, code) => {
    const { entries, requests } = await hourOf((request) => (isCreate(request) ? answer() : undefined))
    for (const entry of entries) expect(entry).toMatchObject({ status: 'queued', failure: { code } })
    expect(requests.length).toBeLessThanOrEqual(60)
  },
)

test('Retry-After is obeyed by everything, up to fifteen minutes', async () => {
  const { requests } = await hourOf(() => page(503, { 'Retry-After': '3600' }))
  expect(requests.length).toBeLessThanOrEqual(10)
})

test('a shopper who stays signed out for an hour: the site is asked for a token ever more rarely', async () => {
  const simulation = setupSimulation({ asker: 'shopper' })
  let asked = 0
  const getIdToken = () => {
    asked += 1
    return undefined
  }
  const { commerce } = simulation.openTab('shopper', { shopper: { id: 'ada', getIdToken } })
  await simulation.whenIdle()
  void commerce.customers.create({ firstName: 'Ada', email: 'ada@example.com' })
  await simulation.advance(3_600_000)
  expect(commerce.outbox.get()).toMatchObject([{ failure: { code: 'token_needed' } }])
  // About once a minute.
  expect(asked).toBeLessThanOrEqual(120)
})
