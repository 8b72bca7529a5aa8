import type { Address } from './address.ts'
import type { CreationMode } from './channel.ts'
import type { Failure } from './failure.ts'
import type { AccountNumber, CustomerKey, TemporaryGuid } from './identity.ts'
import type { CustomerChanges } from './new-customer.ts'
import type { Attribute, NewContact, PartState } from './part.ts'

/** The fields that every customer has, whatever its status. */
export interface CustomerProfile {
  /** The SDK's own name for the customer. It never changes and is never shown to people. */
  readonly key: CustomerKey
  /** Default: `person`. */
  readonly customerType?: 'person' | 'organization'
  /** The whole name, to be shown: of an organization its name, of a person all names. */
  readonly name: string
  /** Absent if the customer has none, such as an organization. */
  readonly firstName?: string
  /** Absent if the customer has none. */
  readonly middleName?: string
  /** Absent if the customer has none. */
  readonly lastName?: string
  /** The first e-mail address; further ones are in `contacts`. */
  readonly email?: string
  /** The first phone number; further ones are in `contacts`. */
  readonly phone?: string
  /** A mobile phone number. */
  readonly cellphone?: string
  /** The e-mail address for receipts. */
  readonly receiptEmail?: string
  /** A BCP 47 tag such as `it`. */
  readonly language?: string
  /** The VAT number. */
  readonly vatNumber?: string
  /** The code of the customer group. */
  readonly customerGroup?: string
  /** The customer does not want personal recommendations. */
  readonly optOutPersonalization?: boolean
  /** The customer does not want to be tracked on the web site. */
  readonly optOutWebActivityTracking?: boolean
  /** Properties of the site's own that this device has sent or will send. */
  readonly extensionProperties?: Readonly<Record<string, string | number | boolean>>
  /**
   * The customer attributes that have a value, as the channel answered them last, with what this device will send. Empty if
   * there are none.
   */
  readonly attributes: readonly Attribute[]
  /** The title; `id` is that of a `Title`. */
  readonly title?: PartState & {
    /** The `id` of a `Title`. */
    readonly id: string
  }
  /** The addresses, each with its own state. A deactivated address is removed once headquarters confirms it. */
  readonly addresses: readonly Address[]
  /** The affiliations; `id` is the record id in headquarters. */
  readonly affiliations: readonly (PartState & { readonly id: string })[]
  /** Second e-mails and phones. */
  readonly contacts: readonly (PartState & NewContact)[]
  /** The loyalty card; `number` is absent until headquarters has issued it, unless the shopper chose one. */
  readonly loyaltyCard?: PartState & {
    /** For people. */
    readonly number?: string
  }
  /** Edits that headquarters has not confirmed. The fields above already show them. */
  readonly edits: readonly (PartState & { readonly fields: readonly (keyof CustomerChanges)[] })[]
  /** The time the create was recorded, in milliseconds since the epoch. */
  readonly createdAt: number
  /** The mode that was expected when the create was recorded. `mode` says which one it had. */
  readonly expectedMode: CreationMode
}

/** Recorded on this device; no channel has accepted it yet. */
export type QueuedCustomer = CustomerProfile & {
  /** Tells the four kinds of customers apart. */
  readonly status: 'queued'
}
/** Accepted by the channel under a temporary GUID; headquarters has not given it an account number yet. */
export type PendingCustomer = CustomerProfile & {
  /** Tells the four kinds of customers apart. */
  readonly status: 'pending'
  /** The mode the channel used. */
  readonly mode: 'async'
  /** The channel's temporary account. Never show it to people; `accountLabel` gives the text to show. */
  readonly guid: TemporaryGuid
}
/** Known to headquarters. */
export type SyncedCustomer = CustomerProfile & {
  /** Tells the four kinds of customers apart. */
  readonly status: 'synced'
  /** The mode the channel used for the create. */
  readonly mode: CreationMode
  /** The number to show; `accountLabel` returns it. */
  readonly accountNumber: AccountNumber
  /** The former temporary account of a customer that was async: older references to it keep working. */
  readonly guid?: TemporaryGuid
}
/** The channel or headquarters said no. Kept with the reason until it is amended, retried or discarded. */
export type RefusedCustomer = CustomerProfile & {
  /** Tells the four kinds of customers apart. */
  readonly status: 'refused'
  /** The reason; `failureLabel` turns it into text. */
  readonly failure: Failure
}

/** A customer as this device knows it: the channel's data with the open outbox entries on top. */
export type Customer = QueuedCustomer | PendingCustomer | SyncedCustomer | RefusedCustomer
/**
 * - `queued`: on this device; no channel has accepted the customer.
 * - `pending`: in the channel, without an account number.
 * - `synced`: in headquarters, with an account number.
 * - `refused`: the channel or headquarters said no.
 */
export type CustomerStatus = Customer['status']
