import { itemId } from '../products/items.ts'
import { saleTo } from '../sale/amounts.ts'
import type { DeliveryMode } from '../sale/delivery.ts'
import { cart, type Cart } from './cart.svelte.ts'
import type { Destination, Order, PaidOrder } from './order-storage.svelte.ts'
import { alone, type Orders } from './orders.ts'
import { cancelPayment, findPayment, requestPayment, type TestCard } from './payments.ts'

/** The choices of a checkout. */
export interface Choices {
  readonly deliveryMode: DeliveryMode
  readonly card: TestCard
}

/** The reason why an order is not placed. */
export type NotPaid = 'declined' | 'no answer'

/**
 * Pays and orders the content of a cart. Called again for the same cart, such as in another tab, it makes no second order
 * and no second payment. The order is sent as soon as it can be.
 */
export async function placeOrder(
  orders: Orders,
  { id, quantities }: Cart,
  to: Destination,
  { deliveryMode, card }: Choices,
): Promise<PaidOrder | NotPaid> {
  const { storage, owner } = orders
  const draft: Order = {
    ...to,
    id,
    ...(owner !== undefined && { owner }),
    ...saleTo(to.address.country, quantities, deliveryMode),
    deliveryMode,
    orderedAt: Date.now(),
    status: 'unpaid',
  }
  const placed = await alone(id, async () => {
    const stored = await storage.find(id)
    if (stored && stored.status !== 'unpaid') return stored
    // 1. The page of an earlier try ended after the bank's approval. 2. The approval is for the order of that try.
    const earlier = stored && (await findPayment(id))
    if (!earlier) await storage.write(draft)
    const payment = earlier ?? (await requestPayment(id, card, draft.amounts.total))
    if (typeof payment === 'string') return payment
    const order = { ...(earlier && stored ? stored : draft), status: 'unsent', payment } as const
    await storage.write(order)
    return order
  })
  if (typeof placed !== 'string') void orders.sendNow(id)
  return placed
}

/** Sends a refused order again. */
export async function retryOrder({ storage, withOrder, sendNow }: Orders, id: string): Promise<void> {
  await withOrder(id, async (order) => {
    if (order.status === 'refused') await storage.write({ ...order, status: 'unsent' })
  })
  await sendNow(id)
}

/**
 * Puts everything back into the cart, cancels the payment and removes the order, unless the server has it or may have it.
 */
export async function takeBackOrder({ storage, withOrder, recipientOf }: Orders, id: string): Promise<void> {
  await withOrder(id, async (order) => {
    const wasNeverSent = order.status === 'unsent' && !(await recipientOf(order))
    if (order.status !== 'refused' && !wasNeverSent) return
    orderAgain(order)
    await storage.remove(id)
    await cancelPayment(id)
  })
}

/** Puts the lines of an order into the cart, without items that are no longer sold. */
export function orderAgain({ lines }: Pick<Order, 'lines'>): void {
  for (const line of lines) cart.add(itemId(line), line.quantity)
}
