import type { FieldFailure } from '../domain/failure.ts'

/** What the channel said no to, and why. */
export interface ChannelError {
  readonly status: number
  readonly resourceId?: string
  /** In the language the request asked for. */
  readonly message?: string
  readonly fields: readonly FieldFailure[]
}

/** Why it is unknown whether a request was processed. */
export type LossReason = 'no-answer' | 'timeout' | 'server-fault' | 'unreadable'

/**
 * How a request ended, by what follows from it: nothing is thrown.
 *
 * - `ok`: processed. `refused`: answered with no.
 * - `unauthorized`: a token is needed. `busy`: certainly not processed, come back later.
 * - `communication-failed`: the channel is there and could not reach headquarters.
 * - `lost`: it may or may not have been processed.
 */
export type Answer<Body> =
  | { readonly kind: 'ok'; readonly body: Body }
  | { readonly kind: 'refused'; readonly error: ChannelError }
  | { readonly kind: 'unauthorized' }
  | { readonly kind: 'busy'; readonly retryAfterMs?: number }
  | { readonly kind: 'communication-failed' }
  | { readonly kind: 'lost'; readonly reason: LossReason }
