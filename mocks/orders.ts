import type { Headquarters } from './api/headquarters.ts'
import type { NewOrder } from './api/new-order.ts'
import type { OrderRow } from './model/channel-rows.ts'
import { orderWithReference, syncOrder } from './rules/orders.ts'
import type { Deps } from './runtime/deps.ts'
import { checkNames } from './wire/checks.ts'
import { errorIdPrefix, errors, type ErrorId } from './wire/error-ids.ts'
import { isObject } from './wire/json.ts'
import type { Cart, SalesOrder } from './wire/orders.ts'
import { Refusal } from './wire/refusal.ts'

/** `hq.orders`: places orders by requests to the channel, as an application would, so that they are logged. */
export function createOrders(
  { tables, options }: Deps,
  fetch: Headquarters['fetch'],
): Headquarters['orders'] {
  async function send(path: string, body: object): Promise<unknown> {
    const response = await fetch(
      new Request(`https://headquarters.example/Commerce/${path}?api-version=7.3`, {
        method: 'POST',
        headers: {
          OUN: options.operatingUnitNumber,
          Authorization: 'Bearer orders',
          'Content-Type': 'application/json',
        },
        body: JSON.stringify(body),
      }),
    )
    const text = await response.text()
    if (!response.ok) throw refusalIn(text, response.status)
    return JSON.parse(text) as unknown
  }

  const existing = (reference: string) => tables.read((rows) => orderWithReference(rows, reference))

  async function checkOut(cartId: string, { payments }: NewOrder): Promise<OrderRow> {
    const path = `Carts('${encodeURIComponent(cartId.replaceAll("'", "''"))}')/Checkout`
    const { Id } = (await send(path, payments ? { cartTenderLines: payments } : {})) as SalesOrder
    const order = await tables.read((rows) => rows.get('channelOrders', Id))
    if (!order) throw new Error(`The order ${Id} is not stored`)
    return order
  }

  return {
    async place(order) {
      checkOrder(order)
      const reference = order.channelReferenceId
      const known = reference ? await existing(reference) : undefined
      if (known) return known
      try {
        // The cart of an earlier try with this reference may still be there.
        const cart = await unlessRefused('DuplicateObject', () => send('Carts', cartOf(order)))
        return await checkOut(cart ? (cart as Cart).Id : (reference ?? ''), order)
      } catch (error) {
        // Another tab may have checked the same cart out.
        const placed = reference && isRefusal(error, 'CartNotFound') ? await existing(reference) : undefined
        if (placed) return placed
        throw error
      }
    },
  }
}

/** The channel checks the rest. */
function checkOrder(order: NewOrder): void {
  checkNames('An order', order, names)
  if (typeof order.account !== 'string' || order.account === '') {
    throw new TypeError('An order names its customer: account is an account number or a temporary GUID')
  }
  if (order.mode !== undefined && order.mode !== 'sync' && order.mode !== 'async') {
    throw new TypeError(`The mode of an order is "sync" or "async", not ${JSON.stringify(order.mode)}`)
  }
}

/** All values of an order. A new one that is missing here does not compile. */
const names = Object.keys({
  account: '',
  mode: '',
  channelReferenceId: '',
  lines: '',
  addressId: '',
  shippingAddress: '',
  deliveryMode: '',
  charges: '',
  payments: '',
  receiptEmail: '',
} satisfies Record<keyof NewOrder, unknown>)

function cartOf({ account, mode, channelReferenceId, lines, receiptEmail, ...delivery }: NewOrder): object {
  const { addressId, shippingAddress, deliveryMode, charges } = delivery
  return {
    Id: channelReferenceId ?? '',
    CustomerId: account,
    CustomerOrderModeValue: mode === 'sync' ? syncOrder : 0,
    CartLines: lines ?? [{ ItemId: 'sample', Description: 'Sample product', Quantity: 1, Price: 1 }],
    ...(shippingAddress && { ShippingAddress: shippingAddress }),
    ...(addressId && { ShippingAddress: { Id: addressId } }),
    ...(deliveryMode && { DeliveryMode: deliveryMode }),
    ...(charges && { ChargeLines: charges }),
    ...(receiptEmail && { ReceiptEmail: receiptEmail }),
  }
}

async function unlessRefused<Result>(id: ErrorId, work: () => Promise<Result>): Promise<Result | undefined> {
  try {
    return await work()
  } catch (error) {
    if (isRefusal(error, id)) return undefined
    throw error
  }
}

function isRefusal(error: unknown, id: ErrorId): boolean {
  return error instanceof Refusal && error.id === id
}

/** The refusal in an answer. Anything else than a refusal is an error with the whole answer: a later try may succeed. */
function refusalIn(text: string, status: number): Error {
  const id = errorIdIn(text)
  if (status < 500 && id && Object.hasOwn(errors, id)) return new Refusal(id as ErrorId, { status })
  return new Error(`The channel refused the order with ${status}: ${text.slice(0, 500)}`)
}

function errorIdIn(text: string): string | undefined {
  try {
    const body: unknown = JSON.parse(text)
    const exception: unknown = JSON.parse(isObject(body) ? String(body.Exception) : '')
    return isObject(exception) ? String(exception.ErrorResourceId).replace(errorIdPrefix, '') : undefined
  } catch {
    // The answer is not the channel's: a fault can replace it.
    return undefined
  }
}
