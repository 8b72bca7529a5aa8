import type { Failure } from './failure.ts'
import type { CustomerKey, EntryId } from './identity.ts'

/**
 * The state of an outbox entry.
 *
 * - `queued`: on this device, to be sent when it is due.
 * - `sending`: a tab is sending it now.
 * - `waiting`: held until its customer has an account number.
 * - `in-doubt`: sent, and the answer was lost. It is looked up first and never simply sent again.
 * - `delivered`: the channel accepted it. A delivered entry is removed, so no list contains one.
 * - `refused`: the channel or headquarters said no; kept until it is amended, retried or discarded.
 */
export type EntryStatus = 'queued' | 'sending' | 'waiting' | 'in-doubt' | 'delivered' | 'refused'

/**
 * The kinds of intents. Each is decided by a row of the decision table and sent by a file in `operations/`.
 *
 * - `create-customer`: `customers.create`.
 * - `create-address`: `addresses.create`, or an address that a create could not include.
 * - `edit-address`: `addresses.update` and `addresses.deactivate`.
 * - `add-title`: `titles.add`, or a title that a create could not include.
 * - `add-affiliation`: `affiliations.add`, or an affiliation that a create could not include.
 * - `add-contact`: `contacts.add`, or a second e-mail or phone that a create could not include.
 * - `edit-customer`: `customers.update`.
 * - `issue-loyalty-card`: `loyalty.issueCard`.
 */
export type EntryKind =
  | 'create-customer'
  | 'create-address'
  | 'edit-address'
  | 'add-title'
  | 'add-affiliation'
  | 'add-contact'
  | 'edit-customer'
  | 'issue-loyalty-card'

/** An intent that is recorded on this device, as a storefront may show it. */
export interface OutboxEntry {
  /** The id for `outbox.retry`, `discard` and `resolve`. It also travels to the channel as the request id. */
  readonly id: EntryId
  /** The kind of intent; see `EntryKind`. */
  readonly kind: EntryKind
  /** The customer it is about. */
  readonly customerKey: CustomerKey
  /** The state; see `EntryStatus`. It is never `delivered` here. */
  readonly status: EntryStatus
  /** The number of attempts so far. */
  readonly attempts: number
  /**
   * The time of the next attempt, in milliseconds since the epoch; absent when none is planned. An in-doubt entry without
   * it cannot be looked up: a person decides, with `outbox.resolve`.
   */
  readonly nextAttemptAt?: number
  /** The reason for the last failure, or the reason why a `waiting` entry waits. */
  readonly failure?: Failure
  /** The time it was recorded, in milliseconds since the epoch. */
  readonly recordedAt: number
}
