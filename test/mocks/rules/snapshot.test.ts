import { expect, test } from 'vitest'
import { createHeadquarters } from '../../../mocks/index.ts'

test('restores the saved state from a snapshot, also in another headquarters', async () => {
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

test('rejects anything that is not a snapshot and keeps the rows it has', async () => {
  const hq = createHeadquarters()
  await hq.fixtures.customer()
  for (const broken of [null, {}, { version: 2, rows: [] }, { version: 1, rows: [['a']] }]) {
    await expect(hq.restore(broken as never)).rejects.toThrow(TypeError)
  }
  expect((await hq.tables.read()).channel.customers).toHaveLength(1)
})

test('resets to the options it was created with, including the seed', async () => {
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
