import type { UploadedOrderRow } from '../model/headquarters-rows.ts'
import type { RowReport } from '../model/jobs.ts'
import type { Rows } from '../model/tables.ts'
import { convertAddress, convertCustomer, customerOf, withoutCustomer } from './synchronize-customers.ts'

/** Books the orders that P-job brought. A customer without an account number gets one on the way. */
export function synchronizeOrders(rows: Rows, now: number): RowReport[] {
  const open = rows.all('orders').filter(({ synchronization }) => synchronization.status !== 'done')
  return open.flatMap((order) => bookOrder(rows, order, now))
}

function bookOrder(rows: Rows, order: UploadedOrderRow, now: number): RowReport[] {
  const carried = convertCustomerOf(rows, order, now)
  const customer = customerOf(rows, order.account)
  if (!customer) {
    rows.put('orders', order.id, { ...order, synchronization: withoutCustomer })
    return [...carried, { kind: 'order', id: order.id, outcome: 'left', problems: withoutCustomer.problems }]
  }
  const { accountNumber } = customer
  rows.put('orders', order.id, { ...order, synchronization: { status: 'done' }, accountNumber })
  return [...carried, { kind: 'order', id: order.id, outcome: 'synchronized', accountNumber }]
}

function convertCustomerOf(rows: Rows, { account }: UploadedOrderRow, now: number): RowReport[] {
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
