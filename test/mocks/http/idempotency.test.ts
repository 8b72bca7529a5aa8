import { expect, test } from 'vitest'
import type { HeadquartersOptions } from '../../../mocks/api/options.ts'
import { createHeadquarters } from '../../../mocks/index.ts'
import { anna, ask, asShopper, customerIn, errorOf } from '../client.ts'

const setup = (options: HeadquartersOptions = { idempotencyKeys: 'on' }) => {
  const hq = createHeadquarters(options)
  const create = (key: string, body: unknown = anna) =>
    ask(hq.fetch, 'POST', 'Customers', body, { headers: { 'Idempotency-Key': key } })
  const count = async () => (await hq.tables.read()).channel.customers.length
  return { hq, create, count }
}

test('repeats the first answer for the same key and creates nothing twice', async () => {
  const { create, count } = setup()
  const first = customerIn(await create('"k-1"'))
  const again = await create('"k-1"')
  expect(again.status).toBe(201)
  expect(customerIn(again).AccountNumber).toBe(first.AccountNumber)
  expect(await count()).toBe(1)
})

test('returns a lost answer when the same key is sent again', async () => {
  const { hq, create, count } = setup()
  await hq.faults.add({ on: 'POST Customers', kind: 'no-answer', times: 1 })
  await expect(create('"k-1"')).rejects.toThrow(TypeError)
  expect((await create('"k-1"')).status).toBe(201)
  expect(await count()).toBe(1)
})

test('processes a request that is delivered twice only once', async () => {
  const { hq, create, count } = setup()
  await hq.faults.add({ on: 'POST Customers', kind: 'duplicate-delivery', times: 1 })
  expect((await create('"k-1"')).status).toBe(201)
  expect(await count()).toBe(1)
})

test('repeats a refusal like any answer, and rejects another payload under the same key', async () => {
  const { create } = setup()
  expect(errorOf(await create('"k-1"', { ...anna, Email: 'anna' })).id).toBe('InvalidEmailAddress')
  expect(errorOf(await create('"k-1"', { ...anna, Email: 'anna' })).id).toBe('InvalidEmailAddress')
  const other = await create('"k-1"')
  expect([other.status, errorOf(other).id]).toEqual([422, 'IdempotencyKeyReused'])
})

test('rejects a second request while the first is in progress', async () => {
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

test('the same key of another shopper is another key', async () => {
  const { hq } = setup()
  const accounts = []
  for (const name of ['anna', 'berta']) {
    const headers = { 'Idempotency-Key': '"k-1"' }
    const body = { FirstName: 'Anna', LastName: 'Bianchi' }
    const answer = await ask(hq.fetch, 'POST', 'Customers', body, { ...asShopper(hq, name), headers })
    accounts.push(customerIn(answer).AccountNumber)
  }
  expect(new Set(accounts).size).toBe(2)
})

test.each([
  ['without a channel', { OUN: '' }, 'OperatingUnitNumberNotFound'],
  ['with a token that does not count', { Authorization: 'id_token nobody' }, 'InvalidUserToken'],
])('a request %s does not use up its key', async (_what, wrong, id) => {
  const { hq, create } = setup()
  const key = { 'Idempotency-Key': '"k-1"' }
  const refused = await ask(hq.fetch, 'POST', 'Customers', anna, { headers: { ...key, ...wrong } })
  expect([refused.status, errorOf(refused).id]).toEqual([401, id])
  expect((await hq.snapshot()).rows.map(([table]) => table)).not.toContain('idempotency')
  expect((await create('"k-1"')).status).toBe(201)
})

test('rejects a key that is not a quoted string', async () => {
  const { create } = setup()
  expect(errorOf(await create('k-1')).id).toBe('MalformedRequest')
})

test('ignores the header without the option, as a real channel does', async () => {
  const { create, count } = setup({})
  await create('"k-1"')
  await create('"k-1"')
  expect(await count()).toBe(2)
})

test('frees the key of a request that never finished after two minutes', async () => {
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
