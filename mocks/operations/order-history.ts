import { ownCustomer } from '../rules/access.ts'
import { orderView, ordersOf } from '../rules/orders.ts'
import type { OrderShipments, PurchaseHistory, SalesOrder } from '../wire/orders.ts'
import { Refusal } from '../wire/refusal.ts'
import { knownCallers, type Operation } from './operation.ts'

/** The orders of a customer, newest first: none until it has ordered something. */
export const getOrderHistory = history('POST', 'GetOrderHistory', 'SalesOrder[]', (orders) => orders)

/** The lines of all orders. */
export const getPurchaseHistory = history('GET', 'GetPurchaseHistory', 'PurchaseHistory[]', (orders) =>
  orders.flatMap(purchases),
)

/** The orders that headquarters has booked. The mock ships none of them. */
export const getOrderShipmentsHistory = history(
  'POST',
  'GetOrderShipmentsHistory',
  'OrderShipments[]',
  (orders) => orders.filter(({ SalesId }) => SalesId).map(shipments),
)

/** Reads one order: an employee or an application any, a shopper its own. */
export const readOrder: Operation = {
  name: 'GET SalesOrders',
  key: 'keyed',
  allowedCallers: knownCallers,
  returns: 'SalesOrder',
  run(rows, request) {
    const order = rows.get('channelOrders', request.key ?? '')
    if (!order) throw new Refusal('SalesOrderNotFound')
    ownCustomer(rows, { ...request, key: order.account })
    return { kind: 'entity', value: orderView(rows, order) }
  },
}

/**
 * [docs] Balances are for employees. [ours] They are all 0: the mock keeps no books.
 */
export const getCustomerBalance: Operation = {
  name: 'POST GetCustomerBalance',
  key: 'keyless',
  allowedCallers: ['employee'],
  parameters: { accountNumber: 'text', invoiceAccountNumber: 'text' },
  returns: 'CustomerBalances',
  run(rows, request) {
    const { accountNumber } = request.body
    ownCustomer(rows, { ...request, key: typeof accountNumber === 'string' ? accountNumber : '' })
    return {
      kind: 'entity',
      value: {
        Balance: 0,
        PendingBalance: 0,
        CreditLimit: 0,
        InvoiceAccountBalance: 0,
        InvoiceAccountPendingBalance: 0,
        InvoiceAccountCreditLimit: 0,
      },
    }
  },
}

function history(
  method: 'GET' | 'POST',
  name: string,
  returns: string,
  valuesOf: (orders: readonly SalesOrder[]) => readonly object[],
): Operation {
  return {
    name: `${method} Customers/${name}`,
    // Some versions of the service have a function, others an action.
    otherMethod: method === 'GET' ? 'POST' : 'GET',
    key: 'keyed',
    allowedCallers: knownCallers,
    returns,
    run: (rows, request) => ({ kind: 'list', values: valuesOf(ordersOf(rows, ownCustomer(rows, request))) }),
  }
}

function purchases({ SalesLines, CreatedDateTime, SalesId, Id }: SalesOrder): PurchaseHistory[] {
  return SalesLines.map(({ ProductId, ItemId, Quantity }) => ({
    ProductId,
    ItemId,
    DatePurchased: CreatedDateTime,
    QuantityPurchased: Quantity,
    SalesId: SalesId || Id,
  }))
}

function shipments(order: SalesOrder): OrderShipments {
  const { SalesId, CustomerId, CreatedDateTime, CurrencyCode, TotalAmount, SalesLines } = order
  return { SalesId, CustomerId, CreatedDateTime, CurrencyCode, TotalAmount, SalesLines, Shipments: [] }
}
