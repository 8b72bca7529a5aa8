import { describe, expect, test } from 'vitest'
import type { FaultRule } from '../../../mocks/index.ts'
import { createHeadquarters } from '../../../mocks/index.ts'
import { anna, ask, asApplication, customerIn } from '../client.ts'
import { startServer } from '../server/start-server.ts'

const hour = 3_600_000

const setup = async (rule: Omit<FaultRule, 'on'>, options = {}) => {
  const hq = createHeadquarters({ now: 0, ...options })
  await hq.faults.add({ on: 'POST Customers', times: 1, ...rule })
  const create = (changes = {}) => ask(hq.fetch, 'POST', 'Customers', { ...anna, ...changes })
  const count = async () => {
    const { channel } = await hq.tables.read()
    return channel.customers.length + channel.asyncCustomers.length
  }
  const triggered = () => expect.poll(async () => (await hq.faults.list())[0]?.triggered).toBe(1)
  return { hq, create, count, triggered }
}

describe('a late commit', () => {
  test('answers with the 504 of a gateway at once, and stores the customer a minute later', async () => {
    const { hq, create, count } = await setup({ kind: 'late-commit' })
    const answer = await create()
    expect([answer.status, answer.headers.get('Content-Type')]).toEqual([504, 'text/html; charset=utf-8'])
    await hq.clock.advance(59_999)
    expect(await count()).toBe(0)
    await hq.clock.advance(1)
    await expect.poll(count).toBe(1)
  })

  test('can come hours after a broken connection', async () => {
    const { hq, create, count, triggered } = await setup({
      kind: 'late-commit',
      ms: 5 * hour,
      answer: 'none',
      answerMs: 30_000,
    })
    const lost = expect(create()).rejects.toThrow(TypeError)
    await triggered()
    await hq.clock.advance(30_000)
    await lost
    await hq.clock.advance(5 * hour - 30_001)
    expect(await count()).toBe(0)
    await hq.clock.advance(1)
    await expect.poll(count).toBe(1)
  })

  test('leaves the next requests alone, so a client that sends again has two customers', async () => {
    const { hq, create, count } = await setup({ kind: 'late-commit', ms: hour })
    expect((await create()).status).toBe(504)
    expect((await create()).status).toBe(201)
    await hq.clock.advance(hour)
    await expect.poll(count).toBe(2)
  })

  test('comes too late for a key that was used in between, with Idempotency-Key', async () => {
    const { hq, count } = await setup({ kind: 'late-commit', ms: hour }, { idempotencyKeys: 'on' })
    const options = { headers: { 'Idempotency-Key': '"k-1"' } }
    const create = () => ask(hq.fetch, 'POST', 'Customers', anna, options)
    expect([(await create()).status, (await create()).status]).toEqual([504, 201])
    await hq.clock.advance(hour)
    await expect.poll(() => hq.log.get().length).toBe(3)
    expect(await count()).toBe(1)
  })

  test('of an edit overwrites an edit that was made in between', async () => {
    const hq = createHeadquarters({ now: 0 })
    const { AccountNumber } = await hq.fixtures.customer()
    const edit = (Phone: string) =>
      ask(hq.fetch, 'PATCH', `Customers('${AccountNumber}')`, { Phone }, asApplication)
    await hq.faults.add({ on: 'PATCH Customers', kind: 'late-commit', ms: hour, times: 1 })
    await edit('02 1')
    expect(customerIn(await edit('02 2')).Phone).toBe('02 2')
    await hq.clock.advance(hour)
    const phone = async () => (await hq.tables.read()).channel.customers[0]?.customer.Phone
    await expect.poll(phone).toBe('02 1')
  })

  test('has two entries in the log: the answer, and the commit with its result', async () => {
    const { hq, create } = await setup({ kind: 'late-commit', ms: hour })
    await create()
    expect(hq.log.get()).toMatchObject([{ status: 504, at: 0 }])
    await hq.clock.advance(hour)
    await expect.poll(() => hq.log.get().length).toBe(2)
    const [first, second] = hq.log.get()
    expect(first).toMatchObject({ notes: [expect.stringContaining('late-commit')] })
    expect(second).toMatchObject({
      tookMs: hour,
      status: 0,
      answer: { FirstName: 'Anna' },
      notes: expect.arrayContaining(['processed late, and answered 201 to nobody']),
    })
  })

  test.each([
    ['that a fault delays', {}],
    ['that waits for headquarters', { realTime: { serviceMs: hour } }],
  ])('a request %s stores nothing after a reset either', async (_what, options) => {
    const { hq, create, count, triggered } = await setup({ kind: 'slow', ms: 1 }, options)
    const answer = create()
    await triggered()
    if ('realTime' in options) await hq.clock.advance(1)
    await hq.reset()
    await hq.clock.advance(2 * hour)
    expect([(await answer).status, await count()]).toEqual([503, 0])
  })

  test('does not come after a reset', async () => {
    const { hq, create, count } = await setup({ kind: 'late-commit', ms: hour })
    await create()
    await hq.reset()
    await hq.clock.advance(2 * hour)
    expect([await count(), hq.log.get()]).toEqual([0, []])
  })

  test('comes although its fault was removed meanwhile', async () => {
    const { hq, create, count } = await setup({ kind: 'late-commit', ms: hour })
    await create()
    await hq.faults.clear()
    await hq.clock.advance(hour)
    await expect.poll(count).toBe(1)
  })
})

test('a slow request of hours is processed at its end, also when its client has gone', async () => {
  const { hq, create, count, triggered } = await setup({ kind: 'slow', ms: 3 * hour })
  const answer = create()
  await triggered()
  await hq.clock.advance(3 * hour - 1)
  expect(await count()).toBe(0)
  await hq.clock.advance(1)
  expect([(await answer).status, await count()]).toEqual([201, 1])
})

test('over HTTP, a slow request is processed after its client has hung up', async () => {
  const { port, json } = await startServer({ now: 0 })
  const count = async () => {
    const { body } = await json('GET', '/hq')
    return (body.counts as { channel: { customers: number } }).channel.customers
  }
  await json('POST', '/hq/faults', { on: 'POST Customers', kind: 'slow', ms: hour, times: 1 })
  const impatient = new AbortController()
  const create = fetch(`http://127.0.0.1:${port}/Commerce/Customers`, {
    method: 'POST',
    headers: { OUN: '068', 'Content-Type': 'application/json' },
    body: JSON.stringify(anna),
    signal: impatient.signal,
  })
  const given = expect(create).rejects.toThrow(/abort/)
  const faults = async () =>
    (await (await fetch(`http://127.0.0.1:${port}/hq/faults`)).json()) as { triggered: number }[]
  await expect.poll(async () => (await faults())[0]?.triggered).toBe(1)
  impatient.abort()
  await given
  expect(await count()).toBe(0)
  await json('POST', '/hq/clock', { advanceMs: hour })
  await expect.poll(count).toBe(1)
})

test('over HTTP, a late commit with a broken connection stores the customer later', async () => {
  const { json, send } = await startServer({ now: 0 })
  await json('POST', '/hq/faults', { on: 'POST Customers', kind: 'late-commit', answer: 'none', ms: hour })
  await expect(send('POST', '/Commerce/Customers', anna)).rejects.toThrow(TypeError)
  expect((await json('GET', '/hq/tables')).body).toMatchObject({ channel: { customers: [] } })
  await json('POST', '/hq/clock', { advanceMs: hour })
  await expect
    .poll(async () => (await json('GET', '/hq/tables')).body)
    .toMatchObject({ channel: { customers: [{ customer: { FirstName: 'Anna' } }] } })
})
