import type { Failure } from '../domain/failure.ts'
import type { Outage } from '../negotiation/channel-back-off.ts'
import type { LookupResult } from '../operations/operation.ts'
import type { Delivery, EntryOutcome, StoredEntry, UndeliveredOutcome } from '../outbox/model.ts'
import { backoffMs } from '../outbox/schedule.ts'
import { afterLook, isLongEnough, type PageTime } from '../outbox/search.ts'
import type { Answer, LossReason } from '../wire/answer.ts'
import {
  answerLost,
  channelBusy,
  channelUnreachable,
  lost,
  outcomeOfUnsent,
  postponed,
  signInFailure,
  type RetryTime,
  type SentEntry,
} from './postponement.ts'
import { outcomeOfRefusal, rejectedToken } from './refusal.ts'

/** The longest delay until the site is asked for a token again, in milliseconds: it costs the channel no request. */
const longestTokenDelayMs = 60_000

/** The longest delay between two answered lookups of an entry in doubt, in milliseconds. The lookups end after minutes. */
const longestLookDelayMs = 60_000

/**
 * Maps an answer to the outcome of its entry. Pure. `refusal.ts` decides what a refusal means, `postponement.ts` when an entry is
 * tried again.
 */
export function outcomeOfAnswer(sent: SentEntry, answer: Answer<Delivery>, time: RetryTime): EntryOutcome {
  const { entry } = sent
  switch (answer.kind) {
    case 'ok':
      return { event: 'deliver', delivery: answer.body }
    case 'refused':
      return outcomeOfRefusal(sent, answer.error, time)
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
  const longestMs = result.kind === 'try-later' ? undefined : longestLookDelayMs
  const nextInMs = backoffMs(search.looksOfPage, time.random, undefined, longestMs)
  return { event: 'postpone', ...doubt, nextAttemptAt: time.now + nextInMs }
}

/**
 * Maps the lookup of an attempt whose answer said that it was not processed. Returns `undefined` if the entry may be sent again.
 * If something is only similar, the lookup is repeated until it is clear, or a person decides. Pure.
 */
export function outcomeOfRepeated(
  entry: StoredEntry,
  result: LookupResult,
  time: RetryTime & PageTime,
): EntryOutcome | undefined {
  if (result.kind === 'found') return { event: 'deliver', delivery: result.delivery }
  if (result.kind === 'try-later') return postponed(entry, entry.failure ?? channelBusy, time)
  if (result.kind === 'not-found' || result.kind === 'cannot-tell') return undefined
  const search = afterLook(undefined, time, true)
  return { event: 'answer-lost', failure: answerLost, search, nextAttemptAt: time.now }
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
  const tried = { ...entry, attempts: entry.attempts + 1 }
  return postponed(tried, signInFailure(code), time, undefined, longestTokenDelayMs)
}

/** The outcome of an entry whose result this device could not save. */
export function outcomeOfLostResult(now: number): UndeliveredOutcome {
  return { event: 'answer-lost', failure: answerLost, nextAttemptAt: now }
}

/** The channel could not reach headquarters. A create is sent again as async; another call may have been processed. */
function communicationFailed(sent: SentEntry, time: RetryTime): UndeliveredOutcome {
  const { entry } = sent
  if (entry.kind !== 'create-customer') return lost(sent, answerLost, time)
  if (entry.requestedMode === 'async') return postponed(entry, channelBusy, time)
  return { event: 'postpone', requestedMode: 'async', nextAttemptAt: time.now }
}

function lossFailure(reason: LossReason): Failure {
  return reason === 'unreadable' || reason === 'about-somebody-else'
    ? { kind: 'unreachable', code: 'answer_unreadable' }
    : answerLost
}
