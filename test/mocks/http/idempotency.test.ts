import { expect, test } from 'vitest'
import type { HeadquartersOptions } from '../../../mocks/api/options.ts'
import { createHeadquarters } from '../../../mocks/index.ts'
import { anna, ask, customerIn, errorOf } from '../client.ts'

const setup = (options: HeadquartersOptions = { idempotencyKeys: 'on' }) => {
  const hq = createHeadquarters(options)
  const create = (key: string, body: unknown = anna) =>
    ask(hq.fetch, 'POST', 'Customers', body, { headers: { 'Idempotency-Key': key } })
  const count = async () => (await hq.tables.read()).channel.customers.length
  return { hq, create, count }
}

test('the first answer is given again, and nothing happens twice', async () => {
  const { create, count } = setup()
  const first = customerIn(await create('"k-1"'))
  const again = await create('"k-1"')
  expect(again.status).toBe(201)
  expect(customerIn(again).AccountNumber).toBe(first.AccountNumber)
  expect(await count()).toBe(1)
})

test('a lost answer is found by the same key', async () => {
  const { hq, create, count } = setup()
  await hq.faults.add({ on: 'POST Customers', kind: 'no-answer', times: 1 })
  await expect(create('"k-1"')).rejects.toThrow(TypeError)
  expect((await create('"k-1"')).status).toBe(201)
  expect(await count()).toBe(1)
})

test('a request that is delivered twice is carried out once', async () => {
  const { hq, create, count } = setup()
  await hq.faults.add({ on: 'POST Customers', kind: 'duplicate-delivery', times: 1 })
  expect((await create('"k-1"')).status).toBe(201)
  expect(await count()).toBe(1)
})

test('a refusal is kept like any answer; another payload under the same key is refused', async () => {
  const { create } = setup()
  expect(errorOf(await create('"k-1"', { ...anna, Email: 'anna' })).id).toBe('InvalidEmailAddress')
  expect(errorOf(await create('"k-1"', { ...anna, Email: 'anna' })).id).toBe('InvalidEmailAddress')
  const other = await create('"k-1"')
  expect([other.status, errorOf(other).id]).toEqual([422, 'IdempotencyKeyReused'])
})

test('while the first request is in progress a second one is refused', async () => {
  const { hq, create } = setup({ idempotencyKeys: 'on', now: 0, realTime: { serviceMs: 1000 } })
  const first = create('"k-1"')
  await expect
    .poll(async () => (await hq.snapshot()).rows.some(([table]) => table === 'idempotency'))
    .toBe(true)
  const second = await create('"k-1"')
  expect([second.status, errorOf(second).id]).toEqual([409, 'IdempotencyKeyInProgress'])
  await hq.clock.advance(5000)
  expect((await first).status).toBe(201)
})

test('a key that is not a quoted string is refused', async () => {
  const { create } = setup()
  expect(errorOf(await create('k-1')).id).toBe('MalformedRequest')
})

test('without the option the header means nothing, as in a real channel', async () => {
  const { create, count } = setup({})
  await create('"k-1"')
  await create('"k-1"')
  expect(await count()).toBe(2)
})

test('a key whose request died in progress is free again after two minutes', async () => {
  const { hq, create } = setup({ idempotencyKeys: 'on', now: 0, realTime: { serviceMs: 1000 } })
  void create('"k-1"')
  await expect
    .poll(async () => (await hq.snapshot()).rows.some(([table]) => table === 'idempotency'))
    .toBe(true)
  const saved = await hq.snapshot()
  const restarted = createHeadquarters({ idempotencyKeys: 'on', now: 121_000 })
  await restarted.restore(saved)
  const headers = { 'Idempotency-Key': '"k-1"' }
  expect((await ask(restarted.fetch, 'POST', 'Customers', anna, { headers })).status).toBe(201)
})
