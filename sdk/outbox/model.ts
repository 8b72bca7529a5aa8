import type { AddressChanges, AddressDraft } from '../domain/address.ts'
import type { Channel, CreationMode } from '../domain/channel.ts'
import type { CustomerChangesDraft, NewCustomerDraft } from '../domain/new-customer.ts'
import type { EntryKind, OutboxEntry } from '../domain/entry.ts'
import type { Failure } from '../domain/failure.ts'
import type { AccountNumber, Caller, CustomerKey, TemporaryGuid } from '../domain/identity.ts'
import type { Attribute, NewContact } from '../domain/part.ts'
import type { Mark } from '../domain/recognition.ts'
import type { EntryEvent } from './entry.ts'
import type { Search } from './search.ts'

/** The data that each kind of intent needs to be sent. */
export interface Payloads {
  'create-customer': {
    readonly draft: NewCustomerDraft
    readonly addressKeys: readonly string[]
    /** The treatment of a customer that the shopper has already. Default: `refuse`. */
    readonly whenExists?: 'refuse' | 'update'
  }
  'create-address': { readonly addressKey: string; readonly address: AddressDraft }
  'edit-address': { readonly addressKey: string; readonly changes: AddressChanges | 'deactivate' }
  'add-title': { readonly titleId: string }
  'add-affiliation': { readonly affiliationId: string }
  'add-contact': { readonly contact: NewContact }
  'edit-customer': { readonly changes: CustomerChangesDraft }
  'issue-loyalty-card': { readonly cardNumber?: string }
}

/** A stored entry: the public part, and the data needed to send it. */
export interface EntryOf<Kind extends EntryKind> extends OutboxEntry {
  readonly kind: Kind
  readonly payload: Payloads[Kind]
  /** The order in which intents were recorded, across all tabs. Entries split off a create get fractions. */
  readonly seq: number
  /** `async` after a real-time call is ruled out, for example because the channel was unreachable. */
  readonly requestedMode: 'channel-decides' | 'async'
  /**
   * Recorded before this device had ever read the channel, with this wish for what needs the account number. The rules are
   * asked before it is sent.
   */
  readonly undecided?: 'refuse' | 'wait'
  /** The create that it is a difference of: the shopper had a customer already. */
  readonly createEntryId?: string
  readonly lastAttempt?: LastAttempt
  /**
   * The first attempt that was answered as not processed. A browser may have repeated its request, and the answer is then only
   * about the repeat: it is looked for before the entry is sent again.
   */
  readonly unprocessed?: LastAttempt
  /** The time and the number of the lookups of an in-doubt entry. */
  readonly search?: Search
  /** A digest of the token that the channel did not accept for this entry. Another token may do. */
  readonly rejectedTokenId?: string
}

/** One attempt to send an entry. A resend repeats `channel` and `idempotencyKey`, so that the channel recognizes it. */
export interface Attempt {
  /** The fencing token of the leader that sends it. A leader with an older epoch may no longer send. */
  readonly epoch: number
  /** In milliseconds since the epoch. */
  readonly at: number
  /** The identity it is sent with. It decides how the entry can be looked up. */
  readonly caller: Caller
  /** A digest of the shopper's token. */
  readonly tokenId?: string
  /** The configuration known at that time: it decides what a create includes. */
  readonly channel: Channel
  readonly idempotencyKey?: string
  /** The records of the same kind that the customer had just before. One that is new since then may be this one. */
  readonly before?: readonly Mark[]
}

export interface LastAttempt extends Attempt {
  /** The entry was in doubt before: only an acceptance or a person ends the doubt. */
  readonly isResend: boolean
}

/** The attempt that a lookup looks for: the first one that may have reached the channel. */
export function attemptToFind({
  unprocessed,
  lastAttempt,
}: Pick<StoredEntry, 'unprocessed' | 'lastAttempt'>): LastAttempt | undefined {
  return unprocessed ?? lastAttempt
}

export type StoredEntry = { [Kind in EntryKind]: EntryOf<Kind> }[EntryKind]
/** An entry before it is stored: it has no place in the order yet. */
export type NewEntry = { [Kind in EntryKind]: Omit<EntryOf<Kind>, 'seq'> }[EntryKind]

export type StoredAddress = AddressDraft & {
  readonly key: string
  /** Headquarters' identifier, as text; empty or absent while only the channel has the address. */
  readonly recordId?: string
  /** The channel's identifier, which newer versions assign before there is a record id. */
  readonly channelId?: string
}

export type StoredIdentity =
  | { readonly status: 'queued' }
  | { readonly status: 'refused'; readonly failure: Failure }
  | { readonly status: 'pending'; readonly mode: 'async'; readonly guid: TemporaryGuid }
  | {
      readonly status: 'synced'
      readonly mode: CreationMode
      readonly accountNumber: AccountNumber
      readonly guid?: TemporaryGuid
    }

export type StoredProfile = Omit<
  NewCustomerDraft,
  'addresses' | 'attributes' | 'affiliationIds' | 'contacts'
> & {
  readonly addresses: readonly StoredAddress[]
  readonly attributes: readonly Attribute[]
  readonly affiliationIds: readonly string[]
  readonly contacts: readonly NewContact[]
  readonly loyaltyCardNumber?: string
}

/** A stored customer: the data the channel accepted, or will be sent by the create. Open changes are in the entries. */
export interface StoredCustomer {
  readonly key: CustomerKey
  /** The keys of rows that turned out to be this customer. A page may still show it by one of them. */
  readonly formerKeys?: readonly CustomerKey[]
  /** The id of the entry that creates it. The channel may return it, which identifies the customer in an answer. */
  readonly createEntryId: string
  readonly createdAt: number
  /** The time when it was first seen to be done: confirmed by headquarters, without open entries. */
  readonly doneAt?: number
  readonly expectedMode: CreationMode
  readonly identity: StoredIdentity
  readonly profile: StoredProfile
}

/** Everything this device knows about one shopper, read in one transaction. */
export interface Snapshot {
  readonly customers: readonly StoredCustomer[]
  readonly entries: readonly StoredEntry[]
}

/** An entry together with the customer it is about. */
export interface EntryWithCustomer {
  readonly entry: StoredEntry
  readonly customer: StoredCustomer
}

/** The effect of an accepted entry. */
export interface Delivery {
  /** Returns the customer as the channel has it now. Pure; it runs inside the transaction. */
  readonly apply: (customer: StoredCustomer) => StoredCustomer
  /** Entries for the parts that the channel did not accept, to be sent later. */
  readonly remaining?: readonly NewEntry[]
}

/** The result of an attempt, a lookup or a person's decision, with the data to store. */
export type EntryOutcome = { readonly event: 'deliver'; readonly delivery: Delivery } | UndeliveredOutcome

export interface UndeliveredOutcome {
  readonly event: Exclude<EntryEvent, 'claim' | 'deliver' | 'amend'>
  readonly failure?: Failure
  readonly nextAttemptAt?: number
  readonly requestedMode?: StoredEntry['requestedMode']
  readonly search?: Search
  /** Adds what a lookup saw of the customer, although it did not find the entry. */
  readonly apply?: Delivery['apply']
  /** A digest of the token that the channel did not accept. */
  readonly rejectedTokenId?: string
}

/** A customer that was read from the channel, to be kept on this device. */
export interface Loaded {
  /** Finds it among the owner's customers. Pure; it runs inside the transaction, as the others do. */
  readonly find: (customers: readonly StoredCustomer[]) => StoredCustomer | undefined
  readonly update: (known: StoredCustomer) => Delivery['apply']
  readonly create: () => StoredCustomer
}

/** An update from the channel that no outbox entry requested. */
export interface CustomerUpdate {
  readonly key: CustomerKey
  readonly apply: Delivery['apply']
}
