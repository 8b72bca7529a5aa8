/** The entities of the channel's OData service, reduced to the fields that matter to customers. */

export interface CommercePropertyValue {
  StringValue?: string
  BooleanValue?: boolean
  IntegerValue?: number
  LongValue?: number
  DecimalValue?: number
  DateTimeOffsetValue?: string
}

export interface CommerceProperty {
  Key: string
  Value: CommercePropertyValue
}

export interface Address {
  /** The identity of an address that may have no record id yet. */
  Id: string
  /** 0 until headquarters has the address. */
  RecordId: number
  Name: string
  Street: string
  StreetNumber: string
  BuildingCompliment: string
  City: string
  County: string
  DistrictName: string
  State: string
  ZipCode: string
  ThreeLetterISORegionName: string
  TwoLetterISORegionName: string
  AddressTypeValue: number
  IsPrimary: boolean
  IsPrivate: boolean
  Deactivate: boolean
  IsAsyncAddress: boolean
  Phone: string
  Email: string
  FullAddress: string
  ExtensionProperties: CommerceProperty[]
}

export interface ContactInfo {
  RecordId: number
  /** 1 phone, 2 e-mail, 3 url. */
  AddressTypeValue: number
  Value: string
  ValueExtension: string
  IsPrimary: boolean
  IsMobilePhone: boolean
  IsOptedInMarketing: boolean
}

export interface CustomerAffiliation {
  RecordId: number
  RetailAffiliationId: number
  Name: string
}

export interface CustomerAttribute {
  Name: string
  AttributeValue: CommercePropertyValue
}

export interface Customer {
  /** The account number; the temporary GUID while the customer is async. */
  AccountNumber: string
  IsAsyncCustomer: boolean
  /** 0 while the customer is async. */
  RecordId: number
  /** Empty while the customer is async. */
  PartyNumber: string
  /** 1 person, 2 organization. */
  CustomerTypeValue: number
  Name: string
  FirstName: string
  MiddleName: string
  LastName: string
  TitleRecordId: number
  Email: string
  ReceiptEmail: string
  Phone: string
  Cellphone: string
  Language: string
  CustomerGroup: string
  CurrencyCode: string
  Addresses: Address[]
  Contacts: ContactInfo[]
  CustomerAffiliations: CustomerAffiliation[]
  Attributes: CustomerAttribute[]
  OptOutPersonalization: boolean
  OptOutWebActivityTracking: boolean
  CreatedDateTime: string
  ExtensionProperties: CommerceProperty[]
}

export interface LoyaltyCard {
  CardNumber: string
  CustomerAccount: string
  /** 0 card, 1 contact, 2 none, 3 blocked. */
  CardTenderTypeValue: number
  LoyaltyGroups: { Name: string; RecordId: number }[]
  RewardPoints: { RewardPointId: string; IssuedPoints: number; ActivePoints: number }[]
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
