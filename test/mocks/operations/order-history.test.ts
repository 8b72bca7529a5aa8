import { describe, expect, test } from 'vitest'
import {
  anna,
  ask,
  asApplication,
  asEmployee,
  asShopper,
  convertPendingCustomers,
  errorOf,
} from '../client.ts'
import { asGuest, setup } from './setup.ts'

const histories = [
  ['POST', 'GetOrderHistory', {}],
  ['GET', 'GetPurchaseHistory()', undefined],
  ['POST', 'GetOrderShipmentsHistory', {}],
] as const

describe.each(histories)('%s Customers(…)/%s', (method, name, body) => {
  const read = (hq: Awaited<ReturnType<typeof setup>>['hq'], key: string, options = asApplication) =>
    ask(hq.fetch, method, `Customers('${key}')/${name}?$top=10&$count=true`, body, options)

  test.each([
    ['a synced customer', false],
    ['a pending customer', true],
  ])('is an empty page for %s without orders', async (_who, createCustomersAsync) => {
    const { hq, create } = await setup({ createCustomersAsync })
    const { AccountNumber } = await create(anna, asShopper(hq, 'anna'))
    for (const [key, caller] of [
      [AccountNumber, asApplication],
      [AccountNumber, asEmployee],
      ['', asShopper(hq, 'anna')],
    ] as const) {
      expect(await read(hq, key, caller)).toMatchObject({
        status: 200,
        body: { value: [], '@odata.count': 0 },
      })
    }
  })

  test("is not for guests, and not for another shopper's customer", async () => {
    const { hq, create } = await setup()
    const { AccountNumber } = await create(anna, asShopper(hq, 'anna'))
    expect((await read(hq, AccountNumber, asGuest)).status).toBe(401)
    expect((await read(hq, AccountNumber, asShopper(hq, 'berta'))).status).toBe(403)
    expect(errorOf(await read(hq, '', asShopper(hq, 'berta'))).id).toBe('CustomerNotFound')
    expect(errorOf(await read(hq, '999999')).id).toBe('CustomerNotFound')
  })
})

describe('with orders', () => {
  const ordered = async () => {
    const context = await setup({ createCustomersAsync: true })
    const { hq, create } = context
    const { AccountNumber } = await create(anna, asShopper(hq, 'anna'))
    const lines = [
      { ProductId: 22565423115, ItemId: '91001', Quantity: 2, Price: 10.1 },
      { ItemId: '91002', Price: 5 },
    ]
    await hq.orders.place({ account: AccountNumber, channelReferenceId: 'cart-1', lines })
    await convertPendingCustomers(hq)
    await hq.orders.place({ account: AccountNumber, channelReferenceId: 'cart-0', lines })
    await create({ ...anna, Email: 'berta@example.com' })
    const history = async (path: string, method = 'POST') => {
      const answer = await ask(hq.fetch, method, `Customers('')/${path}`, undefined, asShopper(hq, 'anna'))
      return answer.body.value ?? []
    }
    return { ...context, history }
  }

  test('lists the own orders under the GUID and under the account number', async () => {
    const { history } = await ordered()
    const orders = await history('GetOrderHistory')
    expect(orders).toHaveLength(2)
    const accounts = new Set(orders.map(({ CustomerId }) => CustomerId))
    expect([...accounts]).toEqual([expect.stringMatching(/^\d{6}$/)])
    expect(orders.find(({ ChannelReferenceId }) => ChannelReferenceId === 'cart-1')).toMatchObject({
      Name: 'Anna Bianchi',
      TotalAmount: 25.2,
      NumberOfItems: 3,
      SalesLines: [
        { LineNumber: 1, ItemId: '91001', Quantity: 2, Price: 10.1, TotalAmount: 20.2 },
        { LineNumber: 2, ItemId: '91002', Quantity: 1, TotalAmount: 5 },
      ],
    })
  })

  test('lists the bought products, and booked orders among the shipments', async () => {
    const { hq, history } = await ordered()
    expect(await history('GetPurchaseHistory()', 'GET')).toHaveLength(4)
    expect(await history('GetOrderShipmentsHistory')).toEqual([])
    await hq.jobs.run('P-job')
    await hq.jobs.run('synchronize-orders')
    const shipped = await history('GetOrderShipmentsHistory')
    expect(shipped).toMatchObject([{ Shipments: [] }, { Shipments: [] }])
  })

  test('pages and sorts them', async () => {
    const { history } = await ordered()
    const [first] = await history('GetOrderHistory?$top=1&$orderby=ChannelReferenceId desc')
    expect(first).toMatchObject({ ChannelReferenceId: 'cart-1' })
  })
})

test('a customer has no balance, and only an employee can ask', async () => {
  const { hq, create } = await setup()
  const { AccountNumber: accountNumber } = await create(anna)
  const balance = (options: object) => ask(hq.fetch, 'POST', 'GetCustomerBalance', { accountNumber }, options)
  expect((await balance(asEmployee)).body).toMatchObject({ Balance: 0, CreditLimit: 0 })
  expect((await balance(asApplication)).status).toBe(403)
})
