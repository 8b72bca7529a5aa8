import type { Customer } from 'pending-sync'
import type { PaidOrder } from '../../app/order-storage.svelte.ts'

/** The status of an order for the shopper, including the reason why it waits. */
export type OrderState =
  'placed' | 'refused' | 'withdrawn' | 'registrationRefused' | 'awaitingRegistration' | 'offline' | 'sending'

export function orderStateOf(
  order: PaidOrder,
  customer: Customer | undefined,
  connection: 'online' | 'offline',
): OrderState {
  if (order.status !== 'unsent') return order.status
  if (!customer) return 'withdrawn'
  if (customer.status === 'refused') return 'registrationRefused'
  if (customer.status === 'queued') return 'awaitingRegistration'
  return connection === 'offline' ? 'offline' : 'sending'
}

/** The order cannot go on until the shopper acts. */
export const isStuck = (state: OrderState) => ['refused', 'withdrawn', 'registrationRefused'].includes(state)
