import type {
  Address,
  CommerceProperty,
  ContactInfo,
  CustomerAffiliation,
  CustomerAttribute,
} from './customer-parts.ts'
import type { furtherCustomerProperties, ValuesOf } from './property-types.ts'

/** The entities of the channel's OData service, with the fields that matter for customers. */

/** A customer. Maximum lengths are [ours]. */
export interface Customer extends Partial<ValuesOf<typeof furtherCustomerProperties>> {
  /** The account number; the temporary GUID while the customer is pending. */
  AccountNumber: string
  /** `true` until job 1010 has sent the account number. */
  IsAsyncCustomer: boolean
  /** 0 while the customer is pending. */
  RecordId: number
  /** Empty while the customer is pending. */
  PartyNumber: string
  /** 1 person, 2 organization. Default: that of the channel's default customer, 1. */
  CustomerTypeValue: number
  /** A user of a business-to-business site. Default: `false`. */
  IsB2b: boolean
  /** The full name. Set by the channel when there is a first, middle or last name. At most 100 characters. */
  Name: string
  /** At most 25 characters. */
  FirstName: string
  /** At most 25 characters. */
  MiddleName: string
  /** At most 25 characters. */
  LastName: string
  /** The record id of a title, or 0. */
  TitleRecordId: number
  /** At most 255 characters. */
  Email: string
  /** At most 255 characters. Default: that of the channel's default customer, or else `Email`. */
  ReceiptEmail: string
  /** How receipts are given: 0 printed, 1 by e-mail, 2 both. Default: that of the channel's default customer. */
  ReceiptSettings: number
  /** At most 255 characters. */
  Phone: string
  /** At most 255 characters. */
  Cellphone: string
  /** Default: that of the channel's default customer, `en-us`. */
  Language: string
  /** Default: that of the channel's default customer, `30`. */
  CustomerGroup: string
  /** Default: that of the channel's default customer, `EUR`. */
  CurrencyCode: string
  /** Including addresses that headquarters does not have yet. */
  Addresses: Address[]
  /** Further phone numbers, e-mail addresses and URLs. */
  Contacts: ContactInfo[]
  /** The affiliations. */
  CustomerAffiliations: CustomerAffiliation[]
  /** The attributes. */
  Attributes: CustomerAttribute[]
  /** Default: `false`. */
  OptOutPersonalization: boolean
  /** Default: `false`. */
  OptOutWebActivityTracking: boolean
  /** ISO 8601. Set by the channel. */
  CreatedDateTime: string
  /** Those that the channel keeps: by default none. Searches find the exact value of `PendingSyncRequestId`. */
  ExtensionProperties: CommerceProperty[]
}

/** A loyalty card. */
export interface LoyaltyCard {
  /** Default: nine random digits. */
  CardNumber: string
  /** The account number of its customer. */
  CustomerAccount: string
  /** 0 card, 1 contact, 2 none, 3 blocked. Default: 0. */
  CardTenderTypeValue: number
  /** The loyalty programs of the card: always the same one. */
  LoyaltyGroups: LoyaltyGroup[]
  /** The points of the card: always 0. */
  RewardPoints: LoyaltyPoints[]
}

/** A loyalty program. */
export interface LoyaltyGroup {
  /** Its name. */
  Name: string
  /** Its record id. */
  RecordId: number
}

/** The points of a card. */
export interface LoyaltyPoints {
  /** The kind of points. */
  RewardPointId: string
  /** The points that were issued. */
  IssuedPoints: number
  /** The points that can be used. */
  ActivePoints: number
}

/** A row of a search result. */
export interface GlobalCustomer {
  RecordId: number
  AccountNumber: string
  IsAsyncCustomer: boolean
  PartyNumber: string
  CustomerTypeValue: number
  FullName: string
  FullAddress: string
  Email: string
  Phone: string
}
