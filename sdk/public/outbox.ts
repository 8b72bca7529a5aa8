import type { OutboxEntry } from '../domain/entry.ts'
import type { EntryId } from '../domain/identity.ts'
import type { Store } from '../store.ts'

/** The open entries: every intent that is not delivered. Each can be retried, discarded or resolved by a person. */
export interface Outbox extends Store<readonly OutboxEntry[]> {
  /**
   * Sends a queued or refused entry now. Throws a `refused` error with the code `not_possible_now` if it is being sent, in
   * doubt or waiting, and with `entry_unknown` if there is no such entry.
   */
  retry(id: EntryId): Promise<void>
  /**
   * Removes an entry for good. Discarding a create removes the customer and all its entries. Throws a `refused` error with
   * the code `not_possible_now` if it is being sent, and with `entry_unknown` if there is no such entry.
   */
  discard(id: EntryId): Promise<void>
  /**
   * Decides about an in-doubt entry. `resend` sends it again, at the risk of a second customer or address. `discard` removes
   * it, as above, although the channel may have it. Throws like `discard`; `resend` also throws `not_possible_now` if the
   * entry is not in doubt. Any other decision is a `TypeError`, and nothing is discarded.
   *
   * Also decides about the differences between a create and the customer that the shopper already has (`customer_exists`), about
   * all of them together: `update` changes the customer, `discard` leaves it as it is. `update` throws `not_possible_now` for other
   * entries.
   */
  resolve(id: EntryId, decision: 'resend' | 'discard' | 'update'): Promise<void>
}

/** A summary of the outbox. */
export interface Status {
  /**
   * - `idle`: nothing to do now.
   * - `sending`: entries are being sent or due.
   * - `offline`: the device is offline or the channel unreachable; entries are sent when it is back.
   * - `blocked`: the site or a person must act, because a token is needed, the channel does not know this site, or the device's
   *   storage does not work.
   */
  readonly state: 'idle' | 'sending' | 'offline' | 'blocked'
  /** The number of entries that no channel has accepted yet, without refused ones. */
  readonly unsent: number
  /** The number of unsent entries that are in doubt: sent, and the answer was lost. */
  readonly inDoubt: number
  /** The number of customers that a channel accepted and that have no account number yet. */
  readonly pending: number
  /** The time of the next attempt, in milliseconds since the epoch; absent if none is planned or one is due now. */
  readonly nextAttemptAt?: number
  /**
   * The time when account numbers are asked for next, in milliseconds since the epoch; absent if none is missing, or if nobody
   * looks at a tab.
   */
  readonly nextLookAt?: number
}
