import { describe, expect, test } from 'vitest'
import { createHeadquarters } from '../../../mocks/index.ts'
import type { HeadquartersOptions } from '../../../mocks/types.ts'
import { anna, ask, customerIn, via } from '../client.ts'

const setup = async (options: HeadquartersOptions = {}) => {
  const hq = createHeadquarters({ profile: { createCustomersAsync: true }, ...options })
  const run = async (...jobs: Parameters<typeof hq.jobs.run>[0][]) => {
    const reports = []
    for (const job of jobs) reports.push(await hq.jobs.run(job))
    return reports
  }
  const create = async (body: object = anna) => customerIn(await ask(hq.fetch, 'POST', 'Customers', body))
  return { hq, run, create }
}

describe('P-job', () => {
  test('uploads rows that are not uploaded yet, and tells which', async () => {
    const { hq, run, create } = await setup()
    await create()
    expect(await run('P-job')).toMatchObject([{ moved: 1, lines: ['Customer Anna Bianchi uploaded'] }])
    await create({ ...anna, FirstName: 'Berta' })
    expect(await run('P-job', 'P-job')).toMatchObject([{ moved: 1 }, { moved: 0 }])
    const { headquarters } = await hq.tables.read()
    expect(headquarters.asyncCustomers.map(({ customer }) => customer.FirstName)).toEqual(['Berta', 'Anna'])
    expect(headquarters.asyncCustomers.map((row) => row.onlineOperationCompleted)).toEqual(['No', 'No'])
  })
})

describe('Synchronize customers', () => {
  const wrong = { ...anna, Addresses: [{ ...via, State: 'XX' }] }

  test('marks what it converted', async () => {
    const { hq, run, create } = await setup()
    await create()
    const [, report] = await run('P-job', 'synchronize-customers')
    expect(report?.lines[0]).toMatch(/^Customer Anna Bianchi converted: account number \d{6}$/)
    const [row] = (await hq.tables.read()).headquarters.asyncCustomers
    expect(row).toMatchObject({ onlineOperationCompleted: 'Yes', synchronization: { status: 'done' } })
  })

  test('leaves a row that headquarters does not accept, with its reason, and converts the others', async () => {
    const { hq, run, create } = await setup()
    await create(wrong)
    await create()
    expect(await run('P-job', 'synchronize-customers')).toMatchObject([{ moved: 2 }, { moved: 1, failed: 1 }])
    expect((await hq.tables.read()).headquarters.asyncCustomers[1]).toMatchObject({
      onlineOperationCompleted: 'No',
      synchronization: {
        status: 'failed',
        reason: expect.stringContaining('Addresses[0].State'),
        errorResourceId: 'Microsoft_Dynamics_Commerce_Runtime_InvalidStateProvince',
      },
    })
    expect(await run('synchronize-customers')).toMatchObject([{ moved: 0, failed: 1 }])
  })

  test('converts a failed row once somebody has mended it', async () => {
    const { hq, run, create } = await setup()
    const { AccountNumber } = await create(wrong)
    await run('P-job', 'synchronize-customers')
    const [address] = (await hq.tables.read()).headquarters.asyncCustomers[0]?.customer.Addresses ?? []
    if (address) await hq.tables.repairCustomer(AccountNumber, { Addresses: [{ ...address, State: 'MI' }] })
    expect(await run('synchronize-customers', '1010')).toMatchObject([{ moved: 1, failed: 0 }, { moved: 1 }])
    const read = customerIn(await ask(hq.fetch, 'GET', `Customers('${AccountNumber}')`))
    expect(read).toMatchObject({ IsAsyncCustomer: false, Addresses: [{ State: 'MI' }] })
    await expect(hq.tables.repairCustomer(AccountNumber, {})).rejects.toThrow(RangeError)
    await expect(hq.tables.repairCustomer('nobody', {})).rejects.toThrow('run P-job first')
    const other = await create(wrong)
    await run('P-job')
    const senseless = { Addresses: 'none' } as never
    await expect(hq.tables.repairCustomer(other.AccountNumber, senseless)).rejects.toMatchObject({
      id: 'InvalidFormat',
    })
  })

  test('refuses a row where a fault says so', async () => {
    const { hq, run, create } = await setup()
    await create()
    await hq.faults.add({ on: 'synchronize-customers', kind: 'headquarters-refusal', times: 1 })
    const reports = await run('P-job', 'synchronize-customers', 'synchronize-customers')
    expect(reports).toMatchObject([{ moved: 1 }, { failed: 1 }, { moved: 1 }])
  })

  test('an added address waits for its customer, can be mended, and follows', async () => {
    const { hq, run, create } = await setup({ features: { asyncAddresses: true } })
    const { AccountNumber } = await create(wrong)
    await hq.fixtures.address(AccountNumber, { ZipCode: 'none' })
    expect(await run('P-job', 'synchronize-customers')).toMatchObject([{ moved: 2 }, { moved: 0, failed: 2 }])
    await hq.tables.repairCustomer(AccountNumber, { Addresses: [] })
    expect(await run('synchronize-customers')).toMatchObject([{ moved: 1, failed: 1 }])
    const [address] = (await hq.tables.read()).headquarters.asyncAddresses
    expect(address?.synchronization).toMatchObject({ reason: expect.stringContaining('ZipCode') })
    await hq.tables.repairAddress(address?.id ?? '', { ZipCode: '20121' })
    expect(await run('synchronize-customers', '1010')).toMatchObject([{ moved: 1, failed: 0 }, { moved: 1 }])
    const read = customerIn(await ask(hq.fetch, 'GET', `Customers('${AccountNumber}')`))
    expect(read.Addresses).toMatchObject([{ ZipCode: '20121', IsAsyncAddress: false }])
  })

  test('what became of each row is told as data, and in English', async () => {
    const { hq, run, create } = await setup({ features: { asyncAddresses: true } })
    const { AccountNumber } = await create(wrong)
    await hq.fixtures.address(AccountNumber)
    await hq.orders.place({ account: AccountNumber })
    const [uploaded, left] = await run('P-job', 'synchronize-customers')
    expect(uploaded?.rows.map(({ kind, outcome }) => [kind, outcome])).toEqual([
      ['customer', 'uploaded'],
      ['address', 'uploaded'],
      ['order', 'uploaded'],
    ])
    expect(left?.rows).toEqual([
      {
        kind: 'customer',
        name: 'Anna Bianchi',
        outcome: 'left',
        problems: [{ code: 'InvalidStateProvince', members: ['Addresses[0].State'] }],
      },
      {
        kind: 'address',
        address: 'Via Roma 1, 20121 Milano MI, Italy',
        outcome: 'left',
        problems: [{ code: 'AccountNumberMissing', members: [] }],
      },
    ])
    expect(left?.lines).toEqual([
      'Customer Anna Bianchi not converted: Addresses[0].State: The state or province does not belong to the country.',
      'Address Via Roma 1, 20121 Milano MI, Italy not added: Its customer has no account number yet.',
    ])
    expect(await run('synchronize-orders')).toMatchObject([
      { failed: 3, rows: [{}, {}, { kind: 'order', problems: [{ code: 'AccountNumberMissing' }] }] },
    ])
    await hq.tables.repairCustomer(AccountNumber, { Addresses: [] })
    const [synchronized, brought] = await run('synchronize-customers', '1010')
    const accountNumber = expect.stringMatching(/^\d{6}$/)
    expect(synchronized?.rows).toMatchObject([
      { kind: 'customer', outcome: 'synchronized', accountNumber },
      { kind: 'address', outcome: 'synchronized', accountNumber },
    ])
    expect(brought?.rows).toEqual([
      { kind: 'customer', name: 'Anna Bianchi', outcome: 'brought', accountNumber },
    ])
  })

  test('no line that people read carries a GUID', async () => {
    const { hq, run, create } = await setup({
      features: { asyncAddresses: true, enhancedAsyncCreation: true },
    })
    const { AccountNumber } = await create(wrong)
    await hq.fixtures.address(AccountNumber)
    await hq.orders.place({ account: AccountNumber })
    const reports = await run('P-job', 'synchronize-customers', 'synchronize-orders', '1010')
    expect(JSON.stringify(reports)).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-/)
  })
})

describe('1070 and 1110', () => {
  test('bring the profile and the switches to the channel, where they are published by jobs', async () => {
    const { hq, run, create } = await setup({ publish: 'by jobs', profile: {} })
    await hq.profile.set({ createCustomersAsync: true })
    await hq.features.enable('asyncAddresses')
    expect((await create()).IsAsyncCustomer).toBe(false)
    expect(await run('1110')).toMatchObject([
      {
        moved: 1,
        rows: [{ kind: 'setting', setting: 'asyncAddresses', value: true }],
        lines: ['asyncAddresses: Yes'],
      },
    ])
    expect((await create()).IsAsyncCustomer).toBe(false)
    expect(await run('1070')).toMatchObject([{ moved: 1, lines: ['createCustomersAsync: Yes'] }])
    expect((await create()).IsAsyncCustomer).toBe(true)
    expect(await run('1070', '1110')).toMatchObject([{ moved: 0 }, { moved: 0 }])
  })

  test('are needed, or not, as somebody chooses meanwhile; a reset goes back to the option', async () => {
    const { hq, run, create } = await setup({ profile: {} })
    await hq.publishing.set('by jobs')
    await hq.profile.set({ createCustomersAsync: true })
    expect((await create()).IsAsyncCustomer).toBe(false)
    expect((await hq.tables.read()).headquarters.publish).toBe('by jobs')
    await hq.publishing.set('at once')
    expect((await create()).IsAsyncCustomer).toBe(true)
    expect(await run('1070')).toMatchObject([{ moved: 0 }])
    await expect(hq.publishing.set('sometimes' as 'at once')).rejects.toThrow(TypeError)

    await hq.publishing.set('by jobs')
    await hq.reset()
    expect(await hq.publishing.get()).toBe('at once')
  })

  test('are not needed where changes reach the channel at once', async () => {
    const { hq, create } = await setup()
    await hq.profile.set({ createCustomersAsync: false })
    expect((await create()).IsAsyncCustomer).toBe(false)
  })
})

describe('switches', () => {
  test('editing needs the two others, and they cannot go while it is on', async () => {
    const { hq } = await setup()
    await expect(hq.features.enable('asyncEditing')).rejects.toThrow(
      'The switch asyncEditing needs asyncAddresses and enhancedAsyncCreation to be on',
    )
    await hq.features.enable('asyncAddresses')
    await expect(hq.features.enable('asyncEditing')).rejects.toMatchObject({
      feature: 'asyncEditing',
      missing: ['enhancedAsyncCreation'],
    })
    await hq.features.enable('enhancedAsyncCreation')
    await hq.features.enable('asyncEditing')
    await expect(hq.features.disable('asyncAddresses')).rejects.toThrow(RangeError)
    expect(await hq.features.get()).toMatchObject({ asyncAddresses: true, asyncEditing: true })
    await expect(hq.features.enable('asyncShoes' as 'asyncEditing')).rejects.toThrow(TypeError)
  })

  test('options that break the hierarchy are refused too', async () => {
    await expect(createHeadquarters({ features: { asyncEditing: true } }).tables.read()).rejects.toThrow(
      RangeError,
    )
  })
})

describe('Synchronize orders', () => {
  test('carries an unsynced customer and its addresses along', async () => {
    const { hq, run, create } = await setup({ features: { asyncAddresses: true } })
    const { AccountNumber } = await create()
    await hq.fixtures.address(AccountNumber)
    await hq.orders.place({ account: AccountNumber })
    expect(await run('synchronize-orders')).toMatchObject([{ moved: 0, failed: 0 }])
    expect(await run('P-job', 'synchronize-orders')).toMatchObject([{ moved: 3 }, { moved: 3, failed: 0 }])
    await run('1010')
    const read = customerIn(await ask(hq.fetch, 'GET', `Customers('${AccountNumber}')`))
    expect(read).toMatchObject({ IsAsyncCustomer: false, Addresses: [{ IsAsyncAddress: false }] })
    const [order] = (await hq.tables.read()).headquarters.orders
    expect(order).toMatchObject({ accountNumber: read.AccountNumber, synchronization: { status: 'done' } })
  })

  test('leaves an order whose customer cannot be converted', async () => {
    const { hq, run, create } = await setup()
    const { AccountNumber } = await create({ ...anna, Addresses: [{ ...via, State: 'XX' }] })
    await hq.orders.place({ account: AccountNumber })
    expect(await run('P-job', 'synchronize-orders')).toMatchObject([{ moved: 2 }, { moved: 0, failed: 2 }])
  })

  test('an order handed over again under its reference is the same order, also when the number has come', async () => {
    const { hq, run, create } = await setup()
    const guid = (await create()).AccountNumber
    const channelReferenceId = 'KX7M2Q'
    const { id } = await hq.orders.place({ account: guid, channelReferenceId })
    await run('P-job', 'synchronize-customers', '1010')
    const accountNumber = customerIn(await ask(hq.fetch, 'GET', `Customers('${guid}')`)).AccountNumber
    expect(await hq.orders.place({ account: accountNumber, channelReferenceId })).toMatchObject({ id })
    expect((await hq.tables.read()).channel.orders).toHaveLength(1)
    const other = await hq.orders.place({ account: guid, channelReferenceId: 'ANOTHER' })
    expect(other.id).not.toBe(id)
  })

  test('a sync order is refused while its customer is pending, and booked at once for a synced one', async () => {
    const { hq, create } = await setup()
    const { AccountNumber } = await create()
    await expect(hq.orders.place({ account: AccountNumber, mode: 'sync' })).rejects.toMatchObject({
      id: 'CannotCreateSynchronousCustomerOrderForAsyncCustomer',
    })
    await expect(hq.orders.place({ account: 'nobody' })).rejects.toMatchObject({ id: 'CustomerNotFound' })
    await hq.profile.set({ createCustomersAsync: false })
    await hq.orders.place({ account: (await create()).AccountNumber, mode: 'sync' })
    expect((await hq.tables.read()).headquarters.orders).toHaveLength(1)
  })
})
