import { expect, test } from 'vitest'
import { indexedDbTables, startHeadquarters } from '../../mocks/browser.ts'
import { anna, ask, convertPendingCustomers, customerIn } from './client.ts'

const uniqueName = () => `hq-${crypto.randomUUID()}`
const viaNetwork = (request: Request) => fetch(request)

test('answers the page through the service worker and keeps its rows across a restart', async () => {
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
  await convertPendingCustomers(second)
  const read = customerIn(await ask(viaNetwork, 'GET', `Customers('${created.AccountNumber}')`))
  expect(read.AccountNumber).toMatch(/^\d{6}$/)
  await second.stop()
})

test('fails the fetch for a lost connection and passes other requests through', async () => {
  const hq = await startHeadquarters({
    tables: indexedDbTables(uniqueName()),
  })
  await hq.faults.add({ on: 'POST Customers', kind: 'no-connection', times: 1 })
  await expect(ask(viaNetwork, 'POST', 'Customers', anna)).rejects.toThrow(TypeError)
  expect((await ask(viaNetwork, 'POST', 'Customers', anna)).status).toBe(201)
  expect((await fetch('/mockServiceWorker.js')).status).toBe(200)
  await hq.stop()
})

test('notifies a subscriber of changes by another headquarters over the same rows', async () => {
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

test('gives every customer its own account number when ten headquarters use the same rows at once', async () => {
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

test('several headquarters in one page answer by their base address, and do not stop each other', async () => {
  const start = (baseUrl: string) => startHeadquarters({ baseUrl, tables: indexedDbTables(uniqueName()) })
  const [first, second] = [await start('/first/'), await start('/second/')]
  const createAt = async (path: string) => {
    const headers = { OUN: '068', 'Content-Type': 'application/json' }
    const answer = await fetch(`${path}Commerce/Customers`, {
      method: 'POST',
      headers,
      body: JSON.stringify(anna),
    })
    return answer.status
  }
  expect([await createAt('/first/'), await createAt('/second/')]).toEqual([201, 201])
  await expect(start('/first')).rejects.toThrow(/own baseUrl/)
  await second.stop()
  expect(await createAt('/first/')).toBe(201)
  expect((await first.tables.read()).channel.customers).toHaveLength(2)
  await first.stop()
})
