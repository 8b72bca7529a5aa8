import type { Cart } from '../wire/orders.ts'
import type { Publish } from './settings.ts'

/** Rows that no view of the tables shows. */

/** The state of the random numbers and the sequences. */
export interface MetaRow {
  /** The seed of the random numbers. */
  readonly seed: number
  /** The number of random numbers that were taken. */
  readonly randomCount: number
  /** The account number that was given last. */
  readonly lastAccountNumber: number
  /** The record id that was given last. */
  readonly lastRecordId: number
  /** The number of the change that the channel accepted last. Absent: none yet. */
  readonly lastSequence?: number
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

/** A request that came with an `Idempotency-Key`. */
export interface IdempotencyRow {
  /** The caller and its key, as JSON. */
  readonly key: string
  /** Method, path and body: the same key with another fingerprint is refused. */
  readonly fingerprint: string
  /** In milliseconds since the epoch. */
  readonly startedAt: number
  /** The answer as JSON. Absent while the first request is in progress. */
  readonly answer?: string
}

/** A cart. It is removed when it is checked out. */
export interface CartRow {
  /** The id of the cart. */
  readonly id: string
  /** The identity whose cart it is. Absent: everybody who knows its id can use it. */
  readonly subject?: string
  /** The cart. */
  readonly cart: Cart
}

/** A row of an index: for each value the number of its entries, and the entries with the keys of the rows. */
export type IndexRow =
  { readonly kind: 'head'; readonly count: number } | { readonly kind: 'entry'; readonly key: string }
