import { describe, expect, test } from 'vitest'
import { createHeadquarters } from '../../mocks/index.ts'
import { anna, ask, convertPendingCustomers, customerIn, readCustomer } from './client.ts'

const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

describe('in sync mode', () => {
  test('gives a new customer its account number at once, at headquarters and in the channel', async () => {
    const hq = createHeadquarters()
    const created = await ask(hq.fetch, 'POST', 'Customers', anna)
    expect(created.status).toBe(201)
    const customer = customerIn(created)
    expect(customer).toMatchObject({ Name: 'Anna Bianchi', IsAsyncCustomer: false, CustomerGroup: '30' })
    expect(customer.AccountNumber).toMatch(/^\d{6}$/)
    expect(customer.RecordId).toBeGreaterThan(0)
    const tables = await hq.tables.read()
    expect(tables.headquarters.customers).toHaveLength(1)
    expect(tables.channel.customers).toHaveLength(1)
  })
})

describe('in async mode', () => {
  const setup = async () => {
    const hq = createHeadquarters({ profile: { createCustomersAsync: true } })
    const created = customerIn(await ask(hq.fetch, 'POST', 'Customers', anna))
    const read = () => readCustomer(hq, created.AccountNumber)
    return { hq, created, read }
  }

  test('stores a new customer only in the channel, under a temporary GUID', async () => {
    const { hq, created } = await setup()
    expect(created).toMatchObject({ IsAsyncCustomer: true, RecordId: 0, PartyNumber: '' })
    expect(created.AccountNumber).toMatch(guid)
    const tables = await hq.tables.read()
    expect(tables.channel.asyncCustomers).toHaveLength(1)
    expect(tables.headquarters.customers).toHaveLength(0)
  })

  test('brings the account number to the channel with the last of the three jobs', async () => {
    const { hq, read } = await setup()
    expect(await hq.jobs.run('P-job')).toMatchObject({ moved: 1, failed: 0 })
    expect((await read()).IsAsyncCustomer).toBe(true)
    expect(await hq.jobs.run('synchronize-customers')).toMatchObject({ moved: 1, failed: 0 })
    expect((await read()).IsAsyncCustomer).toBe(true)
    expect(await hq.jobs.run('1010')).toMatchObject({ moved: 1, failed: 0 })
    expect(await read()).toMatchObject({
      IsAsyncCustomer: false,
      AccountNumber: expect.stringMatching(/^\d{6}$/),
    })
  })

  test('converts nothing when the jobs run in the wrong order', async () => {
    const { hq, read } = await setup()
    expect(await hq.jobs.run('1010')).toMatchObject({ moved: 0, failed: 0, lines: [] })
    expect(await hq.jobs.run('synchronize-customers')).toMatchObject({ moved: 0 })
    expect(await hq.jobs.run('P-job')).toMatchObject({ moved: 1 })
    expect((await read()).IsAsyncCustomer).toBe(true)
    expect((await hq.tables.read()).headquarters.customers).toHaveLength(0)
  })

  test('moves a row only once in each job', async () => {
    const { hq } = await setup()
    for (const job of ['P-job', 'synchronize-customers', '1010'] as const) {
      expect(await hq.jobs.run(job)).toMatchObject({ moved: 1 })
      expect(await hq.jobs.run(job)).toMatchObject({ moved: 0 })
    }
  })

  test('creates a customer async when the request says so, even if the profile says sync', async () => {
    const hq = createHeadquarters()
    const body = { ...anna, IsAsyncCustomer: true }
    const created = customerIn(await ask(hq.fetch, 'POST', 'Customers', body))
    expect(created.IsAsyncCustomer).toBe(true)
  })

  test('keeps the extension properties of a customised channel through the conversion', async () => {
    const hq = createHeadquarters({
      profile: { createCustomersAsync: true },
      channel: { keepsExtensionProperties: 'all' },
    })
    const ExtensionProperties = [{ Key: 'PendingSyncRequestId', Value: { StringValue: 'r-1' } }]
    const created = customerIn(await ask(hq.fetch, 'POST', 'Customers', { ...anna, ExtensionProperties }))
    await convertPendingCustomers(hq)
    const read = await readCustomer(hq, created.AccountNumber)
    expect(read).toMatchObject({ IsAsyncCustomer: false, ExtensionProperties })
  })
})

test('rejects an unknown job with a TypeError that lists the known ones', async () => {
  const hq = createHeadquarters()
  await expect(hq.jobs.run('P-jop' as 'P-job')).rejects.toThrow(/no job named "P-jop".*synchronize-customers/)
})

test('the same seed gives the same GUIDs and account numbers', async () => {
  const run = async () => {
    const hq = createHeadquarters({ seed: 7, profile: { createCustomersAsync: true } })
    const created = customerIn(await ask(hq.fetch, 'POST', 'Customers', anna))
    await convertPendingCustomers(hq)
    return [created.AccountNumber, (await hq.tables.read()).channel.customers[0]?.accountNumber]
  }
  expect(await run()).toEqual(await run())
})

test('notifies a subscriber at once and after every change, until it unsubscribes', async () => {
  const hq = createHeadquarters()
  const counts: number[] = []
  const unsubscribe = hq.subscribe(({ channel }) => void counts.push(channel.customers.length))
  await expect.poll(() => counts).toEqual([0])
  await ask(hq.fetch, 'POST', 'Customers', anna)
  await expect.poll(() => counts.at(-1)).toBe(1)
  unsubscribe()
  const countsBefore = counts.length
  await ask(hq.fetch, 'POST', 'Customers', anna)
  await hq.tables.read()
  expect(counts).toHaveLength(countsBefore)
})
