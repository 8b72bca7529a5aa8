import type { Failure } from '../domain/failure.ts'
import type { EntryWithCustomer, StoredEntry, UndeliveredOutcome } from '../outbox/model.ts'
import { backoffMs } from '../outbox/schedule.ts'

/** The inputs of the next attempt's time: now in milliseconds since the epoch, and a random number from 0 up to 1. */
export interface RetryTime {
  readonly now: number
  readonly random: number
  /** The end of an outage of the channel: nothing is tried before. */
  readonly outageEndsAt?: number | undefined
}

export interface SentEntry extends EntryWithCustomer {
  /** Sending it twice has the effect of sending it once. */
  readonly isSafeToResend: boolean
}

export const signInFailure = (code: 'token_needed' | 'other_identity'): Failure => ({ kind: 'sign-in', code })
export const channelUnreachable: Failure = { kind: 'unreachable', code: 'channel_unreachable' }
export const channelBusy: Failure = { kind: 'unreachable', code: 'channel_busy' }
export const answerLost: Failure = { kind: 'unreachable', code: 'answer_lost' }

/**
 * The outcome of an entry whose last attempt was not processed, as its answer says. It is queued again, but a resend stays in doubt:
 *
 * 1. A create is sent, and its answer is lost.
 * 2. It is sent again, and the channel answers that it is busy.
 * 3. Only the second attempt is known to be unprocessed. The first one may still have created the customer.
 */
export function outcomeOfUnsent(
  { status, lastAttempt }: StoredEntry,
  nextAttemptAt: number,
): UndeliveredOutcome {
  const isInDoubt = status === 'sending' && lastAttempt?.isResend
  return { event: isInDoubt ? 'answer-lost' : 'postpone', nextAttemptAt }
}

/** The outcome of an entry that may have been processed. */
export function lost(
  { entry, isSafeToResend }: SentEntry,
  failure: Failure,
  time: RetryTime,
): UndeliveredOutcome {
  if (isSafeToResend) return postponed(entry, failure, time)
  return { event: 'answer-lost', failure, nextAttemptAt: retryAt(entry, time) }
}

/** The outcome of an entry that was not processed, because of a failure that may pass. */
export function postponed(
  entry: StoredEntry,
  failure: Failure,
  time: RetryTime,
  retryAfterMs?: number,
  longestMs?: number,
): UndeliveredOutcome {
  return { ...outcomeOfUnsent(entry, retryAt(entry, time, retryAfterMs, longestMs)), failure }
}

function retryAt(
  { attempts }: StoredEntry,
  { now, random, outageEndsAt }: RetryTime,
  retryAfterMs?: number,
  longestMs?: number,
): number {
  // An entry that keeps failing is tried more rarely than the channel.
  return Math.max(outageEndsAt ?? 0, now + backoffMs(attempts, random, retryAfterMs, longestMs))
}
