import type { Publish } from './settings.ts'

/** Rows that no view of the tables shows. */

/** The state of the random numbers and the sequences. */
export interface MetaRow {
  readonly seed: number
  /** How many random numbers were taken. */
  readonly randomCount: number
  readonly lastAccountNumber: number
  readonly lastRecordId: number
}

export interface PublishingRow {
  readonly publish: Publish
}

/** The customer of an external identity. */
export interface IdentityRow {
  /** The subject of the id token. */
  readonly subject: string
  /** Account number or temporary GUID. */
  readonly account: string
}

/** A request that came with an `Idempotency-Key`. */
export interface IdempotencyRow {
  readonly key: string
  readonly fingerprint: string
  readonly startedAt: number
  /** JSON. Absent while the first request is in progress. */
  readonly answer?: string
}
