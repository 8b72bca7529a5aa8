import type { Customer, OutboxEntry, Status } from 'pending-sync'
import { createOf } from '../customer/create-entry.ts'

/**
 * The situation of a customer: the one thing that the account page says about it.
 *
 * - `kept`: only on this device; it is sent by itself.
 * - `offline`: the same, and the shop cannot be reached.
 * - `blocked`: the same, and somebody must act first, such as sign in.
 * - `checking`: sent, the answer was lost, and the channel is asked whether it has it.
 * - `undecided`: the same, and the channel cannot tell: a person decides.
 * - `atShop`: accepted, without an account number.
 * - `late`: the same, for longer than usual.
 * - `refused`: not accepted.
 * - `done`: it has an account number.
 */
export type Situation =
  'kept' | 'offline' | 'blocked' | 'checking' | 'undecided' | 'atShop' | 'late' | 'refused' | 'done'

/**
 * A customer that has waited for so long is late, in milliseconds. The SDK asks for a number again after a quarter of the
 * time that the customer has waited, and at the latest after six minutes: from 24 minutes on it expects no number soon.
 */
export const lateAfterMs = 24 * 60_000

/** A next look beyond this time waits for a run of the jobs that the channel has announced, in milliseconds. */
const longestLookMs = 7 * 60_000

/** The facts that a situation depends on, besides the customer. Times in milliseconds since the epoch. */
export interface Circumstances {
  readonly entries: readonly OutboxEntry[]
  readonly status: Status
  readonly now: number
  /** The time when the customer began to wait for its number. */
  readonly waitsSince: number
}

/** Decides the situation of a customer. Pure. */
export function situationOf(customer: Customer, circumstances: Circumstances): Situation {
  switch (customer.status) {
    case 'synced':
      return 'done'
    case 'refused':
      return 'refused'
    case 'pending':
      return isLate(circumstances) ? 'late' : 'atShop'
    case 'queued':
      return whileQueued(createOf(customer, circumstances.entries), circumstances.status)
  }
}

function whileQueued(create: OutboxEntry | undefined, { state }: Status): Situation {
  if (create?.status === 'in-doubt') return create.nextAttemptAt ? 'checking' : 'undecided'
  return state === 'offline' || state === 'blocked' ? state : 'kept'
}

/** Nobody is late for a run that is still to come. */
function isLate({ status: { nextLookAt }, now, waitsSince }: Circumstances): boolean {
  const awaitsRun = nextLookAt !== undefined && nextLookAt - now > longestLookMs
  return now - waitsSince >= lateAfterMs && !awaitsRun
}
