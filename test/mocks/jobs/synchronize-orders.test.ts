import { describe, expect, test } from 'vitest'
import { anna, readCustomer, via } from '../client.ts'
import { setup } from './setup.ts'

describe('Synchronize orders', () => {
  test('converts the pending customer of an order and its addresses, too', async () => {
    const { hq, run, create } = await setup({ features: { asyncAddresses: true } })
    const { AccountNumber } = await create()
    await hq.fixtures.address(AccountNumber)
    await hq.orders.place({ account: AccountNumber })
    expect(await run('synchronize-orders')).toMatchObject([{ moved: 0, failed: 0 }])
    expect(await run('P-job', 'synchronize-orders')).toMatchObject([{ moved: 3 }, { moved: 3, failed: 0 }])
    await run('1010')
    const read = await readCustomer(hq, AccountNumber)
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

  test('an order placed again under its reference is the same order, also after the account number arrived', async () => {
    const { hq, run, create } = await setup()
    const guid = (await create()).AccountNumber
    const channelReferenceId = 'KX7M2Q'
    const { id } = await hq.orders.place({ account: guid, channelReferenceId })
    await run('P-job', 'synchronize-customers', '1010')
    const accountNumber = (await readCustomer(hq, guid)).AccountNumber
    expect(await hq.orders.place({ account: accountNumber, channelReferenceId })).toMatchObject({ id })
    expect((await hq.tables.read()).channel.orders).toHaveLength(1)
    const other = await hq.orders.place({ account: guid, channelReferenceId: 'ANOTHER' })
    expect(other.id).not.toBe(id)
  })

  test('a sync order is rejected for a pending customer and booked at once for a synced one', async () => {
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
