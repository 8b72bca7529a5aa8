import { describe, expect, test } from 'vitest'
import { anna, readCustomer, via } from '../client.ts'
import { setup } from './setup.ts'

describe('Synchronize customers', () => {
  const wrong = { ...anna, Addresses: [{ ...via, State: 'XX' }] }

  test('marks the row that it converted and reports the account number', async () => {
    const { hq, run, create } = await setup()
    await create()
    const [, report] = await run('P-job', 'synchronize-customers')
    expect(report?.lines[0]).toMatch(/^Customer Anna Bianchi converted: account number \d{6}$/)
    const [row] = (await hq.tables.read()).headquarters.asyncCustomers
    expect(row).toMatchObject({ onlineOperationCompleted: 'Yes', synchronization: { status: 'done' } })
  })

  test('leaves a row that headquarters rejects, with the reason, and converts the others', async () => {
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

  test('converts a failed row after it was repaired', async () => {
    const { hq, run, create } = await setup()
    const { AccountNumber } = await create(wrong)
    await run('P-job', 'synchronize-customers')
    const [address] = (await hq.tables.read()).headquarters.asyncCustomers[0]?.customer.Addresses ?? []
    if (address) await hq.tables.repairCustomer(AccountNumber, { Addresses: [{ ...address, State: 'MI' }] })
    expect(await run('synchronize-customers', '1010')).toMatchObject([{ moved: 1, failed: 0 }, { moved: 1 }])
    const read = await readCustomer(hq, AccountNumber)
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

  test('rejects a row when a fault says so', async () => {
    const { hq, run, create } = await setup()
    await create()
    await hq.faults.add({ on: 'synchronize-customers', kind: 'headquarters-refusal', times: 1 })
    const reports = await run('P-job', 'synchronize-customers', 'synchronize-customers')
    expect(reports).toMatchObject([{ moved: 1 }, { failed: 1 }, { moved: 1 }])
  })

  test('converts an added address after its customer, and after a repair of the address', async () => {
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
    const read = await readCustomer(hq, AccountNumber)
    expect(read.Addresses).toMatchObject([{ ZipCode: '20121', IsAsyncAddress: false }])
  })

  test('reports the outcome of each row as data and in English', async () => {
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

  test('shows no GUID in a report', async () => {
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
