import type { Upload } from '../tables/rows.ts'
import type { Rows } from '../tables/types.ts'
import { moved, workOf, type Moved, type Work } from './job.ts'

/** Uploads the channel's rows to headquarters: those not yet uploaded, and never one a second time. */
export function pJob(rows: Rows, now: number): Work {
  return workOf([
    ...uploadCustomers(rows, now),
    ...uploadAddresses(rows, now),
    ...uploadEdits(rows, now),
    ...uploadOrders(rows, now),
  ])
}

const waiting = { status: 'waiting' } as const

function uploadCustomers(rows: Rows, uploadedAt: number): Moved[] {
  return rows
    .all('channelAsyncCustomers')
    .filter(isWaiting)
    .map((row) => {
      const { guid, customer } = row
      rows.put('channelAsyncCustomers', guid, { ...row, upload: 'uploaded' })
      rows.put('uploadedCustomers', guid, {
        guid,
        uploadedAt,
        onlineOperationCompleted: 'No',
        synchronization: waiting,
        customer,
      })
      return moved(`Customer ${customer.Name} uploaded`)
    })
}

function uploadAddresses(rows: Rows, uploadedAt: number): Moved[] {
  return rows
    .all('channelAsyncAddresses')
    .filter(isWaiting)
    .map((row) => {
      const { id, account, address } = row
      rows.put('channelAsyncAddresses', id, { ...row, upload: 'uploaded' })
      rows.put('uploadedAddresses', id, { id, account, uploadedAt, synchronization: waiting, address })
      return moved(`Address ${address.FullAddress.replaceAll('\n', ', ')} uploaded`)
    })
}

function uploadEdits(rows: Rows, uploadedAt: number): Moved[] {
  return rows
    .all('channelAsyncEdits')
    .filter(isWaiting)
    .map((row) => {
      const { id, guid, changes } = row
      rows.put('channelAsyncEdits', id, { ...row, upload: 'uploaded' })
      rows.put('uploadedEdits', id, { id, guid, uploadedAt, synchronization: waiting, changes })
      return moved(`Change of ${Object.keys(changes).join(', ')} uploaded`)
    })
}

function uploadOrders(rows: Rows, uploadedAt: number): Moved[] {
  return rows
    .all('channelOrders')
    .filter(isWaiting)
    .map((row) => {
      const { id, account } = row
      rows.put('channelOrders', id, { ...row, upload: 'uploaded' })
      rows.put('orders', id, { id, account, uploadedAt, synchronization: waiting })
      return moved(`Order ${id} uploaded`)
    })
}

function isWaiting({ upload }: { readonly upload: Upload }): boolean {
  return upload === 'waiting'
}
