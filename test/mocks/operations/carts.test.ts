import { describe, expect, test } from 'vitest'
import { createHeadquarters } from '../../../mocks/index.ts'
import { anna, ask, asShopper, customerIn, errorOf, via, type ClientOptions } from '../client.ts'
import { asGuest } from './setup.ts'

const line = { ProductId: 22565423115, ItemId: '91001', Description: 'Bag', Quantity: 2, Price: 19.9 }

const large = { ...line, Quantity: 1, Price: 7e28 }
const fee = { ChargeCode: 'FREIGHT', CalculatedAmount: 1 }

const start = async (options: Parameters<typeof createHeadquarters>[0] = {}) => {
  const hq = createHeadquarters({ seed: 1, ...options })
  const body = { ...anna, Addresses: [via] }
  const customer = customerIn(await ask(hq.fetch, 'POST', 'Customers', body, asShopper(hq, 'anna')))
  const send = (
    method: string,
    path: string,
    content?: object,
    caller: ClientOptions = asShopper(hq, 'anna'),
  ) => ask(hq.fetch, method, path, content, caller)
  const newCart = async (content: object = {}, caller?: ClientOptions) => {
    const created = await send('POST', 'Carts', { Id: '', CartLines: [], ...content }, caller)
    expect(created.status).toBe(201)
    return String(created.body.Id)
  }
  return { hq, customer, send, newCart }
}

describe('a cart', () => {
  test('becomes an order with lines, amounts, e-mail and delivery address', async () => {
    const { hq, customer, send, newCart } = await start()
    const id = await newCart()
    await send('POST', `Carts('${id}')/AddCartLines`, { cartLines: [line], cartVersion: 1 })
    const [address] = customer.Addresses
    const delivery = { ShippingAddress: { RecordId: address?.RecordId }, DeliveryMode: '99' }
    const edited = await send('PATCH', `Carts('${id}')`, { ...delivery, ReceiptEmail: 'r@example.com' })
    expect(edited.body).toMatchObject({ TotalAmount: 39.8, CustomerId: customer.AccountNumber, Version: 3 })
    const order = await send('POST', `Carts('${id}')/Checkout`, { receiptEmail: '', cartVersion: 3 })
    expect(order).toMatchObject({
      status: 200,
      body: {
        Id: expect.stringMatching(/^SO\d+$/),
        ChannelReferenceId: id,
        CustomerId: customer.AccountNumber,
        TotalAmount: 39.8,
        ReceiptEmail: 'r@example.com',
        DeliveryMode: '99',
        ShippingAddress: { Street: via.Street, RecordId: address?.RecordId },
        SalesLines: [{ LineNumber: 1, Description: 'Bag', TotalAmount: 39.8 }],
      },
    })
    const [row] = (await hq.tables.read()).channel.orders
    expect(row).toMatchObject({ addressId: address?.Id, shippingAddress: address, upload: 'waiting' })
    expect(hq.log.get().at(-1)).toMatchObject({ operation: 'POST Carts/Checkout', caller: 'shopper' })
  })

  test('becomes an order with its charges and payments', async () => {
    const { hq, send, newCart } = await start()
    const charge = { ChargeCode: 'FREIGHT', Description: 'Delivery', CalculatedAmount: 4.9 }
    const id = await newCart({ CartLines: [line], ChargeLines: [charge] })
    const cart = await send('GET', `Carts('${id}')`)
    expect(cart.body).toMatchObject({ SubtotalAmount: 39.8, ChargeAmount: 4.9, TotalAmount: 44.7 })
    const TokenizedPaymentCard = { CardTokenInfo: { CardToken: 'P-1', MaskedCardNumber: '0001' } }
    const payment = { TenderTypeId: '3', Currency: 'EUR', Amount: 44.7, TokenizedPaymentCard }
    const order = await send('POST', `Carts('${id}')/Checkout`, { cartTenderLines: [payment] })
    expect(order.body).toMatchObject({
      SubtotalAmount: 39.8,
      ChargeLines: [charge],
      ChargeAmount: 4.9,
      TotalAmount: 44.7,
      TenderLines: [payment],
    })
    await hq.jobs.run('P-job')
    const content = { charges: [charge], payments: [payment], totalAmount: 44.7 }
    expect((await hq.tables.read()).headquarters.orders).toMatchObject([content])
  })

  test('is gone when it was checked out', async () => {
    const { send, newCart } = await start()
    const id = await newCart({ CartLines: [line] })
    expect((await send('POST', `Carts('${id}')/Checkout`, {})).status).toBe(200)
    expect(errorOf(await send('POST', `Carts('${id}')/Checkout`, {})).id).toBe('CartNotFound')
    expect(errorOf(await send('GET', `Carts('${id}')`)).id).toBe('CartNotFound')
  })

  test('changes and removes lines by their ids', async () => {
    const { send, newCart } = await start()
    const id = await newCart({ CartLines: [line, { ItemId: '2', Price: 1 }] })
    const { body } = await send('GET', `Carts('${id}')`)
    const [first, second] = body.CartLines as { LineId: string }[]
    const more = { cartLines: [{ LineId: first?.LineId, Quantity: 3 }] }
    const updated = await send('POST', `Carts('${id}')/UpdateCartLines`, more)
    expect(updated.body).toMatchObject({
      TotalAmount: 60.7,
      CartLines: [{ Description: 'Bag', Quantity: 3 }, {}],
    })
    const removed = await send('POST', `Carts('${id}')/RemoveCartLines`, { cartLineIds: [second?.LineId] })
    expect(removed.body).toMatchObject({ TotalAmount: 59.7, CartLines: [{ Quantity: 3 }] })
  })

  test('of a guest can belong to its pending customer, and not to an account number', async () => {
    const { send, newCart, customer, hq } = await start()
    const foreign = await send('POST', 'Carts', { CustomerId: customer.AccountNumber }, asGuest)
    expect([foreign.status, errorOf(foreign).id]).toEqual([403, 'AuthorizationFailed'])
    await hq.profile.set({ createCustomersAsync: true })
    const pending = customerIn(await ask(hq.fetch, 'POST', 'Customers', { ...anna, Email: 'b@example.com' }))
    const id = await newCart({ CustomerId: pending.AccountNumber, CartLines: [line] }, asGuest)
    const order = await send('POST', `Carts('${id}')/Checkout`, {}, asGuest)
    expect(order.body).toMatchObject({ CustomerId: pending.AccountNumber, ReceiptEmail: 'b@example.com' })
  })

  test('of a shopper is not found by others', async () => {
    const { hq, send, newCart } = await start()
    const id = await newCart()
    for (const caller of [asGuest, asShopper(hq, 'berta')]) {
      expect(errorOf(await send('GET', `Carts('${id}')`, undefined, caller)).id).toBe('CartNotFound')
    }
  })

  test.each([
    ['without lines', {}, 'RequiredValueNotFound', 'CartLines'],
    ['without a customer', { CustomerId: '', CartLines: [line] }, 'RequiredValueNotFound', 'CustomerId'],
  ])('is not checked out %s', async (_what, content, id, member) => {
    const { send, newCart } = await start()
    const refused = await send('POST', `Carts('${await newCart(content)}')/Checkout`, {})
    expect(errorOf(refused)).toMatchObject({ id, results: [{ MemberNames: [member] }] })
  })

  test.each([
    ['an unknown customer', { CustomerId: '00000000-0000-4000-a000-000000000000' }, 'CustomerNotFound'],
    ['a line without a product', { CartLines: [{ Quantity: 1 }] }, 'RequiredValueNotFound'],
    ['a negative quantity', { CartLines: [{ ...line, Quantity: -1 }] }, 'InvalidFormat'],
    [
      'a quantity that no decimal can hold',
      { CartLines: [{ ...line, Quantity: 1e200 }] },
      'AggregateValidationError',
    ],
    ['a line whose amount no decimal can hold', { CartLines: [{ ...line, Price: 7e28 }] }, 'InvalidFormat'],
    [
      'lines whose sum no decimal can hold',
      { CartLines: [large, { ...large, ItemId: '2' }] },
      'AggregateValidationError',
    ],
    [
      'a charge that no decimal can hold',
      { ChargeLines: [{ ...fee, CalculatedAmount: -1e29 }] },
      'InvalidFormat',
    ],
    ['a price that is text', { CartLines: [{ ...line, Price: '9' }] }, 'InvalidFormat'],
    ['lines that are no list', { CartLines: 7 }, 'InvalidFormat'],
    ['an address that is text', { ShippingAddress: 'Via Dante 1' }, 'InvalidFormat'],
    ['an id that is a number', { Id: 7 }, 'InvalidFormat'],
    [
      'a number in the place of a text in an extension property',
      { ExtensionProperties: [{ Key: 'Shoe', Value: { StringValue: 7 } }] },
      'InvalidFormat',
    ],
    ['a charge without a code', { ChargeLines: [{ CalculatedAmount: 1 }] }, 'RequiredValueNotFound'],
    ['a charge that is text', { ChargeLines: [{ ChargeCode: 'F', CalculatedAmount: '9' }] }, 'InvalidFormat'],
    [
      'an unknown country',
      { ShippingAddress: { ...via, ThreeLetterISORegionName: 'XXX' } },
      'InvalidCountryRegion',
    ],
    ['a receipt e-mail that is none', { ReceiptEmail: 'NONSENSE' }, 'InvalidEmailAddress'],
    [
      'a receipt e-mail that is too long',
      { ReceiptEmail: `${'a'.repeat(250)}@example.com` },
      'CustomerEmailExceedsMaximumLength',
    ],
    ['an empty address', { ShippingAddress: { Name: 'x' } }, 'InvalidAddress'],
  ])('rejects %s', async (_what, content, id) => {
    const { send } = await start()
    const refused = await send('POST', 'Carts', content)
    expect([refused.status, errorOf(refused).id]).toEqual([400, id])
  })

  test('is not checked out with a payment that no decimal can hold', async () => {
    const { send, newCart } = await start()
    const id = await newCart({ CartLines: [line] })
    const cartTenderLines = [{ TenderTypeId: '3', Amount: 1e300 }]
    const refused = await send('POST', `Carts('${id}')/Checkout`, { cartTenderLines })
    expect(errorOf(refused)).toMatchObject({
      id: 'InvalidFormat',
      results: [{ MemberNames: ['cartTenderLines[0].Amount'] }],
    })
  })

  test.each([
    ['in lower case by default', {}, 'r@example.com'],
    ['as they were typed without that rule', { channel: { normalizes: [] } }, 'R@Example.com'],
  ] as const)('stores e-mail addresses for receipts %s', async (_what, options, stored) => {
    const { send, newCart } = await start(options)
    const ReceiptEmail = 'R@Example.com'
    const id = await newCart({ CartLines: [line], ReceiptEmail })
    expect((await send('GET', `Carts('${id}')`)).body).toMatchObject({ ReceiptEmail: stored })
    const order = await send('POST', `Carts('${id}')/Checkout`, { receiptEmail: ReceiptEmail })
    expect(order.body).toMatchObject({ ReceiptEmail: stored })
  })

  test('is not checked out with a receipt e-mail that is none', async () => {
    const { send, newCart } = await start()
    const id = await newCart({ CartLines: [line] })
    const refused = await send('POST', `Carts('${id}')/Checkout`, { receiptEmail: 'NONSENSE' })
    expect(errorOf(refused)).toMatchObject({
      id: 'InvalidEmailAddress',
      results: [{ MemberNames: ['receiptEmail'] }],
    })
  })

  test('rejects a change that was made for an older version', async () => {
    const { send, newCart } = await start()
    const id = await newCart()
    const add = () => send('POST', `Carts('${id}')/AddCartLines`, { cartLines: [line], cartVersion: 1 })
    expect((await add()).status).toBe(200)
    expect(errorOf(await add()).id).toBe('InvalidCartVersion')
  })
})

describe('a sync order', () => {
  test('needs headquarters, and is booked at once', async () => {
    const { hq, send, newCart } = await start()
    const id = await newCart({ CartLines: [line], CustomerOrderModeValue: 1 })
    await hq.faults.add({ on: 'POST Carts/Checkout', kind: 'real-time-failure', times: 1 })
    const failed = await send('POST', `Carts('${id}')/Checkout`, {})
    expect(errorOf(failed).id).toBe('HeadquarterCommunicationFailure')
    expect((await send('POST', `Carts('${id}')/Checkout`, {})).status).toBe(200)
    expect(hq.log.get().at(-1)).toMatchObject({ notes: [expect.stringContaining('real-time call')] })
    const { headquarters } = await hq.tables.read()
    expect(headquarters.orders).toMatchObject([{ totalAmount: 39.8, synchronization: { status: 'done' } }])
  })
})

describe('the delivery address', () => {
  test('is recognized by its content where a client knows no ids', async () => {
    const { hq, customer, send, newCart } = await start()
    const id = await newCart({ CartLines: [line], ShippingAddress: { ...via } })
    await send('POST', `Carts('${id}')/Checkout`, {})
    expect((await hq.tables.read()).channel.orders).toMatchObject([{ addressId: customer.Addresses[0]?.Id }])
  })

  test('that the customer does not have stays with the order', async () => {
    const { hq, send, newCart } = await start()
    const elsewhere = { ...via, Street: 'Via Verdi' }
    const id = await newCart({ CartLines: [line], ShippingAddress: elsewhere })
    const order = await send('POST', `Carts('${id}')/Checkout`, {})
    expect(order.body).toMatchObject({ ShippingAddress: { Street: 'Via Verdi', RecordId: 0 } })
    const [row] = (await hq.tables.read()).channel.orders
    expect(row).toMatchObject({ shippingAddress: { Street: 'Via Verdi' } })
    expect(row).not.toHaveProperty('addressId')
  })

  test('by reference follows an edit of the address', async () => {
    const { customer, send, newCart } = await start()
    const [address] = customer.Addresses
    const id = await newCart({ CartLines: [line], ShippingAddress: address })
    const { body } = await send('POST', `Carts('${id}')/Checkout`, {})
    await send('PATCH', "Customers('')", {
      Addresses: [{ RecordId: address?.RecordId, Street: 'Via Nuova' }],
    })
    const read = await send('GET', `SalesOrders('${String(body.Id)}')`)
    expect(read.body).toMatchObject({ ShippingAddress: { Street: 'Via Nuova' } })
  })

  test('that was removed since is the one that the order was placed with', async () => {
    const { customer, send, newCart } = await start()
    const [address] = customer.Addresses
    const id = await newCart({ CartLines: [line], ShippingAddress: address })
    const { body } = await send('POST', `Carts('${id}')/Checkout`, {})
    const removal = { Addresses: [{ RecordId: address?.RecordId, Deactivate: true }] }
    expect((await send('PATCH', "Customers('')", removal)).body).toMatchObject({ Addresses: [] })
    const read = await send('GET', `SalesOrders('${String(body.Id)}')`)
    expect(read.body).toMatchObject({ ShippingAddress: { Street: via.Street, Id: address?.Id } })
  })
})

test('an order is read by its own shopper only', async () => {
  const { hq, send, newCart } = await start()
  const id = await newCart({ CartLines: [line] })
  const { body } = await send('POST', `Carts('${id}')/Checkout`, {})
  const path = `SalesOrders('${String(body.Id)}')`
  expect((await send('GET', path)).status).toBe(200)
  expect((await send('GET', path, undefined, asShopper(hq, 'berta'))).status).toBe(403)
  expect((await send('GET', path, undefined, asGuest)).status).toBe(401)
})
