import { expect, test } from 'vitest'
import { indexedDbTables, startHeadquarters } from '../../mocks/browser.ts'
import { anna, ask, customerIn } from './client.ts'

const uniqueName = () => `hq-${crypto.randomUUID()}`
const viaNetwork = (request: Request) => fetch(request)

test('what the page fetches is answered through the service worker, from rows that survive a restart', async () => {
  const name = uniqueName()
  const first = await startHeadquarters({
    tables: indexedDbTables(name),
    profile: { createCustomersAsync: true },
  })
  const created = customerIn(await ask(viaNetwork, 'POST', 'Customers', anna))
  expect(created.IsAsyncCustomer).toBe(true)
  await first.stop()

  const second = await startHeadquarters({
    tables: indexedDbTables(name),
  })
  expect(await second.profile.get()).toMatchObject({ createCustomersAsync: true })
  for (const job of ['P-job', 'synchronize-customers', '1010'] as const) await second.jobs.run(job)
  const read = customerIn(await ask(viaNetwork, 'GET', `Customers('${created.AccountNumber}')`))
  expect(read.AccountNumber).toMatch(/^\d{6}$/)
  await second.stop()
})

test('a lost connection is a failed fetch, and other requests are left alone', async () => {
  const hq = await startHeadquarters({
    tables: indexedDbTables(uniqueName()),
  })
  await hq.faults.add({ on: 'POST Customers', kind: 'no-connection', times: 1 })
  await expect(ask(viaNetwork, 'POST', 'Customers', anna)).rejects.toThrow(TypeError)
  expect((await ask(viaNetwork, 'POST', 'Customers', anna)).status).toBe(201)
  expect((await fetch('/mockServiceWorker.js')).status).toBe(200)
  await hq.stop()
})

test('a subscriber sees the changes of another headquarters over the same rows', async () => {
  const name = uniqueName()
  const here = await startHeadquarters({ tables: indexedDbTables(name) })
  const { createHeadquarters } = await import('../../mocks/index.ts')
  const there = createHeadquarters({ tables: indexedDbTables(name) })
  const counts: number[] = []
  there.subscribe(({ channel }) => void counts.push(channel.customers.length))
  await expect.poll(() => counts.at(-1)).toBe(0)
  await ask(viaNetwork, 'POST', 'Customers', anna)
  await expect.poll(() => counts.at(-1)).toBe(1)
  await there.stop()
  await here.stop()
})

test('ten headquarters over the same rows at once: every customer is kept, with its own account number', async () => {
  const name = uniqueName()
  const { createHeadquarters } = await import('../../mocks/index.ts')
  const tabs = Array.from({ length: 10 }, () => createHeadquarters({ tables: indexedDbTables(name), now: 1 }))
  const creates = tabs.flatMap((tab) =>
    Array.from({ length: 5 }, () => ask(tab.fetch, 'POST', 'Customers', anna)),
  )
  const accounts = (await Promise.all(creates)).map((answer) => customerIn(answer).AccountNumber)
  expect(new Set(accounts).size).toBe(50)
  const tables = await tabs[0]?.tables.read()
  expect(tables?.channel.customers).toHaveLength(50)
  for (const tab of tabs) await tab.stop()
})
