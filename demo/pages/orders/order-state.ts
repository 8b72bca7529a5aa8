import type { Customer, OutboxEntry } from 'pending-sync'
import type { PaidOrder } from '../../app/order-storage.svelte.ts'
import { needsDecision } from '../../ui/status-line.ts'
import { createOf } from '../customer/create-entry.ts'

/** The status of an order for the shopper, including the reason why it waits. */
export type OrderState =
  | 'placed'
  | 'refused'
  | 'withdrawn'
  | 'registrationRefused'
  | 'registrationUndecided'
  | 'awaitingRegistration'
  | 'offline'
  | 'sending'

/** Decides the status of an order. Pure. `entries`: what this device has not delivered yet. */
export function orderStateOf(
  order: PaidOrder,
  customer: Customer | undefined,
  entries: readonly OutboxEntry[],
  connection: 'online' | 'offline',
): OrderState {
  if (order.status !== 'unsent') return order.status
  if (!customer) return 'withdrawn'
  if (customer.status === 'refused') return 'registrationRefused'
  if (customer.status === 'queued') {
    const create = createOf(customer, entries)
    return create && needsDecision(create) ? 'registrationUndecided' : 'awaitingRegistration'
  }
  return connection === 'offline' ? 'offline' : 'sending'
}

/** The order cannot go on until the shopper acts. */
export const isStuck = (state: OrderState) =>
  ['refused', 'withdrawn', 'registrationRefused', 'registrationUndecided'].includes(state)

/** The account page says more about it. */
export const isOfAccount = (state: OrderState) =>
  ['registrationRefused', 'registrationUndecided', 'awaitingRegistration'].includes(state)
