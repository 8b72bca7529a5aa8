import type { Channel } from './domain/channel.ts'
import type { AddressChanges, NewAddress } from './domain/address.ts'
import type { NewContact } from './domain/contact.ts'
import type { Country } from './domain/country.ts'
import type { Customer, CustomerChanges, NewCustomer, SyncedCustomer } from './domain/customer.ts'
import type { EntryKind, OutboxEntry } from './domain/entry.ts'
import type { CustomerKey } from './domain/identity.ts'
import type { Title } from './domain/title.ts'
import type { OwnMessages } from './messages/words.ts'
import type { Assumptions } from './negotiation/channel-reader.ts'
import type { AsyncRules, Decision, WhenPending } from './negotiation/decision.ts'
import type { FeatureNames } from './negotiation/features.ts'
import type { Store } from './stores/store.ts'

/** What a storefront tells `createCommerce`. */
export interface CommerceOptions {
  /** The channel's root, before `Commerce/`: `https://example.com/` or a path of the page's own origin. */
  readonly baseUrl: string
  /** The operating unit number (OUN) that names the channel, such as `068`. */
  readonly operatingUnitNumber: string
  /**
   * Asked before every request; answer `undefined` for an anonymous shopper. The token is never stored. Should
   * answer within five seconds: later, the request is put off and the token asked for again.
   */
  readonly getIdToken?: () => string | undefined | Promise<string | undefined>
  /** The language of messages, asked each time if a function. Default: `en`. A tag without messages falls back to `en`. */
  readonly locale?: string | (() => string)
  /** Other words for some messages, or a further language. */
  readonly messages?: OwnMessages
  /**
   * Who the records on this device belong to. Another shopper never sees them. Default: one partition for everybody who
   * is not signed in.
   */
  readonly shopper?: string
  /** What to expect of the channel while it was never read. Default: sync, all switches off, offline creation allowed. */
  readonly assume?: Assumptions
  /**
   * Whether async customers may have affiliations and secondary contacts once enhanced async creation is on. Default:
   * neither, the safe side: nothing is sent that a channel may drop.
   */
  readonly asyncRules?: Partial<AsyncRules>
  /** What this channel calls the switches, if not by the names this SDK expects. */
  readonly featureNames?: FeatureNames
  /** How long a verb waits for the answer of a near channel, in milliseconds. Default: 10 000. */
  readonly answerTimeoutMs?: number
  /**
   * Whether the channel knows `Idempotency-Key`, so that a create whose answer was lost may be sent again. Default:
   * `unsupported`; a lost answer is then looked up, or a person decides.
   */
  readonly idempotencyKeys?: 'supported' | 'unsupported'
  /** Told what happens inside, without personal data. Default: nobody is told. */
  readonly onDiagnostic?: (diagnostic: Diagnostic) => void
  /** Default: the global `fetch`. */
  readonly fetch?: typeof globalThis.fetch
}

/** Something worth knowing to an operator. Carries no personal data and no token. */
export interface Diagnostic {
  readonly code: string
  readonly entryId?: string
  readonly detail?: string
}

/** What is on its way, and whether somebody has to act. */
export interface Status {
  /** `blocked`: a person or the site must act (a token is needed, the device's storage cannot be used). */
  readonly state: 'idle' | 'sending' | 'offline' | 'blocked'
  /** How many intents no channel has accepted yet. */
  readonly unsent: number
  /** How many of them are in doubt: sent, and the answer was lost. */
  readonly inDoubt: number
  /** How many customers have no account number yet although a channel accepted them. */
  readonly pending: number
  /** When the next attempt is due, in milliseconds since the epoch. */
  readonly nextAttemptAt?: number
}

/** The outbox: every intent that is not delivered, with what a person can do about it. */
export interface Outbox extends Store<readonly OutboxEntry[]> {
  /** Sends a queued or refused entry now instead of later. */
  retry(id: string): Promise<void>
  /** Gives an intent up: the entry, and the customer that was never created, are removed. */
  discard(id: string): Promise<void>
  /** Decides an in-doubt entry: send it again, at the risk of a second customer, or give it up. */
  resolve(id: string, decision: 'resend' | 'discard'): Promise<void>
}

export interface VerbOptions {
  /**
   * What becomes of what a pending customer cannot have yet: `refuse` rejects with a `CommerceError` of kind `pending`,
   * `wait` keeps it durably and carries it out when the account number is back. Default: `refuse`.
   */
  readonly whenPending?: WhenPending
}

export interface Customers {
  /**
   * Creates a customer. Resolves once the intent is durable on this device and, where the channel is near, the answer is
   * known: `synced`, `pending`, or `queued` when the channel could not be reached.
   *
   * Rejects with a `CommerceError`: `validation` (nothing is kept), `refused` by a rule (nothing is kept) or by
   * headquarters (kept; `error.key` names the customer to amend, retry or discard), `pending` (it carries something that
   * an async customer cannot have yet; nothing is kept), `storage` (it could not be kept).
   */
  create(newCustomer: NewCustomer, options?: VerbOptions): Promise<Customer>
  /** Mends a create that nobody has accepted (queued or refused), and sends it again. */
  amend(key: CustomerKey, changes: Partial<NewCustomer>): Promise<Customer>
  /**
   * Changes a customer; one that nobody has accepted yet is amended, and one that is being sent or in doubt is followed by
   * the change. A blank field is cleared, one that is absent or
   * `undefined` stays as it is.
   */
  update(key: CustomerKey, changes: CustomerChanges, options?: VerbOptions): Promise<Customer>
  get(key: CustomerKey): Promise<Customer | undefined>
  /** Every customer this device knows, newest first. */
  list(): Promise<readonly Customer[]>
  /** The same as `list`, as a store. */
  readonly all: Store<readonly Customer[]>
  /** One customer as a store; `undefined` while unknown. */
  watch(key: CustomerKey): Store<Customer | undefined>
  /**
   * Resolves when the customer has an account number. Rejects when it is refused or discarded, when `signal` aborts, and
   * when this `commerce` is stopped.
   */
  whenSynced(key: CustomerKey, options?: { readonly signal?: AbortSignal }): Promise<SyncedCustomer>
}

export interface Titles {
  /** The titles headquarters knows; the last ones read when the channel is out of reach. */
  list(): Promise<readonly Title[]>
  /** Gives a customer a title, or another one. */
  add(key: CustomerKey, titleId: string, options?: VerbOptions): Promise<Customer>
}

/** Verbs on addresses resolve to the customer, in whose `addresses` each carries its own status. */
export interface Addresses {
  create(key: CustomerKey, newAddress: NewAddress, options?: VerbOptions): Promise<Customer>
  update(
    key: CustomerKey,
    addressKey: string,
    changes: AddressChanges,
    options?: VerbOptions,
  ): Promise<Customer>
  /** Addresses are deactivated, never deleted. */
  deactivate(key: CustomerKey, addressKey: string, options?: VerbOptions): Promise<Customer>
  /** The countries the channel delivers to, each with its fields in their order; all that are known when away. */
  countries(): Promise<readonly Country[]>
  /** The states or provinces of a country; none when the country has none, or the channel was never asked. */
  states(country: string): Promise<readonly { readonly code: string; readonly name: string }[]>
}

export interface Affiliations {
  add(key: CustomerKey, affiliationId: string, options?: VerbOptions): Promise<Customer>
}

/** Second e-mails and phones. */
export interface Contacts {
  add(key: CustomerKey, contact: NewContact, options?: VerbOptions): Promise<Customer>
}

export interface Loyalty {
  /** Without a number of its own the channel chooses one. */
  issueCard(key: CustomerKey, options?: VerbOptions & { readonly cardNumber?: string }): Promise<Customer>
}

/** A decision with the words for the shopper, where there is something to say. */
export type SpokenDecision = Decision & { readonly message?: string }

export interface Commerce {
  readonly channel: Store<Channel>
  /**
   * What would become of an operation, asked before the click: so that a button can say why it is disabled. Without a
   * customer it is about one that is still to be created, such as the title in a registration form.
   */
  decide(kind: EntryKind, customer?: Customer, options?: VerbOptions): SpokenDecision
  readonly customers: Customers
  readonly addresses: Addresses
  readonly titles: Titles
  readonly affiliations: Affiliations
  readonly contacts: Contacts
  readonly loyalty: Loyalty
  readonly outbox: Outbox
  readonly status: Store<Status>
  /** Resolves when what this device remembers has been read into the stores. */
  readonly ready: Promise<void>
  /** Sends everything that may be sent now. Resolves when nothing more can be sent at the moment. */
  flush(): Promise<void>
  /** Asks headquarters for the account numbers that are missing. */
  reconcile(): Promise<void>
  /** Reads the channel's set-up again. */
  refreshChannel(): Promise<Channel>
  /** Removes everything this device keeps of this shopper, what was never sent included. */
  forget(): Promise<void>
  /** Lets go of locks, timers and the database. What is recorded stays for the next start. */
  stop(): Promise<void>
}
