import type { OutboxEntry, Status } from 'pending-sync'
import type { PaidOrder } from '../app/order-storage.svelte.ts'

/**
 * The one thing that the status line says about everything on this device, or `undefined` while a shopper has sent nothing.
 *
 * - `sending`: something is being sent.
 * - `refused`: something was not accepted.
 * - `unsent`: something waits on this device.
 * - `numberMissing`: everything is at the shop, and an account number is missing.
 * - `allSent`: nothing is left to do.
 */
export type LineState = 'sending' | 'refused' | 'unsent' | 'numberMissing' | 'allSent'

/**
 * Decides what the status line says of the entries and orders. Pure. A refused one is not sent by itself, so it comes before
 * those that are. `hasSent`: this device knows of a registration or an order.
 */
export function lineStateOf(
  { state, unsent, pending }: Status,
  entries: readonly Pick<OutboxEntry | PaidOrder, 'status'>[],
  hasSent: boolean,
): LineState | undefined {
  if (state === 'sending') return 'sending'
  if (entries.some((entry) => entry.status === 'refused')) return 'refused'
  if (unsent > 0) return 'unsent'
  if (pending > 0) return 'numberMissing'
  return hasSent ? 'allSent' : undefined
}
