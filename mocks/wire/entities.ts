/** The entities of the channel's OData service, with the fields that matter for customers. */

/** The value of an extension property or an attribute, in the field of its type. */
export interface CommercePropertyValue {
  /** A text. */
  StringValue?: string
  /** A boolean. */
  BooleanValue?: boolean
  /** A 32-bit number. */
  IntegerValue?: number
  /** A 64-bit number. */
  LongValue?: number
  /** A decimal number. */
  DecimalValue?: number
  /** A date and time, ISO 8601. */
  DateTimeOffsetValue?: string
}

/** An extension property. The mock stores and answers them as they are. */
export interface CommerceProperty {
  /** Its name. */
  Key: string
  /** Its value. */
  Value: CommercePropertyValue
}

/** An address of a customer. Maximum lengths are [ours]. */
export interface Address {
  /** Identifies the address: a GUID, or the record id of an address that was created in sync mode. */
  Id: string
  /** 0 until headquarters has the address. */
  RecordId: number
  /** Such as `Home`. At most 60 characters. */
  Name: string
  /** At most 250 characters. */
  Street: string
  /** At most 20 characters. */
  StreetNumber: string
  /** At most 60 characters. */
  BuildingCompliment: string
  /** At most 60 characters. */
  City: string
  /** At most 10 characters. */
  County: string
  /** Without a limit. */
  DistrictName: string
  /** A province of the country, such as `MI`. At most 10 characters. */
  State: string
  /** In the format of the country. At most 10 characters. */
  ZipCode: string
  /** ISO 3166-1 alpha-3. */
  ThreeLetterISORegionName: string
  /** ISO 3166-1 alpha-2. The channel sets it from `ThreeLetterISORegionName`. */
  TwoLetterISORegionName: string
  /** The purpose: 1 invoice, 2 delivery, 7 home, 8 other, 9 business. Default: 7. */
  AddressTypeValue: number
  /** At most one address of a customer is the primary one. */
  IsPrimary: boolean
  /** Stored and answered only. */
  IsPrivate: boolean
  /** In an edit: removes the address. */
  Deactivate: boolean
  /** `true` until headquarters has an address that was saved without a real-time call. Set by the channel. */
  IsAsyncAddress: boolean
  /** The phone number of this address. */
  Phone: string
  /** The e-mail address of this address. */
  Email: string
  /** The address in the format of its country, lines separated by `\n`. Set by the channel. */
  FullAddress: string
  /** Stored and answered only. */
  ExtensionProperties: CommerceProperty[]
}

/** A further phone number, e-mail address or URL of a customer. */
export interface ContactInfo {
  /** 0 until headquarters has the contact. */
  RecordId: number
  /** 1 phone, 2 e-mail, 3 URL. */
  AddressTypeValue: number
  /** The number or address. Required. */
  Value: string
  /** The extension of a phone number. */
  ValueExtension: string
  /** At most one contact of each type is the primary one. */
  IsPrimary: boolean
  /** For phone numbers. */
  IsMobilePhone: boolean
  /** Consent to marketing on this contact. */
  IsOptedInMarketing: boolean
}

/** A customer's membership in an affiliation. */
export interface CustomerAffiliation {
  /** 0 until headquarters has it. */
  RecordId: number
  /** The record id of the affiliation. */
  RetailAffiliationId: number
  /** The name of the affiliation. Set by headquarters. */
  Name: string
}

/** An attribute of a customer. The mock stores and answers them as they are. */
export interface CustomerAttribute {
  /** Its name. */
  Name: string
  /** Its value. */
  AttributeValue: CommercePropertyValue
}

/** A customer. Maximum lengths are [ours]. */
export interface Customer {
  /** The account number; the temporary GUID while the customer is pending. */
  AccountNumber: string
  /** `true` until job 1010 has sent the account number. */
  IsAsyncCustomer: boolean
  /** 0 while the customer is pending. */
  RecordId: number
  /** Empty while the customer is pending. */
  PartyNumber: string
  /** 1 person, 2 organization. Default: 1. */
  CustomerTypeValue: number
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
  /** At most 255 characters. Default: `Email`. */
  ReceiptEmail: string
  /** At most 255 characters. */
  Phone: string
  /** At most 255 characters. */
  Cellphone: string
  /** Default: that of the channel's default customer, `en-us`. */
  Language: string
  /** New customers: that of the channel's default customer, `30`. */
  CustomerGroup: string
  /** New customers: that of the channel's default customer, `EUR`. */
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
  /** Stored and answered only. Searches find the exact value of `PendingSyncRequestId`. */
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
