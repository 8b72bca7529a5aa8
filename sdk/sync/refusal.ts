import type { Failure, FailureCode } from '../domain/failure.ts'
import { withoutGuids } from '../domain/identity.ts'
import type { StoredEntry, UndeliveredOutcome } from '../outbox/model.ts'
import { saysCustomerExists, type ChannelError } from '../wire/answer.ts'
import { answerLost, lost, postponed, signInFailure, type RetryTime, type SentEntry } from './postponement.ts'

/** The outcome of an entry that the channel or headquarters refused, for whatever reason. Pure. */
export function outcomeOfRefusal(sent: SentEntry, error: ChannelError, time: RetryTime): UndeliveredOutcome {
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

/** The token of the last attempt, as one that is not sent for this entry again. */
export function rejectedToken({ lastAttempt }: StoredEntry): Pick<UndeliveredOutcome, 'rejectedTokenId'> {
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

function toFailure(error: ChannelError): Failure {
  return {
    kind: 'refused',
    code: toCode(error),
    ...(error.resourceId && { resourceId: readable(error.resourceId) }),
    ...(error.message && { channelMessage: readable(error.message) }),
    ...(error.fields.length > 0 && {
      fields: error.fields.map((field) => ({ ...field, path: readable(field.path) })),
    }),
  }
}

const readable = (text: string) => withoutGuids(text, '…')

function toCode(error: ChannelError): FailureCode {
  if (saysCustomerExists(error)) return 'customer_exists'
  return error.status === 403 ? 'not_allowed' : 'headquarters_refused'
}
