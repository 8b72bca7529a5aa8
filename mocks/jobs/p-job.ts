import type { Upload } from '../model/channel-rows.ts'
import { uploadedOrder } from '../rules/orders.ts'
import { passOver } from './passes.ts'
import { oneLineAddress } from './report-lines.ts'

const waiting = { status: 'waiting' } as const

const uploadCustomers = passOver(
  'channelAsyncCustomers',
  ({ guid }) => guid,
  isWaiting,
  (rows, row, uploadedAt) => {
    const { guid, customer, sequences } = row
    rows.put('channelAsyncCustomers', guid, { ...row, upload: 'uploaded' })
    rows.put('uploadedCustomers', guid, {
      guid,
      uploadedAt,
      onlineOperationCompleted: 'No',
      synchronization: waiting,
      customer,
      ...(sequences && { sequences }),
    })
    return [{ outcome: 'uploaded', kind: 'customer', name: customer.Name }]
  },
)

const uploadAddresses = passOver(
  'channelAsyncAddresses',
  ({ id }) => id,
  isWaiting,
  (rows, row, uploadedAt) => {
    const { id, account, sequence, address } = row
    const uploaded = { id, account, sequence, uploadedAt, synchronization: waiting, address }
    rows.put('channelAsyncAddresses', id, { ...row, upload: 'uploaded' })
    rows.put('uploadedAddresses', id, uploaded)
    return [{ outcome: 'uploaded', kind: 'address', address: oneLineAddress(address) }]
  },
)

const uploadEdits = passOver(
  'channelAsyncEdits',
  ({ id }) => id,
  isWaiting,
  (rows, row, uploadedAt) => {
    const { id, account, sequence, changes } = row
    const uploaded = { id, account, sequence, uploadedAt, synchronization: waiting, changes }
    rows.put('channelAsyncEdits', id, { ...row, upload: 'uploaded' })
    rows.put('uploadedEdits', id, uploaded)
    return [{ outcome: 'uploaded', kind: 'edit', properties: Object.keys(changes) }]
  },
)

const uploadOrders = passOver(
  'channelOrders',
  ({ id }) => id,
  isWaiting,
  (rows, row, uploadedAt) => {
    const { id } = row
    rows.put('channelOrders', id, { ...row, upload: 'uploaded' })
    rows.put('orders', id, { ...uploadedOrder(row), uploadedAt, synchronization: waiting })
    return [{ outcome: 'uploaded', kind: 'order', id }]
  },
)

/** Uploads the channel's new rows to headquarters, each of them once. No row fails here: *Synchronize customers* checks them. */
export const pJob = [uploadCustomers, uploadAddresses, uploadEdits, uploadOrders]

function isWaiting({ upload }: { readonly upload: Upload }): boolean {
  return upload === 'waiting'
}
