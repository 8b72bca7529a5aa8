import type { Failure, FailureCode } from '../domain/failure.ts'
import { withoutGuids } from '../domain/identity.ts'
import type { Outage } from '../negotiation/channel-back-off.ts'
import type { LookupResult } from '../operations/operation.ts'
import type {
  Delivery,
  EntryOutcome,
  EntryWithCustomer,
  StoredEntry,
  UndeliveredOutcome,
} from '../outbox/model.ts'
import { backoffMs } from '../outbox/schedule.ts'
import { afterLook, isLongEnough, type PageTime } from '../outbox/search.ts'
import type { Answer, ChannelError, LossReason } from '../wire/answer.ts'

/** The inputs of the next attempt's time: now in milliseconds since the epoch, and a random number from 0 up to 1. */
interface RetryTime {
  readonly now: number
  readonly random: number
  /** The end of an outage of the channel: everything waits for the same time. */
  readonly outageEndsAt?: number | undefined
}

interface SentEntry extends EntryWithCustomer {
  /** Sending it twice has the effect of sending it once. */
  readonly isSafeToResend: boolean
}

const signInFailure = (code: 'token_needed' | 'other_identity'): Failure => ({ kind: 'sign-in', code })
const channelUnreachable: Failure = { kind: 'unreachable', code: 'channel_unreachable' }
const channelBusy: Failure = { kind: 'unreachable', code: 'channel_busy' }
const answerLost: Failure = { kind: 'unreachable', code: 'answer_lost' }

/** Maps an answer to the outcome of its entry. Pure. Only this file decides what an answer means. */
export function outcomeOfAnswer(sent: SentEntry, answer: Answer<Delivery>, time: RetryTime): EntryOutcome {
  const { entry } = sent
  switch (answer.kind) {
    case 'ok':
      return { event: 'deliver', delivery: answer.body }
    case 'refused':
      return refused(sent, answer.error, time)
    case 'unauthorized':
      return { ...postponed(entry, signInFailure(answer.code), time), ...rejectedToken(entry) }
    case 'busy':
      return postponed(entry, channelBusy, time, answer.retryAfterMs)
    case 'not-the-channel':
      return postponed(entry, channelUnreachable, time)
    case 'communication-failed':
      return communicationFailed(sent, time)
    case 'lost':
      return lost(sent, lossFailure(answer.reason), time)
  }
}

/** Maps a lookup of an in-doubt entry to its outcome. If no lookup can tell, it stays in doubt for a person. Pure. */
export function outcomeOfLookup(
  entry: StoredEntry,
  result: LookupResult,
  time: RetryTime & PageTime,
): EntryOutcome {
  if (result.kind === 'found') return { event: 'deliver', delivery: result.delivery }
  const search = afterLook(entry.search, time, result.kind !== 'try-later')
  const isBelieved = result.kind !== 'try-later' && isLongEnough(search)
  if (result.kind === 'not-found' && isBelieved) return { event: 'not-found' }
  const seen = 'apply' in result ? { apply: result.apply } : {}
  const doubt = { failure: entry.failure ?? answerLost, search, ...seen }
  const isForPerson = result.kind === 'several' || result.kind === 'cannot-tell'
  if (isForPerson || (result.kind === 'unclear' && isBelieved)) return { event: 'answer-lost', ...doubt }
  return { event: 'postpone', ...doubt, nextAttemptAt: time.now + backoffMs(search.looksOfPage, time.random) }
}

/**
 * Maps the look for an attempt that was answered as not processed. Returns `undefined` if the entry may be sent again. What is
 * only similar is looked for until it is clear, or a person decides. Pure.
 */
export function outcomeOfRepeated(
  entry: StoredEntry,
  result: LookupResult,
  time: RetryTime & PageTime,
): EntryOutcome | undefined {
  switch (result.kind) {
    case 'found':
      return { event: 'deliver', delivery: result.delivery }
    case 'unclear':
    case 'several': {
      const search = afterLook(undefined, time, true)
      return { event: 'answer-lost', failure: answerLost, search, nextAttemptAt: time.now }
    }
    case 'try-later':
      return postponed(entry, entry.failure ?? channelBusy, time)
    case 'not-found':
    case 'cannot-tell':
      return undefined
  }
}

/** The outcome of an entry that was due in an outage: nothing was sent, so nothing is in doubt. */
export function outcomeOfOutage(entry: StoredEntry, { retryAt, failure }: Outage): UndeliveredOutcome {
  const postponed = outcomeOfUnsent(entry, retryAt)
  if (entry.status === 'in-doubt') return { ...postponed, failure: entry.failure ?? answerLost }
  const outcome = { ...postponed, failure }
  if (failure.code !== channelUnreachable.code) return outcome
  // A create that was queued while unreachable is sent as async, even if the profile says sync. A resend must not change.
  return entry.lastAttempt?.isResend ? outcome : { ...outcome, requestedMode: 'async' }
}

/** The outcome of an entry for which there is no token that may be sent: nothing was sent. */
export function outcomeOfMissingToken(
  entry: StoredEntry,
  code: 'token_needed' | 'other_identity',
  time: RetryTime,
): UndeliveredOutcome {
  return postponed({ ...entry, attempts: entry.attempts + 1 }, signInFailure(code), time)
}

/**
 * The outcome of an entry whose last attempt was certainly not processed. It is queued again, but a resend stays in doubt:
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

/** The outcome of an entry whose result this device could not save. */
export function outcomeOfLostResult(now: number): UndeliveredOutcome {
  return { event: 'answer-lost', failure: answerLost, nextAttemptAt: now }
}

function refused(sent: SentEntry, error: ChannelError, time: RetryTime): UndeliveredOutcome {
  const isEarly = error.resourceId?.endsWith('UpdateAsyncCustomerNotSupported')
  // Not an error: hold it until the account number is there.
  if (isEarly && sent.customer.identity.status === 'pending')
    return { event: 'hold', failure: { kind: 'pending', code: 'account_number_needed' } }
  return (
    keyRefused(sent, error, time) ??
    tokenRefused(sent, error, time) ?? { event: 'refuse', failure: toFailure(error) }
  )
}

/**
 * The outcome if the refusal may be about the token and not about the content: a channel answers 403 to a stale token as
 * well. The entry waits for another token. If the channel refuses that one too, the shopper may not do it.
 */
function tokenRefused(
  { entry }: SentEntry,
  error: ChannelError,
  time: RetryTime,
): UndeliveredOutcome | undefined {
  const rejected = rejectedToken(entry)
  const isSecondToken =
    entry.rejectedTokenId !== undefined && entry.rejectedTokenId !== rejected.rejectedTokenId
  if (error.status !== 403 || !rejected.rejectedTokenId || isSecondToken) return undefined
  return { ...postponed(entry, signInFailure('token_needed'), time), ...rejected }
}

function rejectedToken({ lastAttempt }: StoredEntry): Pick<UndeliveredOutcome, 'rejectedTokenId'> {
  return lastAttempt?.tokenId === undefined ? {} : { rejectedTokenId: lastAttempt.tokenId }
}

/**
 * The outcome if the refusal is about the idempotency key and not about the content; otherwise `undefined`. Source:
 * Idempotency-Key, draft-07.
 */
function keyRefused(sent: SentEntry, error: ChannelError, time: RetryTime): UndeliveredOutcome | undefined {
  const { lastAttempt } = sent.entry
  if (!lastAttempt?.idempotencyKey) return undefined
  // The channel is still processing the first attempt: ask again for its answer.
  if (error.status === 409) return lost(sent, answerLost, time)
  if (!lastAttempt.isResend) return undefined
  // 403 says nothing about the first attempt.
  if (error.status === 403) return postponed(sent.entry, toFailure(error), time)
  // The key is known with another body: the first attempt arrived, and only a person can find out how it ended.
  return error.status === 422 ? { event: 'answer-lost', failure: answerLost } : undefined
}

/** The channel could not reach headquarters. A create is sent again as async; another call may have been processed. */
function communicationFailed(sent: SentEntry, time: RetryTime): UndeliveredOutcome {
  const { entry } = sent
  if (entry.kind !== 'create-customer') return lost(sent, answerLost, time)
  if (entry.requestedMode === 'async') return postponed(entry, channelBusy, time)
  return { event: 'postpone', requestedMode: 'async', nextAttemptAt: time.now }
}

function lost({ entry, isSafeToResend }: SentEntry, failure: Failure, time: RetryTime): UndeliveredOutcome {
  if (isSafeToResend) return postponed(entry, failure, time)
  return { event: 'answer-lost', failure, nextAttemptAt: retryAt(entry, time) }
}

function postponed(
  entry: StoredEntry,
  failure: Failure,
  time: RetryTime,
  retryAfterMs?: number,
): UndeliveredOutcome {
  return { ...outcomeOfUnsent(entry, retryAt(entry, time, retryAfterMs)), failure }
}

function retryAt(
  { attempts }: StoredEntry,
  { now, random, outageEndsAt }: RetryTime,
  retryAfterMs?: number,
): number {
  return outageEndsAt ?? now + backoffMs(attempts, random, retryAfterMs)
}

function toFailure(error: ChannelError): Failure {
  return {
    kind: 'refused',
    code: toCode(error),
    ...(error.resourceId && { resourceId: error.resourceId }),
    ...(error.message && { channelMessage: withoutGuids(error.message, '…') }),
    ...(error.fields.length > 0 && { fields: error.fields }),
  }
}

function toCode({ status, resourceId }: ChannelError): FailureCode {
  if (resourceId?.endsWith('ExistingCustomerAlreadyMappedToExternalIdentity')) return 'customer_exists'
  return status === 403 ? 'not_allowed' : 'headquarters_refused'
}

function lossFailure(reason: LossReason): Failure {
  return reason === 'unreadable' || reason === 'about-somebody-else'
    ? { kind: 'unreachable', code: 'answer_unreadable' }
    : answerLost
}
