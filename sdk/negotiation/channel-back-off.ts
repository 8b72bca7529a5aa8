import type { Failure } from '../domain/failure.ts'
import type { Environment } from '../environment.ts'
import { backoffMs, longestRetryAfterMs } from '../outbox/schedule.ts'
import { isUnanswered, type Answer } from '../wire/answer.ts'
import type { RequestKind } from '../wire/transport.ts'

/** A pause of all requests to the channel, unless a person asks for one. */
export interface Outage {
  /** In milliseconds since the epoch. */
  readonly retryAt: number
  /** The failure of everything that waits. */
  readonly failure: Failure
}

/**
 * One back-off for the whole channel: while it is unreachable, busy or failing, everything waits for the same time, and one
 * request asks whether it is back. With a back-off for each entry it would be asked as often as there are entries.
 */
export interface ChannelBackOff {
  /** Call after every request. `operation`: its path without keys. */
  note(kind: RequestKind, answer: Answer<unknown>, operation: string): void
  /** The current outage; `undefined` while the channel may be asked. */
  current(): Outage | undefined
  /** True until the channel states its configuration after it refused to, also while it may be asked again. */
  isMisconfigured(): boolean
  /** True until a change, or what failed, was processed after an outage: entries are tried one at a time. */
  isOnTrial(): boolean
  /**
   * Ends the waiting, because a person wants it or the connection may be back. A pause that the channel asked for
   * (`Retry-After`) stays.
   */
  skip(): void
}

/** A failure this long ago says nothing about the next one, in milliseconds. */
const forgottenAfterMs = 30 * 60_000

/** An outage ends with a success of at least the weight of what failed. */
const weights: Readonly<Record<RequestKind, number>> = { question: 0, probe: 1, change: 2 }

export function createChannelBackOff(environment: Environment, toFailure: ToFailure): ChannelBackOff {
  let failure: Failure | undefined
  let attempts = 0
  let retryAt = 0
  /** The request that must succeed before the outage ends: any, the channel's configuration, or a change. */
  let failing: RequestKind = 'question'
  let failed = { operation: '', at: 0 }
  let isAskedFor = false

  function isWaiting(): boolean {
    const leftMs = retryAt - environment.now()
    // A time further away was planned before the device's clock was set back.
    return failure !== undefined && leftMs > 0 && leftMs <= longestRetryAfterMs
  }

  function noteSuccess(kind: RequestKind, operation: string): void {
    // A channel that answers questions may still refuse all changes.
    if (weights[kind] < weights[failing]) return
    failure = undefined
    // Another question may be tried again now. If the delay began anew, one that always fails would be asked every second.
    if (kind === 'change' || operation === failed.operation) attempts = 0
    retryAt = 0
    failing = 'question'
    isAskedFor = false
  }

  function noteFailure(
    kind: RequestKind,
    next: Failure,
    retryAfterMs: number | undefined,
    operation: string,
  ): void {
    const now = environment.now()
    if (now - failed.at > forgottenAfterMs) attempts = 0
    failed = { operation, at: now }
    const needed = next.kind === 'configuration' || kind === 'change' ? kind : 'question'
    if (weights[needed] > weights[failing]) failing = needed
    // Requests that were in flight together fail together, and count as one attempt.
    if (!isWaiting()) {
      attempts += 1
      retryAt = 0
      isAskedFor = false
    }
    failure = next
    const delayMs = backoffMs(attempts, environment.random(), retryAfterMs)
    if (retryAt === 0 || retryAfterMs !== undefined) retryAt = Math.max(retryAt, now + delayMs)
    isAskedFor ||= retryAfterMs !== undefined
  }

  return {
    note(kind, answer, operation) {
      const next = toFailure(kind, answer)
      if (!next) noteSuccess(kind, operation)
      else noteFailure(kind, next, answer.kind === 'busy' ? answer.retryAfterMs : undefined, operation)
    },
    current: () => (failure && isWaiting() ? { retryAt, failure } : undefined),
    isMisconfigured: () => failure?.kind === 'configuration',
    isOnTrial: () => attempts > 0,
    skip() {
      if (!isAskedFor) retryAt = 0
    },
  }
}

/** Finds the failure that an answer means for everything that would be sent; `undefined` if it is about its request only. */
type ToFailure = (kind: RequestKind, answer: Answer<unknown>) => Failure | undefined

/** True if nobody answered, or a gateway. To a question that it does not know, a channel may answer like a gateway. */
export function isOutOfReach(kind: RequestKind, answer: Answer<unknown>): boolean {
  return isUnanswered(answer) || (answer.kind === 'not-the-channel' && kind !== 'question')
}

/**
 * True if the channel refuses what it states to everybody: it does not know the operating unit number, or it is another
 * service. A channel may forbid the question (403) and take everything else.
 */
function refusesConfiguration(kind: RequestKind, answer: Answer<unknown>): boolean {
  const isRefused = answer.kind === 'refused' && answer.error.status !== 403
  return kind === 'probe' && (isRefused || answer.kind === 'unauthorized')
}

/** The failure of every owner's requests: the channel is unreachable, not set up, busy or failing. */
export const outageOfChannel: ToFailure = (kind, answer) => {
  if (refusesConfiguration(kind, answer)) return { kind: 'configuration', code: 'channel_misconfigured' }
  if (isOutOfReach(kind, answer)) return { kind: 'unreachable', code: 'channel_unreachable' }
  const isFailing = answer.kind === 'lost' && kind !== 'question'
  return answer.kind === 'busy' || isFailing ? { kind: 'unreachable', code: 'channel_busy' } : undefined
}

/** The failure of one owner that has no token: its next change would get the same answer. */
export const outageOfAnonymous: ToFailure = (kind, answer) =>
  answer.kind === 'unauthorized' && kind === 'change' ? { kind: 'sign-in', code: answer.code } : undefined
