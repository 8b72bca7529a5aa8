import type { Failure } from '../domain/failure.ts'
import type { Settlement } from '../outbox/outbox.ts'
import type { StoredEntry } from '../outbox/records.ts'
import type { Answer, ChannelError, LossReason } from '../wire/answer.ts'
import type { WireCustomer } from '../wire/customer-shape.ts'
import { backoffMs } from './backoff.ts'

export interface Moment {
  readonly now: number
  readonly random: number
}

/** What the answer to a create means for its entry. Pure: the one place where answers become decisions. */
export function settlementOf(entry: StoredEntry, answer: Answer<WireCustomer>, moment: Moment): Settlement {
  switch (answer.kind) {
    case 'ok':
      return { event: 'deliver', facts: answer.body.identity }
    case 'refused':
      return { event: 'refuse', failure: refusal(answer.error) }
    case 'unauthorized':
      return postponed(entry, { kind: 'refused', code: 'token_needed' }, moment)
    case 'busy':
      return postponed(entry, { kind: 'unreachable', code: 'channel_busy' }, moment, answer.retryAfterMs)
    case 'communication-failed':
      return communicationFailed(entry, moment)
    case 'lost':
      return { event: 'lose', failure: loss(answer.reason), nextAttemptAt: nextAttemptAt(entry, moment) }
  }
}

/** The channel could not be asked at all: nothing was sent, so there is no doubt. */
export function outOfReach(entry: StoredEntry, moment: Moment): Settlement {
  const tried = { ...entry, attempts: entry.attempts + 1 }
  if (entry.status === 'doubtful') return postponed(tried, entry.failure ?? loss('no-answer'), moment)
  const failure: Failure = { kind: 'unreachable', code: 'channel_out_of_reach' }
  // Out of reach forces async, even where the profile says sync.
  return { ...postponed(tried, failure, moment), requestedMode: 'async' }
}

/** A real-time call that failed on the way makes the create async; async itself never calls headquarters. */
function communicationFailed(entry: StoredEntry, moment: Moment): Settlement {
  const failure: Failure = { kind: 'unreachable', code: 'channel_busy' }
  if (entry.requestedMode === 'async') return postponed(entry, failure, moment)
  return { event: 'postpone', requestedMode: 'async', nextAttemptAt: moment.now }
}

function postponed(entry: StoredEntry, failure: Failure, moment: Moment, retryAfterMs?: number): Settlement {
  return { event: 'postpone', failure, nextAttemptAt: nextAttemptAt(entry, moment, retryAfterMs) }
}

function nextAttemptAt(entry: StoredEntry, moment: Moment, retryAfterMs?: number): number {
  return moment.now + backoffMs(entry.attempts, moment.random, retryAfterMs)
}

function refusal(error: ChannelError): Failure {
  return {
    kind: 'refused',
    code: error.status === 403 ? 'not_allowed' : 'headquarters_refused',
    ...(error.resourceId && { resourceId: error.resourceId }),
    ...(error.message && { said: error.message }),
    ...(error.fields.length > 0 && { fields: error.fields }),
  }
}

function loss(reason: LossReason): Failure {
  return { kind: 'unreachable', code: reason === 'unreadable' ? 'answer_unreadable' : 'answer_lost' }
}
