import { describe, expect, test } from 'vitest'
import { createHeadquarters, type FaultRule } from '../../../mocks/index.ts'
import { anna, ask } from '../client.ts'
import { startServer } from '../server/start-server.ts'

const statuses = [200, 302, 403, 404, 405, 413, 502, 511]

describe('a gateway that answers in the channel’s stead', () => {
  test.each(statuses)(
    'answers %i with a page of HTML, and the channel never sees the request',
    async (status) => {
      const hq = createHeadquarters()
      await hq.faults.add({ on: 'POST Customers', kind: 'gateway', status })
      const answer = await ask(hq.fetch, 'POST', 'Customers', anna)
      expect(answer.status).toBe(status)
      expect(answer.headers.get('Content-Type')).toBe('text/html; charset=utf-8')
      expect(answer.headers.get('OData-Version')).toBeNull()
      expect(answer.text).toMatch(/^<!doctype html>/)
      const { channel } = await hq.tables.read()
      expect([channel.customers, channel.asyncCustomers]).toEqual([[], []])
      expect(hq.log.get()).toMatchObject([{ status, notes: [expect.stringContaining('gateway')] }])
    },
  )

  test('answers 502 unless it is told another status', async () => {
    const hq = createHeadquarters()
    await hq.faults.add({ on: '*', kind: 'gateway' })
    expect((await ask(hq.fetch, 'GET', 'Customers/GetTitles()')).status).toBe(502)
  })

  test('redirects to a portal, or to where the test says', async () => {
    const hq = createHeadquarters()
    await hq.faults.add({ on: 'POST Customers', kind: 'gateway', status: 302, times: 1 })
    await hq.faults.add({ on: 'POST Customers', kind: 'gateway', status: 307, location: '/login' })
    const locations = [
      await ask(hq.fetch, 'POST', 'Customers', anna),
      await ask(hq.fetch, 'POST', 'Customers', anna),
    ].map(({ status, headers }) => [status, headers.get('Location')])
    expect(locations).toEqual([
      [302, 'https://portal.example/login'],
      [307, '/login'],
    ])
  })

  test('may name a time to wait', async () => {
    const hq = createHeadquarters()
    await hq.faults.add({ on: '*', kind: 'gateway', status: 503, retryAfter: 9 })
    expect((await ask(hq.fetch, 'POST', 'Customers', anna)).headers.get('Retry-After')).toBe('9')
  })

  test.each(statuses)('answers %i over HTTP too', async (status) => {
    const { port, json } = await startServer()
    await json('POST', '/hq/faults', { on: 'POST Customers', kind: 'gateway', status })
    const answer = await fetch(`http://127.0.0.1:${port}/Commerce/Customers`, {
      method: 'POST',
      headers: { OUN: '068', 'Content-Type': 'application/json' },
      body: JSON.stringify(anna),
      redirect: 'manual',
    })
    expect([answer.status, answer.headers.get('Content-Type')]).toEqual([status, 'text/html; charset=utf-8'])
    expect((await json('GET', '/hq/tables')).body).toMatchObject({ channel: { customers: [] } })
  })
})

test.each<[string, object, RegExp]>([
  ['a status without a body', { kind: 'gateway', status: 204 }, /204 has no body/],
  ['another status without a body', { kind: 'status', status: 304 }, /304 has no body/],
  ['a negative delay', { kind: 'late-commit', ms: -1 }, /^ms is a number from 0/],
  ['a delay that is a text', { kind: 'slow', ms: 'soon' }, /^ms is a number from 0/],
  ['a delay without end', { kind: 'timeout', ms: Infinity }, /^ms is a number from 0/],
  ['a negative patience', { kind: 'late-commit', answerMs: -1 }, /^answerMs is a number from 0/],
  ['an unknown answer', { kind: 'late-commit', answer: 'lost' }, /answer is one of timeout, none/],
])('a fault with %s is rejected', async (_what, rule, message) => {
  await expect(createHeadquarters().faults.add({ on: '*', ...rule } as FaultRule)).rejects.toThrow(message)
})
