import { describe, expect, test } from 'vitest'
import type { Headquarters } from '../../../mocks/index.ts'
import { anna, ask, asApplication, readCustomer, via } from '../client.ts'
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

  test('carries an address along that was saved under the GUID of a customer converted since', async () => {
    const { hq, run, create } = await setup({ features: { asyncAddresses: true } })
    const guid = (await create()).AccountNumber
    await hq.fixtures.address(guid)
    await run('P-job')
    // The address fails once: its customer is converted, the address is left.
    const { AccountNumber, Addresses } = await convertedWithoutAddress(hq, guid)
    const [address] = Addresses
    await hq.orders.place({ account: AccountNumber, ...(address && { addressId: address.Id }) })
    expect(await run('P-job', 'synchronize-orders')).toMatchObject([{ moved: 1 }, { moved: 2, failed: 0 }])
    const { headquarters } = await hq.tables.read()
    expect(headquarters.asyncAddresses).toMatchObject([{ synchronization: { status: 'done' } }])
    const [customer] = headquarters.customers
    expect(headquarters.orders).toMatchObject([
      {
        accountNumber: AccountNumber,
        synchronization: { status: 'done' },
        addressRecordId: customer?.customer.Addresses[0]?.RecordId,
      },
    ])
  })

  test('carries an address along that was saved under the account number, for an order under the GUID', async () => {
    const { hq, run, create } = await setup({ features: { asyncAddresses: true } })
    const guid = (await create()).AccountNumber
    await hq.orders.place({ account: guid, channelReferenceId: 'first' })
    await run('P-job', 'synchronize-customers', '1010')
    const { AccountNumber } = await readCustomer(hq, guid)
    await hq.fixtures.address(AccountNumber)
    expect(await run('P-job', 'synchronize-orders')).toMatchObject([{ moved: 1 }, { moved: 2, failed: 0 }])
  })

  test('books lines, amounts and e-mail as they were ordered', async () => {
    const { hq, run, create } = await setup()
    const { AccountNumber } = await create()
    const lines = [{ ItemId: '91001', Quantity: 3, Price: 9.99 }]
    await hq.orders.place({ account: AccountNumber, lines, receiptEmail: 'r@example.com' })
    await run('P-job', 'synchronize-orders')
    expect((await hq.tables.read()).headquarters.orders).toMatchObject([
      { totalAmount: 29.97, receiptEmail: 'r@example.com', lines: [{ LineNumber: 1, TotalAmount: 29.97 }] },
    ])
  })

  test('books the delivery address of the order, its mode, charges and payments', async () => {
    const { hq, run, create } = await setup()
    const { AccountNumber } = await create()
    const content = {
      deliveryMode: 'express',
      charges: [{ ChargeCode: 'FREIGHT', Description: 'Delivery', CalculatedAmount: 9.9 }],
      payments: [{ TenderTypeId: '3', Currency: 'EUR', Amount: 10.9 }],
    }
    const shippingAddress = { Street: 'Via Roma 1', City: 'Bologna', ThreeLetterISORegionName: 'ITA' }
    await hq.orders.place({ account: AccountNumber, ...content, shippingAddress })
    await run('P-job', 'synchronize-orders')
    expect((await hq.tables.read()).headquarters.orders).toMatchObject([
      { ...content, shippingAddress, totalAmount: 10.9, synchronization: { status: 'done' } },
    ])
  })

  test('leaves an order whose delivery address headquarters refuses, until it is repaired', async () => {
    const { hq, run, create } = await setup({ features: { asyncAddresses: true } })
    const { AccountNumber } = await create()
    const { Addresses } = await hq.fixtures.address(AccountNumber, { State: 'XX' })
    const addressId = String(Addresses[0]?.Id)
    await hq.orders.place({ account: AccountNumber, addressId })
    const [, report] = await run('P-job', 'synchronize-orders')
    expect(report?.rows.at(-1)).toMatchObject({
      kind: 'order',
      outcome: 'left',
      problems: [{ code: 'InvalidStateProvince' }],
    })
    await hq.tables.repairAddress(addressId, { State: 'MI' })
    expect(await run('synchronize-orders')).toMatchObject([{ moved: 2, failed: 0 }])
  })

  test('leaves an order that arrived before its address', async () => {
    const { hq, run, create } = await setup({ features: { asyncAddresses: true } })
    const { AccountNumber } = await create()
    await run('P-job', 'synchronize-customers', '1010')
    const { Addresses } = await hq.fixtures.address(AccountNumber)
    await hq.orders.place({ account: AccountNumber, addressId: String(Addresses[0]?.Id) })
    await withoutUploadedAddress(hq, () => run('P-job'))
    expect((await run('synchronize-orders'))[0]?.rows).toMatchObject([
      { outcome: 'left', problems: [{ code: 'AddressMissing', members: ['ShippingAddress'] }] },
    ])
  })

  const pendingAddress = { createCustomersAsync: true }
  test.each([
    ['a synced customer had from the beginning', { createCustomersAsync: false }, 'with the customer'],
    ['a pending customer had from the beginning', pendingAddress, 'with the customer'],
    ['a pending customer got', pendingAddress, 'later'],
  ] as const)('books an order whose address, which %s, was removed since', async (_what, profile, added) => {
    const { hq, run, create } = await setup({ profile, features: everySwitch })
    const created = await create(added === 'later' ? anna : { ...anna, Addresses: [via] })
    const account = created.AccountNumber
    const { Addresses } = added === 'later' ? await hq.fixtures.address(account, via) : created
    const addressId = String(Addresses[0]?.Id)
    await hq.orders.place({ account, addressId })
    await remove(hq, account, addressId)
    await run('P-job', 'synchronize-customers', '1010', 'synchronize-orders')
    expect((await hq.tables.read()).headquarters.orders).toMatchObject([
      { synchronization: { status: 'done' }, addressId, shippingAddress: { Street: via.Street } },
    ])
  })

  test('books an order of an earlier version, which kept only the id of its address', async () => {
    const { hq, run, create } = await setup({ profile: { createCustomersAsync: false } })
    const { AccountNumber, Addresses } = await create({ ...anna, Addresses: [via] })
    const addressId = String(Addresses[0]?.Id)
    await hq.orders.place({ account: AccountNumber, addressId })
    const { rows, ...snapshot } = await hq.snapshot()
    const withoutAddress = ([table, key, row]: (typeof rows)[number]) => {
      const { shippingAddress: _address, ...order } = row as Record<string, unknown>
      return [table, key, table === 'channelOrders' ? order : row] as const
    }
    await hq.restore({ ...snapshot, rows: rows.map(withoutAddress) })
    await remove(hq, AccountNumber, addressId)
    expect(await run('P-job', 'synchronize-orders')).toMatchObject([{}, { moved: 1, failed: 0 }])
  })

  test('an order is a request: it is logged, and a fault can lose it', async () => {
    const { hq, create } = await setup()
    const { AccountNumber } = await create()
    await hq.faults.add({ on: 'POST Carts/Checkout', kind: 'no-answer', times: 1 })
    const order = { account: AccountNumber, channelReferenceId: 'KX7M2Q' }
    await expect(hq.orders.place(order)).rejects.toThrow(TypeError)
    const placed = await hq.orders.place(order)
    expect((await hq.tables.read()).channel.orders).toMatchObject([{ id: placed.id }])
    const logged = hq.log.get().flatMap((entry) => (entry.kind === 'request' ? [entry.operation] : []))
    expect(logged).toEqual(['POST Customers', 'POST Carts', 'POST Carts/Checkout'])
  })

  test('two tries at the same time with one reference make one order', async () => {
    const { hq, create } = await setup()
    const { AccountNumber } = await create()
    const order = { account: AccountNumber, channelReferenceId: 'KX7M2Q' }
    const placed = await Promise.all([hq.orders.place(order), hq.orders.place(order)])
    expect(new Set(placed.map(({ id }) => id)).size).toBe(1)
    expect((await hq.tables.read()).channel.orders).toHaveLength(1)
  })

  test("an answer that is not the channel's is no refusal", async () => {
    const { hq, create } = await setup()
    const { AccountNumber } = await create()
    await hq.faults.add({ on: 'POST Carts', kind: 'status', status: 502, times: 1 })
    await expect(hq.orders.place({ account: AccountNumber })).rejects.toThrow(/502/)
  })
})

const everySwitch = { asyncAddresses: true, enhancedAsyncCreation: true, asyncEditing: true }

async function remove(hq: Headquarters, account: string, id: string): Promise<void> {
  const body = { Addresses: [{ Id: id, Deactivate: true }] }
  expect((await ask(hq.fetch, 'PATCH', `Customers('${account}')`, body, asApplication)).status).toBe(200)
}

/** Runs Synchronize customers and 1010 while headquarters refuses the second row: the address of the customer. */
async function convertedWithoutAddress(hq: Headquarters, guid: string) {
  await hq.faults.add({ on: 'synchronize-customers', kind: 'headquarters-refusal', after: 1, times: 1 })
  await hq.jobs.run('synchronize-customers')
  await hq.jobs.run('1010')
  await hq.faults.clear()
  return readCustomer(hq, guid)
}

/** Runs `work`, then takes the uploaded addresses away from headquarters, as if they had not arrived. */
async function withoutUploadedAddress(hq: Headquarters, work: () => Promise<unknown>): Promise<void> {
  await work()
  const { rows, ...snapshot } = await hq.snapshot()
  await hq.restore({ ...snapshot, rows: rows.filter(([table]) => table !== 'uploadedAddresses') })
}
