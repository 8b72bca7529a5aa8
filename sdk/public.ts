import type { AddressChanges, NewAddress } from './domain/address.ts'
import type { Channel } from './domain/channel.ts'
import type { Country } from './domain/country.ts'
import type { Customer, SyncedCustomer } from './domain/customer.ts'
import type { EntryKind, OutboxEntry } from './domain/entry.ts'
import type { AccountNumber, CustomerKey } from './domain/identity.ts'
import type { CustomerChanges, NewCustomer } from './domain/new-customer.ts'
import type { NewContact, Title } from './domain/part.ts'
import type { Decision, WhenPending } from './negotiation/decision.ts'
import type { Store } from './store.ts'

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
   * more can be sent at the moment, at the latest after `answerTimeoutMs` if another tab leads. Never rejects because of an
   * entry.
   */
  flush(): Promise<void>
  /**
   * Asks the channel for the missing account numbers now. While any is missing and a tab is looked at, this also happens by
   * itself: after 2 seconds at first, later after a quarter of the time that a customer has waited, at the latest after six
   * minutes, and at once when a person comes back to a tab. Resolves after one round, at the latest after `answerTimeoutMs`
   * if another tab leads.
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

/** The open entries: every intent that is not delivered. Each can be retried, discarded or resolved by a person. */
export interface Outbox extends Store<readonly OutboxEntry[]> {
  /**
   * Sends a queued or refused entry now. Throws a `refused` error with the code `not_possible_now` if it is being sent, in
   * doubt or waiting, and with `entry_unknown` if there is no such entry.
   */
  retry(id: string): Promise<void>
  /**
   * Removes an entry for good. Discarding a create removes the customer and all its entries. Throws a `refused` error with
   * the code `not_possible_now` if it is being sent, and with `entry_unknown` if there is no such entry.
   */
  discard(id: string): Promise<void>
  /**
   * Decides about an in-doubt entry. `resend` sends it again, at the risk of a second customer or address. `discard` removes
   * it, as above, although the channel may have it. Throws like `discard`; `resend` also throws `not_possible_now` if the
   * entry is not in doubt.
   *
   * Decides also about what a create and the customer that the shopper has already say differently (`customer_exists`), all of
   * it together: `update` changes the customer, `discard` leaves it as it is. `update` throws `not_possible_now` for other
   * entries.
   */
  resolve(id: string, decision: 'resend' | 'discard' | 'update'): Promise<void>
}

/** The options of every verb that changes a customer. */
export interface VerbOptions {
  /**
   * The treatment of an intent that needs the account number: `refuse` rejects with a `CommerceError` of kind `pending`,
   * `wait` keeps it on this device and sends it when the account number arrives. Default: `refuse`.
   */
  readonly whenPending?: WhenPending
}

/** The options of `customers.create`. */
export interface CreateOptions extends VerbOptions {
  /**
   * The site's own key for the customer, such as an id of the form: it becomes `customer.key`, and the same key twice makes
   * one customer. If a customer of this key is known already, `create` resolves with it, sends nothing and ignores the other
   * values, with the diagnostic `customer-key-known`. Each owner has keys of its own; a key is free again after `forget`.
   * Throws a `TypeError` if it is blank. Default: a new key.
   */
  readonly key?: CustomerKey
  /**
   * The treatment of a customer that the signed-in shopper has already, for example by automatic linking, if something else
   * was typed. `refuse` throws `customer_exists`: nothing is kept, and `own` shows that customer. If it is found only after
   * the verb has resolved, what was typed is kept as refused entries, for `outbox.resolve(id, 'update')`. `update` sends what
   * was typed as changes of that customer, and resolves with it. Default: `refuse`.
   */
  readonly whenExists?: 'refuse' | 'update'
}

/** The customer of the signed-in shopper, as far as this device knows. */
export type OwnCustomer =
  | {
      /** `unknown`: `load` was not called yet. `none`: the shopper has no customer. */
      readonly state: 'unknown' | 'none'
    }
  | {
      /** The channel has a customer of this shopper. */
      readonly state: 'known'
      /** That customer. */
      readonly customer: Customer
    }

/**
 * The customers on this device.
 *
 * Verbs that change something resolve when the intent is on disk and, if the channel is reachable, its answer is known or
 * `answerTimeoutMs` has passed. They reject with a `CommerceError`:
 *
 * - `validation`: the input is wrong. Nothing is kept.
 * - `pending`: it needs the account number. Nothing is kept, unless `whenPending` is `wait`.
 * - `refused` by a rule: nothing is kept.
 * - `refused` by the channel or headquarters: the entry is kept, to be amended, retried or discarded.
 * - `storage`: it could not be stored, or this device does not know the customer. Nothing is sent.
 *
 * A field that nobody knows is a `TypeError` that names it; nothing is kept.
 */
export interface Customers {
  /**
   * Creates a customer. Resolves with `synced`, `pending`, or `queued` if the channel is unreachable, has not answered yet or
   * its answer was lost. If the channel refuses it, the customer is kept and `error.key` names it.
   */
  create(newCustomer: NewCustomer, options?: CreateOptions): Promise<Customer>
  /**
   * Corrects a create that no channel has accepted, and sends it again. Throws a `refused` error with the code
   * `not_possible_now` if it is being sent, in doubt or already accepted.
   */
  amend(key: CustomerKey, changes: Partial<NewCustomer>): Promise<Customer>
  /**
   * Changes a customer. A blank field is cleared, an absent or `undefined` one stays as it is; each attribute and each
   * extension property is changed on its own. A person keeps one name. A create that no channel has
   * accepted is amended; if it is being sent or in doubt, the change follows it.
   */
  update(key: CustomerKey, changes: CustomerChanges, options?: VerbOptions): Promise<Customer>
  /**
   * Reads a customer from the channel onto this device: the shopper's own, or for an application the one of an account
   * number. It may have been made elsewhere: on another device, at a till, by automatic linking. Resolves with `undefined` if
   * the shopper has none. Throws `sign-in` for a guest or without a token, `unreachable` if the channel does not answer, and
   * `refused` if it says no. Throws a `TypeError` for an application without an account number.
   */
  load(account?: AccountNumber): Promise<Customer | undefined>
  /**
   * The shopper's own customer as a store. Once it is known, it is read again when a page comes back after five minutes.
   * Always `unknown` for a guest and an application.
   */
  readonly own: Store<OwnCustomer>
  /** Reads one customer from this device; `undefined` if it is unknown. Throws a `storage` error if it cannot be read. */
  get(key: CustomerKey): Promise<Customer | undefined>
  /** Reads all customers from this device, newest first. Throws a `storage` error if they cannot be read. */
  list(): Promise<readonly Customer[]>
  /** The same as `list`, as a store. Empty until `ready` resolves. */
  readonly all: Store<readonly Customer[]>
  /** One customer as a store; `undefined` while unknown. The same store for the same key, as long as it is in use. */
  watch(key: CustomerKey): Store<Customer | undefined>
  /**
   * Resolves when the customer has an account number, which may take minutes. Throws a `CommerceError` with the customer's
   * failure if it is refused, with `entry_unknown` if it is unknown or discarded, and with `stopped` if this `commerce` is
   * stopped. Throws the reason of `signal` if it aborts.
   */
  whenSynced(key: CustomerKey, options?: { readonly signal?: AbortSignal }): Promise<SyncedCustomer>
}

/** Personal titles. */
export interface Titles {
  /**
   * Reads the titles that headquarters offers, or those read last if the channel does not answer with a list. Throws an
   * `unreachable` error if they were never read.
   */
  list(): Promise<readonly Title[]>
  /**
   * Sets the title of a customer. `titleId` is the `id` of a `Title`. A pending customer needs the switch for enhanced async
   * creation. Resolves and rejects like the verbs of `Customers`.
   */
  add(key: CustomerKey, titleId: string, options?: VerbOptions): Promise<Customer>
}

/**
 * The addresses of customers. The verbs resolve with the customer, in whose `addresses` each address carries its own
 * status. They resolve and reject like the verbs of `Customers`; an unknown `addressKey` throws `entry_unknown`.
 */
export interface Addresses {
  /** Adds an address. A pending customer needs the switch for async addresses. */
  create(key: CustomerKey, newAddress: NewAddress, options?: VerbOptions): Promise<Customer>
  /**
   * Changes an address. A blank field is cleared, an absent or `undefined` one stays as it is. In another country the state,
   * the county, and a postal code that the country cannot have, are cleared. A pending customer needs the switch for async
   * editing.
   */
  update(
    key: CustomerKey,
    addressKey: string,
    changes: AddressChanges,
    options?: VerbOptions,
  ): Promise<Customer>
  /** Deactivates an address. Addresses are never deleted. A pending customer needs the switch for async editing. */
  deactivate(key: CustomerKey, addressKey: string, options?: VerbOptions): Promise<Customer>
  /**
   * Reads the countries the channel delivers to, each with its address format, or those read last if the channel cannot be
   * reached. If they were never read, resolves with all countries this SDK knows.
   */
  countries(): Promise<readonly Country[]>
  /**
   * Reads the states or provinces of a country (ISO 3166-1 alpha-3), or those read last if the channel cannot be reached.
   * Empty if the country has none or they were never read.
   */
  states(country: string): Promise<
    readonly {
      /** The value of `state` in an address. */
      readonly code: string
      /** The name for people, as the channel has it. */
      readonly name: string
    }[]
  >
}

/** Affiliations of customers. */
export interface Affiliations {
  /**
   * Adds an affiliation by its record id. Reads the customer first, so that no affiliation is lost. A pending customer needs
   * the switch for enhanced async creation and `asyncRules.affiliations`. Resolves and rejects like the verbs of `Customers`.
   */
  add(key: CustomerKey, affiliationId: string, options?: VerbOptions): Promise<Customer>
}

/** Second e-mails and phones of customers. */
export interface Contacts {
  /**
   * Adds a second e-mail or phone. Needs the switch for multiple contacts, with the code `multiple_contacts_off` otherwise.
   * Reads the customer first, so that no contact is lost. A pending customer also needs the switch for enhanced async
   * creation and `asyncRules.secondaryContacts`. Resolves and rejects like the verbs of `Customers`.
   */
  add(key: CustomerKey, contact: NewContact, options?: VerbOptions): Promise<Customer>
}

/** Loyalty cards of customers. */
export interface Loyalty {
  /**
   * Issues a loyalty card. Without `cardNumber` the channel chooses a number. A customer without an account number cannot
   * have a card, whatever the switches. Resolves and rejects like the verbs of `Customers`.
   */
  issueCard(key: CustomerKey, options?: VerbOptions & { readonly cardNumber?: string }): Promise<Customer>
}

/** A decision, with the message for the shopper if there is a reason. */
export type ExplainedDecision = Decision & {
  /** In the language of the option `locale`. */
  readonly message?: string
  /** This device has never read the channel: the decision rests on the option `assume` and on defaults. */
  readonly assumed?: true
}
