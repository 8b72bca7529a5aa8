import type { Upload } from '../model/channel-rows.ts'
import type { RowReport } from '../model/jobs.ts'
import type { Rows } from '../model/tables.ts'
import { oneLineAddress } from './report-lines.ts'

/** Uploads the channel's new rows to headquarters, each of them once. */
export function pJob(rows: Rows, now: number): RowReport[] {
  return [
    ...uploadCustomers(rows, now),
    ...uploadAddresses(rows, now),
    ...uploadEdits(rows, now),
    ...uploadOrders(rows, now),
  ]
}

const waiting = { status: 'waiting' } as const

function uploadCustomers(rows: Rows, uploadedAt: number): RowReport[] {
  return rows
    .all('channelAsyncCustomers')
    .filter(isWaiting)
    .map((row) => {
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
      return { outcome: 'uploaded', kind: 'customer', name: customer.Name }
    })
}

function uploadAddresses(rows: Rows, uploadedAt: number): RowReport[] {
  return rows
    .all('channelAsyncAddresses')
    .filter(isWaiting)
    .map((row) => {
      const { id, account, sequence, address } = row
      rows.put('channelAsyncAddresses', id, { ...row, upload: 'uploaded' })
      rows.put('uploadedAddresses', id, {
        id,
        account,
        sequence,
        uploadedAt,
        synchronization: waiting,
        address,
      })
      return { outcome: 'uploaded', kind: 'address', address: oneLineAddress(address) }
    })
}

function uploadEdits(rows: Rows, uploadedAt: number): RowReport[] {
  return rows
    .all('channelAsyncEdits')
    .filter(isWaiting)
    .map((row) => {
      const { id, account, sequence, changes } = row
      rows.put('channelAsyncEdits', id, { ...row, upload: 'uploaded' })
      rows.put('uploadedEdits', id, {
        id,
        account,
        sequence,
        uploadedAt,
        synchronization: waiting,
        changes,
      })
      return { outcome: 'uploaded', kind: 'edit', properties: Object.keys(changes) }
    })
}

function uploadOrders(rows: Rows, uploadedAt: number): RowReport[] {
  return rows
    .all('channelOrders')
    .filter(isWaiting)
    .map((row) => {
      const { id, account } = row
      rows.put('channelOrders', id, { ...row, upload: 'uploaded' })
      rows.put('orders', id, { id, account, uploadedAt, synchronization: waiting })
      return { outcome: 'uploaded', kind: 'order', id }
    })
}

function isWaiting({ upload }: { readonly upload: Upload }): boolean {
  return upload === 'waiting'
}
