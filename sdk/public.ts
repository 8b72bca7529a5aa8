import type { Channel } from './domain/channel.ts'
import type { Customer } from './domain/customer.ts'
import type { EntryKind } from './domain/entry.ts'
import type { Decision } from './negotiation/decision.ts'
import type { Customers } from './public/customers.ts'
import type { Outbox, Status } from './public/outbox.ts'
import type { Addresses, Affiliations, Contacts, Loyalty, Titles } from './public/parts.ts'
import type { VerbOptions } from './public/verb-options.ts'
import type { Store } from './store.ts'

export type { CreateOptions, Customers, OwnCustomer } from './public/customers.ts'
export type { Outbox, Status } from './public/outbox.ts'
export type { Addresses, Affiliations, Contacts, Loyalty, Titles } from './public/parts.ts'
export type { VerbOptions } from './public/verb-options.ts'

/** Creates, shows and sends the customers of one channel. Made by `createCommerce`. */
export interface Commerce {
  /** The channel's configuration, as far as it is known. */
  readonly channel: Store<Channel>
  /** A summary for a status line. */
  readonly status: Store<Status>
  /** Resolves when the data stored on this device has been loaded into the stores. Never rejects. */
  readonly ready: Promise<void>
  /**
   * Decides what would happen to an intent, before the click: a button can say why it is disabled. Uses the configuration
   * and reachability known now and sends nothing. Without a customer it is about a customer still to be created, such as
   * the title in a registration form.
   */
  decide(kind: EntryKind, customer?: Customer, options?: VerbOptions): ExplainedDecision
  /** Creates, changes and shows customers. */
  readonly customers: Customers
  /** Adds, changes and deactivates addresses; lists countries and states. */
  readonly addresses: Addresses
  /** Lists titles and sets the title of a customer. */
  readonly titles: Titles
  /** Adds affiliations. */
  readonly affiliations: Affiliations
  /** Adds second e-mails and phones. */
  readonly contacts: Contacts
  /** Issues loyalty cards. */
  readonly loyalty: Loyalty
  /** The open entries, and the decisions a person can make about them. */
  readonly outbox: Outbox
  /**
   * Sends everything that may be sent now, including entries that wait for a connection or a token. Resolves when nothing
   * more can be sent at the moment and the stores show it, at the latest after `answerTimeoutMs` if another tab leads. Never
   * rejects because of an entry.
   */
  flush(): Promise<void>
  /**
   * Asks the channel for the missing account numbers now. While any is missing and a tab is looked at, this also happens by
   * itself: after 2 seconds at first, later after a quarter of the time that a customer has waited, at the latest after six
   * minutes, and at once when a person comes back to a tab. Resolves after one round, when the stores show its
   * result, at the latest after `answerTimeoutMs` if another tab leads.
   */
  reconcile(): Promise<void>
  /** Reads the channel's configuration. Resolves with the configuration known so far if the channel does not answer. */
  refreshChannel(): Promise<Channel>
  /**
   * Takes over what a guest left on this device: every customer that was never sent, with all its entries, becomes the
   * shopper's and is sent with the shopper's token. What was sent, is in doubt or was accepted stays the guest's, and goes
   * on without a token. Throws a `TypeError` for a client without the option `shopper`.
   */
  claimGuest(): Promise<Claimed>
  /**
   * Removes everything this device stores about this shopper, including entries that were never sent. A request that is
   * already on the way may still create a customer in the channel. Throws a `storage` error if the storage does not work.
   */
  forget(): Promise<void>
  /**
   * Releases locks, timers and the database. Resolves when nothing is being sent any more. The entries stay on this device
   * for the next start. A verb that is called afterwards throws a `TypeError`; one that was waiting rejects with `stopped`.
   */
  stop(): Promise<void>
}

/** The result of `claimGuest`. */
export interface Claimed {
  /** The number of customers that are the shopper's now. */
  readonly claimed: number
  /** The number of customers that stay the guest's. */
  readonly left: number
}

/** A decision, with the message for the shopper if there is a reason. */
export type ExplainedDecision = Decision & {
  /** In the language of the option `locale`. */
  readonly message?: string
  /** This device has never read the channel: the decision rests on the option `assume` and on defaults. */
  readonly assumed?: true
}
