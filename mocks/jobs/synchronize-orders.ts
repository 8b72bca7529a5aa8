import type { UploadedOrderRow } from '../model/headquarters-rows.ts'
import type { RowReport } from '../model/jobs.ts'
import type { Rows } from '../model/tables.ts'
import { isWaitingAddress } from '../rules/waiting-rows.ts'
import { uploadedAddressesByAccount } from '../tables/indexes.ts'
import type { Address } from '../wire/customer-parts.ts'
import { deliveryAddressMissing, customerMissing, type FailedSynchronization } from './conversion-failures.ts'
import { convertAddress, convertCustomer, headquartersCustomer } from './convert.ts'
import { passOver } from './passes.ts'
import { isOpen } from './synchronize-customers.ts'

/** Books the uploaded orders. Converts a customer without an account number first, with its addresses. */
export const synchronizeOrders = passOver('orders', ({ id }) => id, isOpen, bookOrder)

function bookOrder(rows: Rows, order: UploadedOrderRow, now: number): RowReport[] {
  const conversions = convertCustomerOf(rows, order, now)
  const customer = headquartersCustomer(rows, order.account)
  const address = customer?.customer.Addresses.find(({ Id }) => Id === order.addressId)
  const failure = customer ? addressFailure(rows, order, address) : customerMissing
  if (!customer || failure) {
    const synchronization = failure ?? customerMissing
    rows.put('orders', order.id, { ...order, synchronization })
    const { problems } = synchronization
    return [...conversions, { kind: 'order', id: order.id, outcome: 'left', problems }]
  }
  const { accountNumber } = customer
  const booked: UploadedOrderRow = { ...order, synchronization: { status: 'done' }, accountNumber }
  rows.put('orders', order.id, address ? { ...booked, addressRecordId: address.RecordId } : booked)
  return [...conversions, { kind: 'order', id: order.id, outcome: 'synchronized', accountNumber }]
}

/**
 * The reason why an order cannot be sent to its address: headquarters could not add it, or does not have it yet. The
 * removal of an address does not stop an order, which keeps the address that it was placed with.
 */
function addressFailure(
  rows: Rows,
  { addressId }: UploadedOrderRow,
  found: Address | undefined,
): FailedSynchronization | undefined {
  if (addressId === undefined || found) return undefined
  const uploaded = rows.get('uploadedAddresses', addressId)
  if (uploaded?.synchronization.status === 'failed') return uploaded.synchronization
  return uploaded || !waitsInChannel(rows, addressId) ? undefined : deliveryAddressMissing
}

/** An added address that P-job has not uploaded. One that came with its customer has no row of its own. */
function waitsInChannel(rows: Rows, addressId: string): boolean {
  const added = rows.get('channelAsyncAddresses', addressId)
  return added !== undefined && isWaitingAddress(added)
}

/** Converts the customer of an order and adds its addresses, whichever of its accounts they were saved for. */
function convertCustomerOf(rows: Rows, { account }: UploadedOrderRow, now: number): RowReport[] {
  const pending = rows.get('uploadedCustomers', account)
  const converted = pending && isOpen(pending) ? [convertCustomer(rows, pending, now)] : []
  const customer = headquartersCustomer(rows, account)
  const accounts = new Set([account, customer?.accountNumber ?? account, customer?.guid ?? account])
  const addresses = [...accounts].flatMap((one) => uploadedAddressesByAccount.find(rows, one)).filter(isOpen)
  return [...converted, ...addresses.map((address) => convertAddress(rows, address))]
}
