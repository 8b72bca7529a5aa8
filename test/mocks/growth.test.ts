import { expect, test } from 'vitest'
import { createHeadquarters, memoryTables, type Headquarters } from '../../mocks/index.ts'
import type { JobName } from '../../mocks/model/jobs.ts'
import type { Rows, Tables } from '../../mocks/model/tables.ts'
import { ask, asApplication, asShopper, via } from './client.ts'

/** The cost of one customer does not depend on the number of the others. The cost is counted in rows that are read. */

const [few, many] = [20, 160]

function countingTables(): { tables: Tables; reads(): number } {
  let count = 0
  const counting = (rows: Rows): Rows => ({
    ...rows,
    get(table, key) {
      count += 1
      return rows.get(table, key)
    },
    all(table) {
      const found = rows.all(table)
      count += found.length
      return found
    },
  })
  const tables = memoryTables()
  return {
    tables: {
      ...tables,
      change: (run) => tables.change((rows) => run(counting(rows))),
      read: (run) => tables.read((rows) => run(counting(rows))),
    },
    reads: () => count,
  }
}

async function withCustomers(size: number) {
  const { tables, reads } = countingTables()
  const features = { asyncAddresses: true }
  const hq = createHeadquarters({
    tables,
    features,
    seed: 1,
    now: 0,
    profile: { createCustomersAsync: true },
  })
  for (let at = 0; at < size; at += 1) await signUp(hq, at)
  const readsOf = async (work: () => Promise<unknown>) => {
    const before = reads()
    await work()
    return reads() - before
  }
  return { hq, readsOf }
}

async function signUp(hq: Headquarters, at: number): Promise<void> {
  const shopper = asShopper(hq, `shopper-${at}`, { email: `person${at}@example.com` })
  const body = { FirstName: 'Anna', LastName: 'Neri', Email: `anna${at}@example.com` }
  await ask(hq.fetch, 'POST', 'Customers', body, shopper)
  const edited = await ask(hq.fetch, 'PATCH', "Customers('')", { Addresses: [via] }, shopper)
  expect(edited.status).toBe(200)
}

async function expectSameFor(cost: (size: number) => Promise<number>): Promise<void> {
  const [ofFew, ofMany] = [await cost(few), await cost(many)]
  expect(ofFew).toBeGreaterThan(0)
  expect(ofMany / ofFew).toBeLessThan(1.1)
}

const requests: [string, (hq: Headquarters) => Promise<unknown>][] = [
  ['a signed-in create and its added address', (hq) => signUp(hq, 9999)],
  ['a read', (hq) => ask(hq.fetch, 'GET', "Customers('')", undefined, asShopper(hq, 'shopper-3'))],
  ['a sign-in of a known person', (hq) => hq.identities.signIn({ email: 'Person3@example.com' })],
  [
    'a create with a known e-mail address',
    (hq) => ask(hq.fetch, 'POST', 'Customers', { FirstName: 'A', LastName: 'B', Email: 'ANNA3@example.com' }),
  ],
]

test.each(requests)('%s reads no more rows with more customers', async (_what, request) => {
  await expectSameFor(async (size) => {
    const { hq, readsOf } = await withCustomers(size)
    return readsOf(() => request(hq))
  })
})

const jobs: JobName[] = ['P-job', 'synchronize-customers', '1010']

test.each(jobs)('%s reads the same number of rows for each customer', async (job) => {
  await expectSameFor(async (size) => {
    const { hq, readsOf } = await withCustomers(size)
    for (const before of jobs.slice(0, jobs.indexOf(job))) await hq.jobs.run(before)
    return (await readsOf(() => hq.jobs.run(job))) / size
  })
})

test('a search reads the same number of rows for each customer', async () => {
  const body = { customerSearchCriteria: { Keyword: 'neri' } }
  await expectSameFor(async (size) => {
    const { hq, readsOf } = await withCustomers(size)
    return (await readsOf(() => ask(hq.fetch, 'POST', 'Customers/Search', body, asApplication))) / size
  })
})
