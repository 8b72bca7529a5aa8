import type { OrderContent, OrderRow } from '../model/channel-rows.ts'
import type { Rows } from '../model/tables.ts'
import { ordersByAccount, ordersByReference } from '../tables/indexes.ts'
import { nextRecordId } from '../tables/numbers.ts'
import type { Customer } from '../wire/entities.ts'
import type { Cart, CartTenderLine, SalesOrder } from '../wire/orders.ts'
import { Refusal } from '../wire/refusal.ts'
import { sumOf } from './amounts.ts'
import { chargesOf } from './cart-lines.ts'
import { findAddress } from './carts.ts'
import { accountsOf, customerOf, customerView, type FoundCustomer } from './find-customer.ts'

/** The customer of a cart that is checked out. Throws a `Refusal` when the cart has none. */
export function customerOfCart(rows: Rows, { CustomerId }: Cart): FoundCustomer {
  if (!CustomerId) {
    throw new Refusal('RequiredValueNotFound', {
      results: [{ id: 'RequiredValueNotFound', members: ['CustomerId'] }],
    })
  }
  const found = customerOf(rows, CustomerId)
  if (!found) throw new Refusal('CustomerNotFound')
  return found
}

/** A sync order is booked at headquarters at once, so it is refused for a pending customer. */
export function refuseSyncOrderOfPending({ CustomerOrderModeValue }: Cart, { status }: FoundCustomer): void {
  if (CustomerOrderModeValue === syncOrder && status === 'pending') {
    throw new Refusal('CannotCreateSynchronousCustomerOrderForAsyncCustomer')
  }
}

/** [ours] The value of `CustomerOrderModeValue` with which headquarters books an order at once. */
export const syncOrder = 1

/** The parts that a checkout adds to its cart. */
export interface Checkout {
  readonly receiptEmail: string
  readonly payments: readonly CartTenderLine[]
}

/** Makes an order of a cart. A sync order is also booked at headquarters. */
export function placeOrder(rows: Rows, cart: Cart, checkout: Checkout, createdAt: number): OrderRow {
  const found = customerOfCart(rows, cart)
  const isSync = cart.CustomerOrderModeValue === syncOrder
  const order: OrderRow = {
    ...contentOf(cart, customerView(rows, found), checkout),
    id: `SO${nextRecordId(rows)}`,
    account: found.account,
    createdAt,
    upload: isSync ? 'uploaded' : 'waiting',
    channelReferenceId: cart.Id,
  }
  rows.put('channelOrders', order.id, order)
  if (isSync) bookAtOnce(rows, order)
  return order
}

/** The order that was made of the cart with this id. */
export function orderWithReference(rows: Rows, reference: string): OrderRow | undefined {
  return ordersByReference.find(rows, reference)[0]
}

/** The orders of a customer, newest first. */
export function ordersOf(rows: Rows, found: FoundCustomer): SalesOrder[] {
  const orders = accountsOf(found).flatMap((account) => ordersByAccount.find(rows, account))
  const newestFirst = orders.toSorted((left, right) => right.createdAt - left.createdAt)
  return newestFirst.map((order) => orderView(rows, order))
}

/**
 * The order as the channel answers it: with the customer's account number and address as they are now. An address that
 * was removed is shown as the order was placed with it.
 */
export function orderView(rows: Rows, order: OrderRow): SalesOrder {
  const found = customerOf(rows, order.account)
  const customer = found && customerView(rows, found)
  // An order of a former version has no content.
  const { lines, charges = [], payments = [], ...content } = { ...emptyContent, ...order }
  const chargeAmount = sumOf(charges.map(({ CalculatedAmount }) => CalculatedAmount))
  const referenced = customer?.Addresses.find(({ Id }) => Id === content.addressId)
  return {
    Id: order.id,
    SalesId: rows.get('orders', order.id)?.synchronization.status === 'done' ? order.id : '',
    ChannelReferenceId: order.channelReferenceId ?? '',
    CustomerId: found?.account ?? order.account,
    Name: customer?.Name ?? '',
    ReceiptEmail: content.receiptEmail,
    ShippingAddress: referenced ?? content.shippingAddress ?? null,
    DeliveryMode: content.deliveryMode,
    Comment: content.comment,
    CurrencyCode: customer?.CurrencyCode ?? '',
    CreatedDateTime: new Date(order.createdAt).toISOString(),
    SalesLines: [...lines],
    NumberOfItems: lines.reduce((sum, { Quantity }) => sum + Quantity, 0),
    ChargeLines: [...charges],
    ChargeAmount: chargeAmount,
    SubtotalAmount: sumOf([content.totalAmount, -chargeAmount]),
    TotalAmount: content.totalAmount,
    TenderLines: [...payments],
    StatusValue: 1,
  }
}

const emptyContent: OrderContent = {
  lines: [],
  totalAmount: 0,
  receiptEmail: '',
  deliveryMode: '',
  comment: '',
}

function contentOf(cart: Cart, customer: Customer, { receiptEmail, payments }: Checkout): OrderContent {
  const charges = chargesOf(cart)
  const known = cart.ShippingAddress && findAddress(cart.ShippingAddress, customer)
  return {
    lines: cart.CartLines.map((line, at) => ({ ...line, LineNumber: at + 1 })),
    ...(charges.length > 0 && { charges }),
    totalAmount: cart.TotalAmount,
    ...(payments.length > 0 && { payments }),
    receiptEmail: receiptEmail || cart.ReceiptEmail || customer.ReceiptEmail || customer.Email,
    deliveryMode: cart.DeliveryMode,
    comment: cart.Comment,
    ...(known && { addressId: known.Id }),
    ...(cart.ShippingAddress && { shippingAddress: known ?? cart.ShippingAddress }),
  }
}

/** The part of an order that headquarters gets. */
export function uploadedOrder(order: OrderRow) {
  const { id, account, lines, totalAmount, receiptEmail, deliveryMode, comment } = order
  const { charges, payments, addressId, shippingAddress } = order
  return {
    id,
    account,
    lines,
    totalAmount,
    receiptEmail,
    deliveryMode,
    comment,
    ...(charges && { charges }),
    ...(payments && { payments }),
    ...(addressId !== undefined && { addressId }),
    ...(shippingAddress && { shippingAddress }),
  }
}

function bookAtOnce(rows: Rows, order: OrderRow): void {
  const { Addresses = [] } = rows.get('customers', order.account)?.customer ?? {}
  const address = Addresses.find(({ Id }) => Id === order.addressId)
  rows.put('orders', order.id, {
    ...uploadedOrder(order),
    uploadedAt: order.createdAt,
    synchronization: { status: 'done' },
    accountNumber: order.account,
    ...(address?.RecordId && { addressRecordId: address.RecordId }),
  })
}
