import type { UploadedOrderRow } from '../tables/rows.ts'
import type { Rows } from '../tables/types.ts'
import { failed, moved, workOf, type Moved, type Work } from './job.ts'
import { convertAddress, convertCustomer, customerOf } from './synchronize-customers.ts'

/** Books the orders that P-job brought. A customer without an account number gets one on the way. */
export function synchronizeOrders(rows: Rows, now: number): Work {
  const open = rows.all('orders').filter(({ synchronization }) => synchronization.status !== 'done')
  return workOf(open.flatMap((order) => bookOrder(rows, order, now)))
}

function bookOrder(rows: Rows, order: UploadedOrderRow, now: number): Moved[] {
  const carried = carryAlong(rows, order, now)
  const customer = customerOf(rows, order.account)
  if (!customer) {
    const reason = 'Its customer has no account number'
    rows.put('orders', order.id, { ...order, synchronization: { status: 'failed', reason } })
    return [...carried, failed(`Order ${order.id} not booked: ${reason}`)]
  }
  const { accountNumber } = customer
  rows.put('orders', order.id, { ...order, synchronization: { status: 'done' }, accountNumber })
  return [...carried, moved(`Order ${order.id} booked for account ${accountNumber}`)]
}

function carryAlong(rows: Rows, { account }: UploadedOrderRow, now: number): Moved[] {
  const customer = rows.get('uploadedCustomers', account)
  const isOpen = customer && customer.synchronization.status !== 'done'
  const addresses = rows
    .all('uploadedAddresses')
    .filter((row) => row.account === account && row.synchronization.status !== 'done')
  return [
    ...(isOpen ? [convertCustomer(rows, customer, now)] : []),
    ...addresses.map((address) => convertAddress(rows, address)),
  ]
}
