import { expect, onTestFinished, test, vi } from 'vitest'
import type { HeadquartersOptions } from '../../../mocks/api/options.ts'
import { createHeadquarters, memoryTables, type Headquarters } from '../../../mocks/index.ts'
import { anna, ask, customerIn, readCustomer } from '../client.ts'

const minute = 60_000

const setup = (options: HeadquartersOptions = {}) => {
  const hq = createHeadquarters({ now: 0, profile: { createCustomersAsync: true }, ...options })
  const runs = () =>
    hq.log.get().flatMap((entry) => (entry.kind === 'job' ? [[entry.job, entry.at / minute]] : []))
  return { hq, runs }
}

test('runs scheduled jobs when they are due, in order', async () => {
  const { hq, runs } = setup()
  await hq.jobs.schedule('P-job', { everyMs: 2 * minute })
  await hq.jobs.schedule('1010', { everyMs: 3 * minute })
  await hq.clock.advance(6.5 * minute)
  expect(runs()).toEqual([
    ['P-job', 2],
    ['1010', 3],
    ['P-job', 4],
    ['P-job', 6],
    ['1010', 6],
  ])
  expect(hq.clock.now()).toBe(6.5 * minute)
})

test('brings the account number to the channel by the schedules of the three jobs', async () => {
  const { hq } = setup()
  const created = customerIn(await ask(hq.fetch, 'POST', 'Customers', anna))
  await hq.jobs.schedule('P-job', { everyMs: minute })
  await hq.jobs.schedule('synchronize-customers', { everyMs: minute + 1 })
  await hq.jobs.schedule('1010', { everyMs: minute + 2 })
  await hq.clock.advance(minute - 1)
  const read = () => readCustomer(hq, created.AccountNumber)
  expect((await read()).IsAsyncCustomer).toBe(true)
  await hq.clock.advance(3)
  expect((await read()).IsAsyncCustomer).toBe(false)
})

test('stops running a job that was unscheduled', async () => {
  const { hq, runs } = setup()
  await hq.jobs.schedule('P-job', { everyMs: minute })
  await hq.clock.advance(minute)
  await hq.jobs.unschedule('P-job')
  await hq.clock.advance(10 * minute)
  expect(runs()).toHaveLength(1)
})

test('runs a due job in only one of several headquarters over the same rows', async () => {
  const tables = memoryTables()
  const [here, there] = [setup({ tables }), setup({ tables })]
  await here.hq.jobs.schedule('P-job', { everyMs: minute })
  await Promise.all([here.hq.clock.advance(3 * minute), there.hq.clock.advance(3 * minute)])
  expect([...here.runs(), ...there.runs()].map(([, at]) => at).toSorted()).toEqual([1, 2, 3])
})

test('runs a missed schedule once instead of catching up', async () => {
  const tables = memoryTables()
  const first = setup({ tables })
  await first.hq.jobs.schedule('P-job', { everyMs: minute })
  const later = setup({ tables, now: 60.5 * minute })
  await later.hq.clock.advance(minute)
  expect(later.runs()).toEqual([
    ['P-job', 60.5],
    ['P-job', 61],
  ])
})

test('never sets a running clock back while it is advanced', async () => {
  let time = 0
  const { hq } = setup({ now: () => time, onLog: () => void (time += 5 * minute) })
  // The next run is not due when the log has moved the time on.
  await hq.jobs.schedule('P-job', { everyMs: 6 * minute })
  await hq.clock.advance(6 * minute)
  expect(hq.clock.now()).toBe(11 * minute)
  await hq.stop()
})

test('runs scheduled jobs in real time', async () => {
  const hq = createHeadquarters()
  await hq.jobs.schedule('P-job', { everyMs: 5 })
  await expect.poll(() => hq.log.get().length).toBeGreaterThan(2)
  await hq.stop()
})

test.each([
  ['while its timer runs', async () => {}],
  ['before rows change', (hq: Headquarters) => ask(hq.fetch, 'POST', 'Customers', anna)],
])('runs after one interval when the time is set back %s', async (_when, change) => {
  vi.useFakeTimers({ now: Date.UTC(2030, 0, 1) })
  onTestFinished(() => void vi.useRealTimers())
  const hq = createHeadquarters()
  await hq.jobs.schedule('P-job', { everyMs: minute })
  await hq.jobs.schedule('1010', { everyMs: 10 * minute })
  vi.setSystemTime(Date.UTC(2020, 0, 1))
  await change(hq)
  await vi.advanceTimersByTimeAsync(minute)
  await vi.advanceTimersByTimeAsync(minute)
  const jobs = hq.log.get().flatMap((entry) => (entry.kind === 'job' ? entry.job : []))
  expect(jobs).toEqual(['P-job', 'P-job'])
  await vi.advanceTimersByTimeAsync(10 * minute)
  expect(hq.log.get()).toContainEqual(expect.objectContaining({ job: '1010' }))
  await hq.stop()
})

test('rejects an unknown job and an impossible interval', async () => {
  const { hq } = setup()
  await expect(hq.jobs.schedule('P-jop' as 'P-job', { everyMs: 1 })).rejects.toThrow(TypeError)
  await expect(hq.jobs.schedule('P-job', { everyMs: 0 })).rejects.toThrow(RangeError)
})
