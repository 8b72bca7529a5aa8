import type { UploadedOrderRow } from '../model/headquarters-rows.ts'
import type { RowReport } from '../model/jobs.ts'
import type { Rows } from '../model/tables.ts'
import { uploadedAddressesByAccount } from '../tables/indexes.ts'
import { customerMissing } from './conversion-failures.ts'
import { convertAddress, convertCustomer, headquartersCustomer } from './convert.ts'
import { passOver } from './passes.ts'
import { isOpen } from './synchronize-customers.ts'

/** Books the uploaded orders. Converts a customer without an account number first, with its addresses. */
export const synchronizeOrders = passOver('orders', ({ id }) => id, isOpen, bookOrder)

function bookOrder(rows: Rows, order: UploadedOrderRow, now: number): RowReport[] {
  const conversions = convertCustomerOf(rows, order, now)
  const customer = headquartersCustomer(rows, order.account)
  if (!customer) {
    const { problems } = customerMissing
    rows.put('orders', order.id, { ...order, synchronization: customerMissing })
    return [...conversions, { kind: 'order', id: order.id, outcome: 'left', problems }]
  }
  const { accountNumber } = customer
  rows.put('orders', order.id, { ...order, synchronization: { status: 'done' }, accountNumber })
  return [...conversions, { kind: 'order', id: order.id, outcome: 'synchronized', accountNumber }]
}

function convertCustomerOf(rows: Rows, { account }: UploadedOrderRow, now: number): RowReport[] {
  const customer = rows.get('uploadedCustomers', account)
  const addresses = uploadedAddressesByAccount.find(rows, account).filter(isOpen)
  return [
    ...(customer && isOpen(customer) ? [convertCustomer(rows, customer, now)] : []),
    ...addresses.map((address) => convertAddress(rows, address)),
  ]
}
