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

/** The former versions of a customer's row, kept while the search index lags behind. */
export interface SearchVersionRow {
  /** Table and key of the row. */
  readonly name: string
  /** Oldest first. */
  readonly versions: readonly {
    /** When a newer version was stored, in milliseconds since the epoch. */
    readonly replacedAt: number
    /** The row as it was. Absent: there was none. */
    readonly row?: unknown
  }[]
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
  /** The key, without its quotes. */
  readonly key: string
  /** Method, path and body: the same key with another fingerprint is refused. */
  readonly fingerprint: string
  /** In milliseconds since the epoch. */
  readonly startedAt: number
  /** The answer as JSON. Absent while the first request is in progress. */
  readonly answer?: string
}
