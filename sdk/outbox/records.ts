import type { AddressChanges, AddressDraft } from '../domain/address.ts'
import type { Attribute } from '../domain/attribute.ts'
import type { Channel, CreationMode } from '../domain/channel.ts'
import type { NewContact } from '../domain/contact.ts'
import type { CustomerChangesDraft, NewCustomerDraft } from '../domain/customer.ts'
import type { EntryKind, OutboxEntry } from '../domain/entry.ts'
import type { Failure } from '../domain/failure.ts'
import type { AccountNumber, CustomerKey, TemporaryGuid } from '../domain/identity.ts'

/** What each kind of intent needs to be carried out. */
export interface Payloads {
  'create-customer': { readonly draft: NewCustomerDraft; readonly addressKeys: readonly string[] }
  'create-address': { readonly addressKey: string; readonly address: AddressDraft }
  'edit-address': { readonly addressKey: string; readonly changes: AddressChanges | 'deactivate' }
  'add-title': { readonly titleId: string }
  'add-affiliation': { readonly affiliationId: string }
  'add-contact': { readonly contact: NewContact }
  'edit-customer': { readonly changes: CustomerChangesDraft }
  'issue-loyalty-card': { readonly cardNumber?: string }
}

/** An entry as it is stored: what the storefront sees, and what is needed to carry it out. */
export interface EntryOf<Kind extends EntryKind> extends OutboxEntry {
  readonly kind: Kind
  readonly payload: Payloads[Kind]
  /** The order in which intents were recorded, over all tabs; fractions for what is left of a create. */
  readonly seq: number
  /** `async` once a real-time call is out of the question for this entry. */
  readonly requestedMode: 'channel-decides' | 'async'
  /** How it was sent last. */
  readonly sent?: Sent
}

/** How an entry is sent. While it is in doubt, it is sent again only like this, so that a channel knows it again. */
export interface Sending {
  /** Which sender took it. A sender of an older term may no longer send. */
  readonly term: number
  /** In milliseconds since the epoch. */
  readonly at: number
  /** Only a signed-in shopper's create can be looked up as their own customer. */
  readonly as: 'shopper' | 'guest'
  /** How the channel was set up as far as was known: it decides what a create carries. */
  readonly channel: Channel
  readonly idempotencyKey?: string
}

export interface Sent extends Sending {
  /** It was in doubt and was sent again: only an acceptance, or somebody who knows, ends the doubt. */
  readonly isAgain: boolean
}

export type StoredEntry = { [Kind in EntryKind]: EntryOf<Kind> }[EntryKind]
export type NewEntry = { [Kind in EntryKind]: Omit<EntryOf<Kind>, 'seq'> }[EntryKind]

export type StoredAddress = AddressDraft & {
  readonly key: string
  /** Headquarters' identifier; 0 or absent while only the channel has it. */
  readonly recordId?: number
  /** The channel's identifier, which newer versions give before there is a record id. */
  readonly channelId?: string
}

/** Who a customer is by now. */
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

/** A customer as it is stored: what the channel accepted, or will be asked to. What is on its way stays in entries. */
export interface StoredCustomer {
  readonly key: CustomerKey
  /** The id of the intent that makes it: how its answer is recognised. */
  readonly createdBy: string
  readonly createdAt: number
  readonly expectedMode: CreationMode
  readonly identity: StoredIdentity
  readonly profile: StoredProfile
}

/** Everything this device knows of one shopper, read in one transaction. */
export interface Records {
  readonly customers: readonly StoredCustomer[]
  readonly entries: readonly StoredEntry[]
}
