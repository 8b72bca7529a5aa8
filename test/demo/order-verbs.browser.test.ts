import { expect, test, vi } from 'vitest'
import { newOrderId } from '../../demo/app/order-id.ts'
import type { Order } from '../../demo/app/order-storage.svelte.ts'
import { placeOrder } from '../../demo/app/order-verbs.ts'
import type { Orders } from '../../demo/app/orders.ts'
import { findPayment } from '../../demo/app/payments.ts'

const to = { customerKey: 'ada', address: { street: 'Via Po 1', city: 'Torino', country: 'ITA' as const } }
const choices = { deliveryMode: 'standard', card: 'approved' } as const

/** The orders of a device without a shop. */
function setupOrders() {
  const stored = new Map<string, Order>()
  const write = vi.fn(async (order: Order) => void stored.set(order.id, order))
  const storage = { find: async (id: string) => stored.get(id), write }
  return {
    stored,
    write,
    orders: { storage, owner: undefined, sendNow: async () => {} } as unknown as Orders,
  }
}

test('a cart that another tab has ordered already is neither paid nor ordered again', async () => {
  const { orders, stored, write } = setupOrders()
  const cart = { id: newOrderId(), quantities: { chalk: 1 } }
  const paid = await placeOrder(orders, cart, to, choices)
  expect(paid).toMatchObject({ status: 'unsent', payment: await findPayment(cart.id) })
  const placed = { ...(paid as Order), status: 'placed', number: '7', placedAt: 1 } as Order
  stored.set(cart.id, placed)
  write.mockClear()
  expect(await placeOrder(orders, cart, to, choices)).toBe(placed)
  expect(write).not.toHaveBeenCalled()
})
