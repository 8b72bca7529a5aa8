import { describe, expect, test } from 'vitest'
import { createHeadquarters, memoryTables, type Headquarters } from '../../../mocks/index.ts'
import type { Tables } from '../../../mocks/model/tables.ts'
import { anna, ask, customerIn, readCustomer } from '../client.ts'
import { setup } from './setup.ts'

/** More than the 500 rows of one transaction. */
const many = 1100

async function withPendingCustomers(count: number, tables: Tables = memoryTables()) {
  const hq = createHeadquarters({ tables, seed: 1, profile: { createCustomersAsync: true } })
  for (let at = 0; at < count; at += 1) await ask(hq.fetch, 'POST', 'Customers', anna)
  return hq
}

const create = async (hq: Headquarters) => customerIn(await ask(hq.fetch, 'POST', 'Customers', anna))

describe('a job with many rows', () => {
  test('reports all of them once', async () => {
    const hq = await withPendingCustomers(many)
    for (const job of ['P-job', 'synchronize-customers', '1010'] as const) {
      expect(await hq.jobs.run(job)).toMatchObject({ moved: many, failed: 0 })
      expect(await hq.jobs.run(job)).toMatchObject({ moved: 0 })
    }
    const { lastRuns } = await hq.tables.read()
    expect(lastRuns.find(({ job }) => job === '1010')?.rows).toHaveLength(0)
  })

  test('answers a request before it ends', async () => {
    const hq = await withPendingCustomers(many)
    const order: string[] = []
    const job = hq.jobs.run('P-job').then(() => order.push('job'))
    // In a task of its own, as a request from the network arrives.
    const request = new Promise((resolve) => setImmediate(resolve))
      .then(() => create(hq))
      .then(() => order.push('request'))
    await Promise.all([job, request])
    expect(order).toEqual(['request', 'job'])
  })

  test('keeps an edit that is made while it runs', async () => {
    const { hq } = await setup({
      features: { asyncAddresses: true, enhancedAsyncCreation: true, asyncEditing: true },
    })
    const accounts: string[] = []
    for (let at = 0; at < many; at += 1) accounts.push((await create(hq)).AccountNumber)
    const last = String(accounts.at(-1))
    const edit = { Phone: '02 555' }
    const application = { token: 'Bearer back-office' }
    await Promise.all([
      hq.jobs.run('P-job'),
      new Promise((resolve) => setImmediate(resolve)).then(() =>
        ask(hq.fetch, 'PATCH', `Customers('${last}')`, edit, application),
      ),
    ])
    for (const job of ['P-job', 'synchronize-customers', '1010'] as const) await hq.jobs.run(job)
    expect(await readCustomer(hq, last)).toMatchObject({ IsAsyncCustomer: false, Phone: '02 555' })
  })

  test('leaves an address that is added and edited while it runs to the next run, in order', async () => {
    const { hq } = await setup({
      features: { asyncAddresses: true, enhancedAsyncCreation: true, asyncEditing: true },
    })
    const accounts: string[] = []
    for (let at = 0; at < many; at += 1) accounts.push((await create(hq)).AccountNumber)
    const [first] = accounts
    const job = hq.jobs.run('P-job')
    await new Promise((resolve) => setImmediate(resolve))
    const { Addresses } = await hq.fixtures.address(String(first))
    await hq.fixtures.address(String(first), { Id: String(Addresses[0]?.Id), Street: 'Via Nuova' })
    expect(await job).toMatchObject({ moved: many })
    await hq.jobs.run('synchronize-customers')
    for (const next of ['P-job', 'synchronize-customers', '1010'] as const) await hq.jobs.run(next)
    expect(await readCustomer(hq, String(first))).toMatchObject({
      IsAsyncCustomer: false,
      Addresses: [{ Street: 'Via Nuova', IsAsyncAddress: false }],
    })
  })

  test('keeps what it has done when the storage fails, and the next run does the rest', async () => {
    const tables = memoryTables()
    let changesUntilFailure = Infinity
    const failing: Tables = {
      ...tables,
      change: (run) =>
        changesUntilFailure-- > 0 ? tables.change(run) : Promise.reject(new Error('disk 7 is full')),
    }
    const hq = await withPendingCustomers(many, failing)
    changesUntilFailure = 1
    await expect(hq.jobs.run('P-job')).rejects.toThrow('disk 7 is full')
    changesUntilFailure = Infinity
    const { channel, headquarters, lastRuns } = await hq.tables.read()
    const uploaded = channel.asyncCustomers.filter(({ upload }) => upload === 'uploaded').length
    expect(uploaded).toBeGreaterThan(0)
    expect(uploaded).toBeLessThan(many)
    expect([headquarters.asyncCustomers.length, lastRuns]).toEqual([uploaded, []])
    expect(await hq.jobs.run('P-job')).toMatchObject({ moved: many - uploaded })
  })
})

test('jobs that are asked for together run in that order', async () => {
  const hq = await withPendingCustomers(many)
  const reports = await Promise.all(
    (['P-job', 'synchronize-customers', '1010'] as const).map((job) => hq.jobs.run(job)),
  )
  expect(reports.map(({ moved }) => moved)).toEqual([many, many, many])
})

test('a reset waits for the job that runs', async () => {
  const hq = await withPendingCustomers(many)
  const job = hq.jobs.run('P-job')
  await hq.reset()
  expect(await job).toMatchObject({ moved: many })
  const { headquarters, lastRuns } = await hq.tables.read()
  expect([headquarters.asyncCustomers, lastRuns]).toEqual([[], []])
})
