import type { NewOrder } from '../api/headquarters.ts'
import type { OrderRow } from '../model/channel-rows.ts'
import type { Rows } from '../model/tables.ts'
import { nextRecordId } from '../tables/numbers.ts'
import { Refusal } from '../wire/refusal.ts'
import { customerOf } from './find-customer.ts'

/**
 * Places an order in the channel. A sync order is booked at headquarters at once, so it is refused for a pending
 * customer. Returns the existing order when one has the same reference, even if its customer has an account number by
 * now.
 */
export function placeOrder(
  rows: Rows,
  { account, mode = 'async', channelReferenceId }: NewOrder,
  createdAt: number,
): OrderRow {
  const existing = channelReferenceId && orderWithReference(rows, channelReferenceId)
  if (existing) return existing
  const found = customerOf(rows, account)
  if (!found) throw new Refusal('CustomerNotFound')
  if (mode === 'sync' && found.status === 'pending') {
    throw new Refusal('CannotCreateSynchronousCustomerOrderForAsyncCustomer')
  }
  const id = `SO${nextRecordId(rows)}`
  const order: OrderRow = {
    id,
    account: found.account,
    createdAt,
    upload: mode === 'sync' ? 'uploaded' : 'waiting',
    ...(channelReferenceId && { channelReferenceId }),
  }
  rows.put('channelOrders', id, order)
  if (mode === 'sync') {
    const done = { status: 'done' } as const
    const accountNumber = found.account
    rows.put('orders', id, {
      id,
      account: accountNumber,
      uploadedAt: createdAt,
      synchronization: done,
      accountNumber,
    })
  }
  return order
}

function orderWithReference(rows: Rows, reference: string): OrderRow | undefined {
  return rows.all('channelOrders').find(({ channelReferenceId }) => channelReferenceId === reference)
}
