import { expect, test } from 'vitest'
import type { HeadquartersOptions } from '../../../mocks/api/options.ts'
import { createHeadquarters } from '../../../mocks/index.ts'
import { anna, ask, customerIn } from '../client.ts'

const second = 1000

const burst = async (count: number, options: HeadquartersOptions) => {
  const hq = createHeadquarters({ now: 0, seed: 3, ...options })
  await hq.tables.read()
  const finished: number[] = []
  const creates = Array.from({ length: count }, async () => {
    const created = customerIn(await ask(hq.fetch, 'POST', 'Customers', anna))
    finished.push(hq.clock.now())
    return created
  })
  return { hq, creates, finished }
}

test('queues a burst of sync creates: the last one waits for all the others', async () => {
  const { hq, creates, finished } = await burst(20, { realTime: { concurrentCalls: 2, serviceMs: second } })
  while (finished.length < 20) await hq.clock.advance(second / 4)
  await Promise.all(creates)
  expect(finished.at(-1)).toBeGreaterThan(7 * second)
  expect(finished.at(-1)).toBeLessThan(14 * second)
  const notes = hq.log.get().flatMap((entry) => (entry.kind === 'request' ? entry.notes : []))
  expect(notes.filter((note) => /after \d+ ms in line/.test(note)).length).toBeGreaterThanOrEqual(18)
})

test('answers a burst of async creates without waiting', async () => {
  const { creates, finished } = await burst(20, {
    realTime: { concurrentCalls: 2, serviceMs: second },
    profile: { createCustomersAsync: true },
  })
  await Promise.all(creates)
  expect(finished.at(-1)).toBe(0)
})

test('makes creates async at the given failure rate of real-time calls', async () => {
  const { creates } = await burst(100, { realTime: { failureRate: 0.3 } })
  const created = await Promise.all(creates)
  const asyncCreates = created.filter(({ IsAsyncCustomer }) => IsAsyncCustomer).length
  expect(asyncCreates).toBeGreaterThan(15)
  expect(asyncCreates).toBeLessThan(45)
})

test('the same seed gives the same service times', async () => {
  const times = async () => {
    const { hq, creates, finished } = await burst(5, { realTime: { concurrentCalls: 1, serviceMs: second } })
    while (finished.length < 5) await hq.clock.advance(1)
    await Promise.all(creates)
    return finished
  }
  expect(await times()).toEqual(await times())
})

test('a call takes time by default when the clock is real', async () => {
  const hq = createHeadquarters()
  await ask(hq.fetch, 'POST', 'Customers', anna)
  expect(hq.log.get().at(-1)).toMatchObject({
    notes: [expect.stringMatching(/real-time call: answered, \d+ ms/)],
  })
})

test('the load counts the calls in flight, the waiting ones, and the outcomes of the others', async () => {
  const { hq, creates } = await burst(5, { realTime: { concurrentCalls: 2, serviceMs: second } })
  await expect.poll(() => hq.realTime.get()).toMatchObject({ capacity: 2, inFlight: 2, waiting: 3 })
  await hq.faults.add({ on: 'POST Customers', kind: 'headquarters-refusal', times: 1 })
  const refused = ask(hq.fetch, 'POST', 'Customers', anna)
  await expect.poll(() => hq.realTime.get().waiting).toBe(4)
  await hq.clock.advance(60 * second)
  await Promise.all([...creates, refused])

  const { averageMs, longestWaitMs, ...counts } = hq.realTime.get()
  expect(counts).toEqual({
    capacity: 2,
    inFlight: 0,
    waiting: 0,
    answered: 5,
    failed: 0,
    refused: 1,
    waited: 4,
  })
  expect(averageMs).toBeGreaterThan(second / 2)
  expect(averageMs).toBeLessThan(1.5 * second)
  expect(longestWaitMs).toBeGreaterThan(second)
})

test('the load is a store, and a reset clears it', async () => {
  const hq = createHeadquarters({ now: 0 })
  const seen: number[] = []
  const unsubscribe = hq.realTime.subscribe(({ inFlight }) => void seen.push(inFlight))
  await hq.faults.add({ on: 'POST Customers', kind: 'real-time-failure', times: 1 })
  await ask(hq.fetch, 'POST', 'Customers', anna)
  expect(seen).toEqual([0, 1, 0])
  expect(hq.realTime.get()).toMatchObject({ answered: 0, failed: 1 })
  await hq.reset()
  expect(hq.realTime.get()).toMatchObject({ failed: 0, averageMs: 0 })
  unsubscribe()
  await ask(hq.fetch, 'POST', 'Customers', anna)
  expect(seen).toEqual([0, 1, 0, 0])
})

test('async creates put no load on the Real-time Service', async () => {
  const { hq, creates } = await burst(5, { profile: { createCustomersAsync: true } })
  await Promise.all(creates)
  expect(hq.realTime.get()).toMatchObject({ answered: 0, waited: 0 })
})
