import type { Channel } from './domain/channel.ts'
import type { Customer, NewCustomer, SyncedCustomer } from './domain/customer.ts'
import type { OutboxEntry } from './domain/entry.ts'
import type { CustomerKey } from './domain/identity.ts'
import type { Title } from './domain/title.ts'
import type { OwnMessages } from './messages/words.ts'
import type { Assumptions } from './negotiation/channel-reader.ts'
import type { Decision, Operation } from './negotiation/decision.ts'
import type { FeatureNames } from './negotiation/features.ts'
import type { Store } from './stores/store.ts'

/** What a storefront tells `createCommerce`. */
export interface CommerceOptions {
  /** The channel's root, before `Commerce/`: `https://example.com/` or a path of the page's own origin. */
  readonly baseUrl: string
  /** The operating unit number (OUN) that names the channel, such as `068`. */
  readonly operatingUnitNumber: string
  /** Asked before every request; answer `undefined` for an anonymous shopper. The token is never stored. */
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
  /** Decides a doubtful entry: send it again, at the risk of a second customer, or give it up. */
  resolve(id: string, decision: 'resend' | 'discard'): Promise<void>
}

export interface Customers {
  /**
   * Creates a customer. Resolves once the intent is durable on this device and, where the channel is near, the answer is
   * known: `synced`, `pending`, or `queued` when the channel could not be reached.
   *
   * Rejects with a `CommerceError`: `validation` (nothing is kept), `refused` by a rule (nothing is kept) or by
   * headquarters (kept; `error.key` names the customer to retry or discard), `storage` (it could not be kept).
   */
  create(newCustomer: NewCustomer): Promise<Customer>
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
}

export interface Commerce {
  readonly channel: Store<Channel>
  /** What would become of an operation, asked before the click: so that a button can say why it is disabled. */
  decide(operation: Operation): Decision
  readonly customers: Customers
  readonly titles: Titles
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
