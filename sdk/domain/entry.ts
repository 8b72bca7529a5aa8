import type { Failure } from './failure.ts'
import type { CustomerKey } from './identity.ts'

/**
 * Where an intent stands on its way to the channel. `waiting`: held until its customer is synced. `in-doubt`: sent, and
 * the answer was lost; it is never simply sent again.
 */
export type EntryStatus = 'queued' | 'sending' | 'waiting' | 'in-doubt' | 'delivered' | 'refused'

/** What an intent is about. */
export type EntryKind =
  | 'create-customer'
  | 'create-address'
  | 'edit-address'
  | 'add-title'
  | 'add-affiliation'
  | 'add-contact'
  | 'edit-customer'
  | 'issue-loyalty-card'

/** An intent that is recorded on this device, as the storefront may show it. */
export interface OutboxEntry {
  readonly id: string
  readonly kind: EntryKind
  readonly customerKey: CustomerKey
  readonly status: EntryStatus
  /** How many times it was tried. */
  readonly attempts: number
  /**
   * When it will be tried again, in milliseconds since the epoch. A doubtful entry without it cannot be looked up: a
   * person decides, with `outbox.resolve`.
   */
  readonly nextAttemptAt?: number
  readonly failure?: Failure
  readonly recordedAt: number
}
