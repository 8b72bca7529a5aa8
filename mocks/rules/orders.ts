import { nextRecordId } from '../tables/numbers.ts'
import type { OrderRow } from '../tables/rows.ts'
import type { Rows } from '../tables/types.ts'
import { Refusal } from '../wire/refusal.ts'
import { findCustomer } from './find.ts'

/** Places an order in the channel. A sync order is booked at headquarters at once, so its customer must be there. */
export function placeOrder(
  rows: Rows,
  { account, mode = 'async' }: { readonly account: string; readonly mode?: 'sync' | 'async' },
  createdAt: number,
): OrderRow {
  const found = findCustomer(rows, account)
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
