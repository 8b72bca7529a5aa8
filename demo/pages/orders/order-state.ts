import type { Customer } from 'pending-sync'
import type { Order } from '../../app/order-book.svelte.ts'

/** Where an order stands, and for what it waits. */
export type OrderState =
  'placed' | 'refused' | 'withdrawn' | 'registrationRefused' | 'awaitingRegistration' | 'offline' | 'sending'

export function orderStateOf(
  order: Order,
  customer: Customer | undefined,
  connection: 'online' | 'offline',
): OrderState {
  if (order.status !== 'kept') return order.status
  if (!customer) return 'withdrawn'
  if (customer.status === 'refused') return 'registrationRefused'
  if (customer.status === 'queued') return 'awaitingRegistration'
  return connection === 'offline' ? 'offline' : 'sending'
}

/** Where somebody has to do something. */
export const isStuck = (state: OrderState) => ['refused', 'withdrawn', 'registrationRefused'].includes(state)
