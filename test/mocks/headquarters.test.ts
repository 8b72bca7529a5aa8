import { describe, expect, test } from 'vitest'
import { createHeadquarters } from '../../mocks/index.ts'
import { anna, ask, customerIn } from './client.ts'

const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

describe('sync', () => {
  test('a customer has an account number at once, at headquarters and in the channel', async () => {
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

describe('async', () => {
  const setup = async () => {
    const hq = createHeadquarters({ profile: { createCustomersAsync: true } })
    const created = customerIn(await ask(hq.fetch, 'POST', 'Customers', anna))
    const read = async () => customerIn(await ask(hq.fetch, 'GET', `Customers('${created.AccountNumber}')`))
    return { hq, created, read }
  }

  test('a customer is stored under a temporary GUID, in the channel alone', async () => {
    const { hq, created } = await setup()
    expect(created).toMatchObject({ IsAsyncCustomer: true, RecordId: 0, PartyNumber: '' })
    expect(created.AccountNumber).toMatch(guid)
    const tables = await hq.tables.read()
    expect(tables.channel.asyncCustomers).toHaveLength(1)
    expect(tables.headquarters.customers).toHaveLength(0)
  })

  test('the three jobs in order bring the account number to the channel, and only the last one does', async () => {
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

  test('in the wrong order the jobs convert nothing', async () => {
    const { hq, read } = await setup()
    expect(await hq.jobs.run('1010')).toMatchObject({ moved: 0, failed: 0, lines: [] })
    expect(await hq.jobs.run('synchronize-customers')).toMatchObject({ moved: 0 })
    expect(await hq.jobs.run('P-job')).toMatchObject({ moved: 1 })
    expect((await read()).IsAsyncCustomer).toBe(true)
    expect((await hq.tables.read()).headquarters.customers).toHaveLength(0)
  })

  test('each job moves a row once', async () => {
    const { hq } = await setup()
    for (const job of ['P-job', 'synchronize-customers', '1010'] as const) {
      expect(await hq.jobs.run(job)).toMatchObject({ moved: 1 })
      expect(await hq.jobs.run(job)).toMatchObject({ moved: 0 })
    }
  })

  test('a create that says it is async is, although the profile says sync', async () => {
    const hq = createHeadquarters()
    const body = { ...anna, IsAsyncCustomer: true }
    const created = customerIn(await ask(hq.fetch, 'POST', 'Customers', body))
    expect(created.IsAsyncCustomer).toBe(true)
  })

  test('extension properties survive the conversion', async () => {
    const hq = createHeadquarters({ profile: { createCustomersAsync: true } })
    const ExtensionProperties = [{ Key: 'PendingSyncRequestId', Value: { StringValue: 'r-1' } }]
    const created = customerIn(await ask(hq.fetch, 'POST', 'Customers', { ...anna, ExtensionProperties }))
    for (const job of ['P-job', 'synchronize-customers', '1010'] as const) await hq.jobs.run(job)
    const read = customerIn(await ask(hq.fetch, 'GET', `Customers('${created.AccountNumber}')`))
    expect(read).toMatchObject({ IsAsyncCustomer: false, ExtensionProperties })
  })
})

test('an unknown job is a TypeError that lists the known ones', async () => {
  const hq = createHeadquarters()
  await expect(hq.jobs.run('P-jop' as 'P-job')).rejects.toThrow(/no job named "P-jop".*synchronize-customers/)
})

test('the same seed gives the same GUIDs and account numbers', async () => {
  const run = async () => {
    const hq = createHeadquarters({ seed: 7, profile: { createCustomersAsync: true } })
    const created = customerIn(await ask(hq.fetch, 'POST', 'Customers', anna))
    for (const job of ['P-job', 'synchronize-customers', '1010'] as const) await hq.jobs.run(job)
    return [created.AccountNumber, (await hq.tables.read()).channel.customers[0]?.accountNumber]
  }
  expect(await run()).toEqual(await run())
})

test('a subscriber is told at once and after every change, until it leaves', async () => {
  const hq = createHeadquarters()
  const counts: number[] = []
  const leave = hq.subscribe(({ channel }) => void counts.push(channel.customers.length))
  await expect.poll(() => counts).toEqual([0])
  await ask(hq.fetch, 'POST', 'Customers', anna)
  await expect.poll(() => counts.at(-1)).toBe(1)
  leave()
  const told = counts.length
  await ask(hq.fetch, 'POST', 'Customers', anna)
  await hq.tables.read()
  expect(counts).toHaveLength(told)
})
