import type { Failure } from '../domain/failure.ts'
import { withoutGuids } from '../domain/identity.ts'
import type { Delivery, OpenSettlement, Settlement } from '../outbox/intents.ts'
import type { StoredCustomer, StoredEntry } from '../outbox/records.ts'
import type { Answer, ChannelError, LossReason } from '../wire/answer.ts'
import { backoffMs } from './backoff.ts'

export interface Moment {
  readonly now: number
  readonly random: number
}

/** What was asked, as far as it decides what an answer means. */
export interface Asked {
  readonly entry: StoredEntry
  readonly customer: StoredCustomer
  /** Sent twice it changes nothing. */
  readonly isRepeatable: boolean
}

/** What an answer means for its entry. Pure: the one place where answers become decisions. */
export function settlementOf(asked: Asked, answer: Answer<Delivery>, moment: Moment): Settlement {
  const { entry } = asked
  switch (answer.kind) {
    case 'ok':
      return { event: 'deliver', delivery: answer.body }
    case 'refused':
      return refused(asked, answer.error, moment)
    case 'unauthorized':
      return postponed(entry, noToken, moment)
    case 'busy':
      return postponed(entry, { kind: 'unreachable', code: 'channel_busy' }, moment, answer.retryAfterMs)
    case 'communication-failed':
      return communicationFailed(asked, moment)
    case 'lost':
      return lost(asked, loss(answer.reason), moment)
  }
}

/** The channel could not be asked at all: nothing was sent, so there is no doubt. */
export function outOfReach(entry: StoredEntry, moment: Moment): Settlement {
  const tried = { ...entry, attempts: entry.attempts + 1 }
  if (entry.status === 'in-doubt') return postponed(tried, entry.failure ?? loss('no-answer'), moment)
  const failure: Failure = { kind: 'unreachable', code: 'channel_unreachable' }
  if (entry.sent?.isAgain) return postponed(tried, failure, moment)
  // Out of reach forces async, even where the profile says sync.
  return { ...postponed(tried, failure, moment), requestedMode: 'async' }
}

/** The site could not say as whom: nothing was sent. */
export function tokenNeeded(entry: StoredEntry, moment: Moment): Settlement {
  return postponed({ ...entry, attempts: entry.attempts + 1 }, noToken, moment)
}

const noToken: Failure = { kind: 'refused', code: 'token_needed' }

/** What a pending customer cannot have is not wrong, only early. */
function refused(asked: Asked, error: ChannelError, moment: Moment): Settlement {
  const isEarly = error.resourceId?.endsWith('UpdateAsyncCustomerNotSupported')
  if (isEarly && asked.customer.identity.status === 'pending') {
    return { event: 'hold', failure: { kind: 'pending', code: 'account_number_needed' } }
  }
  return unheard(asked, error, moment) ?? { event: 'refuse', failure: refusal(error) }
}

/** Refusals of a request by its key, which say nothing of what it asks for (Idempotency-Key, draft-07). */
function unheard(asked: Asked, error: ChannelError, moment: Moment): Settlement | undefined {
  const { sent } = asked.entry
  if (!sent?.idempotencyKey) return undefined
  // The first request is still underway: ask again for its answer.
  if (error.status === 409) return lost(asked, loss('no-answer'), moment)
  if (!sent.isAgain) return undefined
  // Who may not ask any more hears nothing of the first request.
  if (error.status === 403) return postponed(asked.entry, refusal(error), moment)
  // Known with other bytes: the first request arrived, and only a person can find out what became of it.
  return error.status === 422 ? { event: 'lose', failure: loss('no-answer') } : undefined
}

/** A real-time call that failed on the way makes a create async; other calls may have reached headquarters. */
function communicationFailed(asked: Asked, moment: Moment): Settlement {
  const { entry } = asked
  if (entry.kind !== 'create-customer') return lost(asked, loss('no-answer'), moment)
  if (entry.requestedMode === 'async') {
    return postponed(entry, { kind: 'unreachable', code: 'channel_busy' }, moment)
  }
  return { event: 'postpone', requestedMode: 'async', nextAttemptAt: moment.now }
}

function lost({ entry, isRepeatable }: Asked, failure: Failure, moment: Moment): Settlement {
  if (isRepeatable) return postponed(entry, failure, moment)
  return { event: 'lose', failure, nextAttemptAt: nextAttemptAt(entry, moment) }
}

function postponed(
  entry: StoredEntry,
  failure: Failure,
  moment: Moment,
  retryAfterMs?: number,
): OpenSettlement {
  const at = nextAttemptAt(entry, moment, retryAfterMs)
  return { ...notProcessed(entry, at), failure }
}

/** What was in doubt when it was sent again stays so: only the last try was certainly not processed. */
export function notProcessed({ status, sent }: StoredEntry, nextAttemptAt: number): OpenSettlement {
  return { event: status === 'sending' && sent?.isAgain ? 'lose' : 'postpone', nextAttemptAt }
}

function nextAttemptAt(entry: StoredEntry, moment: Moment, retryAfterMs?: number): number {
  return moment.now + backoffMs(entry.attempts, moment.random, retryAfterMs)
}

function refusal(error: ChannelError): Failure {
  return {
    kind: 'refused',
    code: error.status === 403 ? 'not_allowed' : 'headquarters_refused',
    ...(error.resourceId && { resourceId: error.resourceId }),
    ...(error.message && { said: withoutGuids(error.message, '…') }),
    ...(error.fields.length > 0 && { fields: error.fields }),
  }
}

function loss(reason: LossReason): Failure {
  return { kind: 'unreachable', code: reason === 'unreadable' ? 'answer_unreadable' : 'answer_lost' }
}
