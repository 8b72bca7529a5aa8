import { describe, expect, test } from 'vitest'
import type { HeadquartersOptions } from '../../../mocks/api/options.ts'
import { createHeadquarters } from '../../../mocks/index.ts'
import type { FaultRule } from '../../../mocks/model/faults.ts'
import { anna, ask, asApplication, customerIn, errorOf } from '../client.ts'

const setup = async (rule: Omit<FaultRule, 'on'> & { on?: string }, options: HeadquartersOptions = {}) => {
  const hq = createHeadquarters({ realTime: { serviceMs: 0 }, ...options })
  const fault = await hq.faults.add({ on: 'POST Customers', ...rule })
  const create = () => ask(hq.fetch, 'POST', 'Customers', anna)
  const count = async () => {
    const { channel } = await hq.tables.read()
    return channel.customers.length + channel.asyncCustomers.length
  }
  return { hq, fault, create, count }
}

describe('each kind of fault', () => {
  test('no-connection: the request never arrives', async () => {
    const { create, count } = await setup({ kind: 'no-connection' })
    await expect(create()).rejects.toThrow(TypeError)
    expect(await count()).toBe(0)
  })

  test('no-answer: the request is processed, but its answer is lost', async () => {
    const { create, count } = await setup({ kind: 'no-answer' })
    await expect(create()).rejects.toThrow(TypeError)
    expect(await count()).toBe(1)
  })

  test('timeout: nothing is processed, and a gateway answers 504 after the delay', async () => {
    const { hq, create, count } = await setup({ kind: 'timeout', ms: 5000 }, { now: 0 })
    const answer = create()
    await expect.poll(async () => (await hq.faults.list())[0]?.triggered).toBe(1)
    await hq.clock.advance(5000)
    expect(errorOf(await answer).id).toBe('TransactionServiceTimeOut')
    expect((await answer).status).toBe(504)
    expect(await count()).toBe(0)
  })

  test('status: the answer has the given status, Retry-After and error id', async () => {
    const { create, count } = await setup({
      kind: 'status',
      status: 429,
      retryAfter: 7,
      errorResourceId: 'Some_Other_Error',
    })
    const answer = await create()
    expect(answer.status).toBe(429)
    expect(answer.headers.get('Retry-After')).toBe('7')
    expect(errorOf(answer)).toMatchObject({ id: 'Some_Other_Error' })
    expect(await count()).toBe(0)
  })

  test.each([
    [undefined, 503, 'ServiceUnavailable'],
    [500, 500, 'ServiceUnavailable'],
    [400, 400, 'AggregateValidationError'],
    [401, 401, 'InvalidUserToken'],
    [403, 403, 'AuthorizationFailed'],
    [404, 404, 'UnknownOperation'],
    [409, 409, 'DuplicateObject'],
  ])('status %s: without an error id, the body has one that fits', async (status, answered, id) => {
    const { create } = await setup({ kind: 'status', ...(status && { status }) })
    const answer = await create()
    expect([answer.status, errorOf(answer).id]).toEqual([answered, id])
  })

  test('slow: the request is processed after the delay', async () => {
    const { hq, create, count } = await setup({ kind: 'slow', ms: 2000 }, { now: 0 })
    const answer = create()
    await expect.poll(async () => (await hq.faults.list())[0]?.triggered).toBe(1)
    expect(await count()).toBe(0)
    await hq.clock.advance(2000)
    expect((await answer).status).toBe(201)
  })

  test('garbage: the request is processed, but its answer cannot be parsed', async () => {
    const { create, count } = await setup({ kind: 'garbage' })
    const answer = await create()
    expect(answer.status).toBe(201)
    expect(answer.text).toContain('<!doctype html>')
    expect(await count()).toBe(1)
  })

  test('duplicate-delivery: a second customer is created without idempotency keys', async () => {
    const { create, count } = await setup({ kind: 'duplicate-delivery' })
    expect((await create()).status).toBe(201)
    expect(await count()).toBe(2)
  })

  test('real-time-failure: the create becomes async', async () => {
    const { hq, create } = await setup({ kind: 'real-time-failure' })
    expect(customerIn(await create())).toMatchObject({ IsAsyncCustomer: true, RecordId: 0 })
    expect((await hq.tables.read()).channel.asyncCustomers[0]?.reason).toBe('real-time call failed')
  })

  test('headquarters-refusal: the create fails and does not fall back to async', async () => {
    const { hq, create, count } = await setup({ kind: 'headquarters-refusal', times: 1 })
    const answer = await create()
    expect([answer.status, errorOf(answer).id]).toEqual([
      400,
      'HeadquarterTransactionServiceMethodCallFailure',
    ])
    await hq.faults.add({ on: 'POST Customers', kind: 'headquarters-refusal', errorResourceId: 'Blocked' })
    expect(errorOf(await create()).id).toBe('Blocked')
    expect(await count()).toBe(0)
  })

  test('offline: a sync create becomes async', async () => {
    const { hq, create } = await setup({ kind: 'offline' })
    expect(customerIn(await create()).IsAsyncCustomer).toBe(true)
    expect((await hq.tables.read()).channel.asyncCustomers[0]?.reason).toBe('channel offline')
  })

  test('offline: a create is rejected in either mode with Filter shared customer data tables', async () => {
    for (const createCustomersAsync of [false, true]) {
      const profile = { createCustomersAsync, filterSharedCustomerData: true }
      const { create, count } = await setup({ kind: 'offline' }, { profile })
      expect(errorOf(await create())).toMatchObject({
        id: 'RealtimeServiceNotSupported',
        type: 'FeatureNotSupportedException',
      })
      expect(await count()).toBe(0)
    }
  })

  test('offline: an edit is rejected because it needs headquarters', async () => {
    const { hq } = await setup({ on: 'PATCH Customers', kind: 'offline' })
    const { AccountNumber } = await hq.fixtures.customer()
    const edit = await ask(hq.fetch, 'PATCH', `Customers('${AccountNumber}')`, { Phone: '1' }, asApplication)
    expect(errorOf(edit).id).toBe('RealtimeServiceNotSupported')
  })

  test('headquarters-refusal: an async create is not affected', async () => {
    const { create } = await setup(
      { kind: 'headquarters-refusal' },
      { profile: { createCustomersAsync: true } },
    )
    expect((await create()).status).toBe(201)
  })
})

describe('the conditions of a fault', () => {
  const statuses = async (create: () => Promise<{ status: number }>, count: number) => {
    const seen = []
    for (let at = 0; at < count; at += 1) seen.push((await create()).status)
    return seen
  }

  test('`times` and `after` limit the affected requests', async () => {
    const { create } = await setup({ kind: 'status', times: 2, after: 1 })
    expect(await statuses(create, 5)).toEqual([201, 503, 503, 201, 201])
  })

  test('`probability` depends on the seed: the same seed gives the same run', async () => {
    const run = async (seed: number) => {
      const { create } = await setup({ kind: 'status', probability: 0.5 }, { seed })
      return statuses(create, 30)
    }
    const first = await run(1)
    expect(first).toEqual(await run(1))
    expect(first).not.toEqual(await run(2))
    expect(first).toContain(503)
    expect(first).toContain(201)
  })

  test('`on` names the affected operation, and * affects all', async () => {
    const { hq, create } = await setup({ on: 'GET Customers', kind: 'status' })
    expect((await create()).status).toBe(201)
    expect((await ask(hq.fetch, 'GET', "Customers('000001')")).status).toBe(503)
    await hq.faults.add({ on: '*', kind: 'status', status: 502 })
    expect((await create()).status).toBe(502)
  })

  test('a fault of every request is not used up by the rows of a job', async () => {
    const { hq, create } = await setup(
      { on: 'GET Customers', kind: 'status' },
      { profile: { createCustomersAsync: true } },
    )
    await create()
    await hq.jobs.run('P-job')
    await hq.faults.add({ on: '*', kind: 'headquarters-refusal', times: 1 })
    expect(await hq.jobs.run('synchronize-customers')).toMatchObject({ moved: 1, failed: 0 })
    expect((await hq.faults.list()).at(-1)).toMatchObject({ on: '*', seen: 0, triggered: 0 })
  })

  test('faults can be listed, removed one by one, and cleared', async () => {
    const { hq, fault, create } = await setup({ kind: 'status' })
    await create()
    expect(await hq.faults.list()).toMatchObject([{ id: fault.id, seen: 1, triggered: 1 }])
    await hq.faults.remove(fault.id)
    expect((await create()).status).toBe(201)
    await hq.faults.add({ on: '*', kind: 'status' })
    await hq.faults.clear()
    expect(await hq.faults.list()).toEqual([])
  })

  test.each([
    [{ on: '', kind: 'status' }],
    [{ on: '*', kind: 'flood' }],
    [{ on: '*', kind: 'status', status: 42 }],
    [{ on: '*', kind: 'status', probability: 2 }],
    [{ on: '*', kind: 'status', times: 0 }],
  ])('rejects the invalid fault %j', async (rule) => {
    await expect(createHeadquarters().faults.add(rule as FaultRule)).rejects.toThrow()
  })
})
