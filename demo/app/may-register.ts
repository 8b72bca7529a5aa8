import type { Customer, OwnCustomer } from 'pending-sync'
import type { Session } from './session.ts'

/** True if whoever uses the shop has no account that it knows of: neither a person's own one, nor a guest's on this device. */
export function mayRegister(
  { state }: OwnCustomer,
  customers: readonly Customer[],
  { person }: Session,
): boolean {
  return state !== 'known' && (person !== undefined || customers.length === 0)
}
