import { afterEach, describe, expect, test, vi } from 'vitest'
import { createHeadquarters, type HeadquartersOptions } from '../../../mocks/index.ts'
import { startHeadquarters } from '../../../mocks/node.ts'
import { anna, ask, asApplication, customerIn } from '../client.ts'

afterEach(() => {
  vi.useRealTimers()
})

const asyncMode = { profile: { createCustomersAsync: true } }

/** Both orders: the headquarters before the fake timers, and after them. */
const orders = [
  [
    'before the headquarters',
    (options?: HeadquartersOptions) => {
      vi.useFakeTimers()
      return createHeadquarters(options)
    },
  ],
  [
    'after the headquarters',
    (options?: HeadquartersOptions) => {
      const hq = createHeadquarters(options)
      vi.useFakeTimers()
      return hq
    },
  ],
] as const

describe.each(orders)('with fake timers that are installed %s', (_order, start) => {
  const uploaded = async (hq: ReturnType<typeof start>) =>
    (await hq.tables.read()).headquarters.asyncCustomers.length

  test('a sync create, an edit and a card are answered without moving the time', async () => {
    const hq = start()
    const created = customerIn(await ask(hq.fetch, 'POST', 'Customers', anna))
    const path = `Customers('${created.AccountNumber}')`
    expect((await ask(hq.fetch, 'PATCH', path, { Phone: '02 1' }, asApplication)).status).toBe(200)
  })

  test('a scheduled job runs when the time is moved, and uploads both customers', async () => {
    const hq = start(asyncMode)
    await hq.jobs.schedule('P-job', { everyMs: 60_000 })
    await hq.fixtures.customers(2)
    await vi.advanceTimersByTimeAsync(59_999)
    expect(await uploaded(hq)).toBe(0)
    await vi.advanceTimersByTimeAsync(140_001)
    expect(await uploaded(hq)).toBe(2)
    expect(hq.log.get().filter(({ kind }) => kind === 'job')).toHaveLength(3)
  })

  test('a service time that is set passes with the timers', async () => {
    const hq = start({ realTime: { serviceMs: 1000 } })
    const answer = ask(hq.fetch, 'POST', 'Customers', anna)
    await vi.advanceTimersByTimeAsync(1500)
    expect((await answer).status).toBe(201)
  })

  test('a slow request and a late commit come when the time is moved', async () => {
    const hq = start()
    await hq.faults.add({ on: 'POST Customers', kind: 'slow', ms: 7_200_000, times: 1 })
    const slow = ask(hq.fetch, 'POST', 'Customers', anna)
    await vi.advanceTimersByTimeAsync(7_200_000)
    expect((await slow).status).toBe(201)
    await hq.faults.add({ on: 'POST Customers', kind: 'late-commit', ms: 60_000 })
    expect((await ask(hq.fetch, 'POST', 'Customers', anna)).status).toBe(504)
    await vi.advanceTimersByTimeAsync(60_000)
    expect((await hq.tables.read()).channel.customers).toHaveLength(2)
  })

  test('rows have the time of vi.setSystemTime', async () => {
    const hq = start()
    vi.setSystemTime('2030-05-06T07:08:09Z')
    const created = customerIn(await ask(hq.fetch, 'POST', 'Customers', anna))
    expect(created.CreatedDateTime).toBe('2030-05-06T07:08:09.000Z')
    expect(hq.clock.now()).toBe(Date.UTC(2030, 4, 6, 7, 8, 9))
  })

  test('hq.clock.advance still moves its own time', async () => {
    const hq = start(asyncMode)
    await hq.jobs.schedule('P-job', { everyMs: 60_000 })
    await hq.fixtures.customers(2)
    await hq.clock.advance(60_000)
    expect(await uploaded(hq)).toBe(2)
  })
})

test('a schedule from before the fake timers runs when the moved time is past it', async () => {
  const hq = createHeadquarters(asyncMode)
  await hq.fixtures.customers(2)
  await hq.jobs.schedule('P-job', { everyMs: 60_000 })
  vi.useFakeTimers()
  await vi.advanceTimersByTimeAsync(200_000)
  expect((await hq.tables.read()).headquarters.asyncCustomers).toHaveLength(2)
})

test('a schedule that was set with fake timers survives their end, once something changes', async () => {
  vi.useFakeTimers()
  const hq = createHeadquarters(asyncMode)
  await hq.jobs.schedule('P-job', { everyMs: 5 })
  vi.useRealTimers()
  await hq.fixtures.customers(1)
  await expect.poll(async () => (await hq.tables.read()).headquarters.asyncCustomers.length).toBe(1)
  await hq.stop()
})

test.each([
  ['first', '2030-01-01T00:00:00.000Z'],
  ['second', '2031-01-01T00:00:00.000Z'],
])('vi.setSystemTime without fake timers is the time of new rows: %s', async (_which, time) => {
  const hq = createHeadquarters()
  vi.setSystemTime(time)
  expect(customerIn(await ask(hq.fetch, 'POST', 'Customers', anna)).CreatedDateTime).toBe(time)
})

test('the handlers of MSW answer under fake timers', async () => {
  vi.useFakeTimers()
  const hq = await startHeadquarters()
  const answer = await fetch('https://channel.example/Commerce/Customers', {
    method: 'POST',
    headers: { OUN: '068', 'Content-Type': 'application/json' },
    body: JSON.stringify(anna),
  })
  expect(answer.status).toBe(201)
  await hq.stop()
})

test('a delay that is longer than timers can be waits to its end', async () => {
  vi.useFakeTimers()
  const hq = createHeadquarters()
  const days = 24 * 3_600_000
  await hq.faults.add({ on: 'POST Customers', kind: 'slow', ms: 60 * days })
  const slow = ask(hq.fetch, 'POST', 'Customers', anna)
  await vi.advanceTimersByTimeAsync(60 * days - 1)
  expect((await hq.tables.read()).channel.customers).toHaveLength(0)
  await vi.advanceTimersByTimeAsync(1)
  expect((await slow).status).toBe(201)
})
