import type { Customer, OwnCustomer } from 'pending-sync'
import type { Session } from './session.ts'

/** True if the shop knows no account of the shopper: neither one of a signed-in person, nor a guest's on this device. */
export function mayRegister(
  { state }: OwnCustomer,
  customers: readonly Customer[],
  { person }: Session,
): boolean {
  return state !== 'known' && (person !== undefined || customers.length === 0)
}
