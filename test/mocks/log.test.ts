import { expect, test } from 'vitest'
import { createHeadquarters, logLine } from '../../mocks/index.ts'
import { anna, ask, asShopper } from './client.ts'

test('the log tells requests, answers and job runs, with times and reasons', async () => {
  const hq = createHeadquarters({ now: 1000 })
  await ask(hq.fetch, 'POST', 'Customers', { ...anna, Email: 'anna' }, asShopper('secret-token'))
  await hq.jobs.run('P-job')
  const [request, job] = hq.log.get()
  expect(request).toMatchObject({
    kind: 'request',
    at: 1000,
    operation: 'POST Customers',
    caller: 'shopper',
    status: 400,
    body: { Email: 'anna' },
    errorResourceId: 'Microsoft_Dynamics_Commerce_Runtime_InvalidEmailAddress',
    notes: ['Email: InvalidEmailAddress'],
  })
  expect(job).toMatchObject({ kind: 'job', job: 'P-job', moved: 0 })
  expect(JSON.stringify(hq.log.get())).not.toContain('secret-token')
  expect(hq.log.get().map(logLine)).toEqual([
    '00:00:01.000 POST Customers 400 (shopper, 0 ms): Microsoft_Dynamics_Commerce_Runtime_InvalidEmailAddress; Email: InvalidEmailAddress',
    '00:00:01.000 P-job: 0 moved, 0 failed',
  ])
})

test('the log is a store: it tells at once and on every entry, and can be emptied', async () => {
  const hq = createHeadquarters()
  const lengths: number[] = []
  const leave = hq.log.subscribe((entries) => void lengths.push(entries.length))
  await hq.jobs.run('1010')
  hq.log.clear()
  leave()
  await hq.jobs.run('1010')
  expect(lengths).toEqual([0, 1, 0])
})

test('the log keeps the last 500 entries', async () => {
  const hq = createHeadquarters()
  for (let at = 0; at < 510; at += 1) await hq.jobs.run('1010')
  expect(hq.log.get()).toHaveLength(500)
})

test('a snapshot brings a headquarters back as it was, in another one too', async () => {
  const hq = createHeadquarters({ profile: { createCustomersAsync: true } })
  await hq.fixtures.customer()
  const saved = await hq.snapshot()
  const before = await hq.tables.read()
  await hq.fixtures.customer()
  await hq.jobs.run('P-job')
  await hq.restore(saved)
  expect(await hq.tables.read()).toEqual(before)
  const other = createHeadquarters()
  await other.restore(structuredClone(saved))
  expect(await other.tables.read()).toEqual(before)
})

test('what is not a snapshot is refused, and nothing is lost', async () => {
  const hq = createHeadquarters()
  await hq.fixtures.customer()
  for (const broken of [null, {}, { version: 2, rows: [] }, { version: 1, rows: [['a']] }]) {
    await expect(hq.restore(broken as never)).rejects.toThrow(TypeError)
  }
  expect((await hq.tables.read()).channel.customers).toHaveLength(1)
})

test('reset goes back to the options, the seed included', async () => {
  const hq = createHeadquarters({ seed: 5, profile: { createCustomersAsync: true } })
  const first = await hq.fixtures.customer()
  await hq.profile.set({ createCustomersAsync: false })
  await hq.faults.add({ on: '*', kind: 'status' })
  await hq.jobs.schedule('1010', { everyMs: 1e6 })
  await hq.reset()
  expect(await hq.tables.read()).toMatchObject({ faults: [], schedules: [], channel: { asyncCustomers: [] } })
  expect((await hq.fixtures.customer()).AccountNumber).toBe(first.AccountNumber)
  await hq.stop()
})

test('fixtures are made through the service, and say why they are refused', async () => {
  const hq = createHeadquarters()
  const customers = await hq.fixtures.customers(3)
  expect(new Set(customers.map(({ Email }) => Email)).size).toBe(3)
  const withAddress = await hq.fixtures.address(customers[0]?.AccountNumber ?? '')
  expect(withAddress.Addresses).toMatchObject([{ City: 'Milano' }])
  await expect(hq.fixtures.customer({ Email: 'none' })).rejects.toThrow(/400.*InvalidEmailAddress/)
})
