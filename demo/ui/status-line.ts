import type { OutboxEntry, Status } from 'pending-sync'
import type { PaidOrder } from '../app/order-storage.svelte.ts'

/**
 * The one thing that the status line says about everything on this device, or `undefined` while a shopper has sent nothing.
 *
 * - `sending`: something is being sent.
 * - `decision`: something was not accepted, or nobody can tell if it arrived.
 * - `unsent`: something waits on this device.
 * - `numberMissing`: everything is at the shop, and an account number is missing.
 * - `allSent`: nothing is left to do.
 */
export type LineState = 'sending' | 'decision' | 'unsent' | 'numberMissing' | 'allSent'

/**
 * Decides what the status line says of the entries and orders. Pure. One that a person decides about is not sent by itself, so
 * it comes before those that are. `hasSent`: this device knows of a registration or an order.
 */
export function lineStateOf(
  { state, unsent, pending }: Status,
  entries: readonly Undelivered[],
  hasSent: boolean,
): LineState | undefined {
  if (state === 'sending') return 'sending'
  if (entries.some(needsDecision)) return 'decision'
  if (unsent > 0) return 'unsent'
  if (pending > 0) return 'numberMissing'
  return hasSent ? 'allSent' : undefined
}

type Undelivered = Pick<OutboxEntry, 'status' | 'nextAttemptAt'> | Pick<PaidOrder, 'status'>

/** Nothing happens until a person decides: it was not accepted, or the channel cannot tell if it has it. */
export const needsDecision = (entry: Undelivered) =>
  entry.status === 'refused' || (entry.status === 'in-doubt' && !entry.nextAttemptAt)
