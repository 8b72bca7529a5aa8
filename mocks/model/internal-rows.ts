import type { Publish } from './settings.ts'

/** Rows that no view of the tables shows. */

/** The state of the random numbers and the sequences. */
export interface MetaRow {
  /** The seed of the random numbers. */
  readonly seed: number
  /** How many random numbers were taken. */
  readonly randomCount: number
  /** The account number that was given last. */
  readonly lastAccountNumber: number
  /** The record id that was given last. */
  readonly lastRecordId: number
}

/** When changed settings reach the channel. */
export interface PublishingRow {
  /** `at once` or `by jobs`. */
  readonly publish: Publish
}

/** A request that came with an `Idempotency-Key`. */
export interface IdempotencyRow {
  /** The key, without its quotes. */
  readonly key: string
  /** Method, path and body: the same key with another fingerprint is refused. */
  readonly fingerprint: string
  /** In milliseconds since the epoch. */
  readonly startedAt: number
  /** The answer as JSON. Absent while the first request is in progress. */
  readonly answer?: string
}
