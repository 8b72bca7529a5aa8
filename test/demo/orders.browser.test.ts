import type { Commerce } from 'pending-sync'
import { expect, onTestFinished, test, vi } from 'vitest'
import { newOrderId } from '../../demo/app/order-id.ts'
import type { PaidOrder } from '../../demo/app/order-storage.svelte.ts'
import { openCart } from '../../demo/app/cart.svelte.ts'
import { createOrders } from '../../demo/app/orders.ts'
import { saleTo } from '../../demo/sale/amounts.ts'

// A device without a cart of anybody.
openCart(undefined)

const customers = {
  all: { subscribe: () => () => {} },
  get: async () => ({ status: 'synced', accountNumber: '004021', name: 'Ada Rossi' }),
}
const commerce = { customers } as unknown as Commerce

function unsentOrder(): PaidOrder {
  const sale = saleTo('ITA', { chalk: 1 })
  const payment = { reference: 'P-1', card: 'approved', amount: sale.amounts.total } as const
  const address = { street: 'Via Po 1', city: 'Torino', country: 'ITA' } as const
  const facts = { id: newOrderId(), customerKey: 'ada', deliveryMode: 'standard', orderedAt: 1 } as const
  return { ...sale, ...facts, address, status: 'unsent', payment }
}

test('an order without an answer is sent again by itself after fifteen seconds', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  onTestFinished(() => void vi.useRealTimers())
  const answer = { status: 'placed', number: '7', placedAt: 2 } as const
  const placeOrder = vi.fn().mockRejectedValueOnce(new Error('no answer')).mockResolvedValue(answer)
  const orders = createOrders({ commerce, guest: commerce, owner: undefined }, placeOrder)
  onTestFinished(() => orders.storage.clear())
  await orders.ready
  const order = unsentOrder()
  await orders.storage.write(order)
  await orders.sendNow(order.id)
  expect(placeOrder).toHaveBeenCalledTimes(1)
  expect(await orders.storage.find(order.id)).toMatchObject({ status: 'unsent' })
  vi.advanceTimersByTime(15_000)
  await vi.waitFor(async () => expect(await orders.storage.find(order.id)).toMatchObject(answer))
  expect(placeOrder).toHaveBeenCalledTimes(2)
})
