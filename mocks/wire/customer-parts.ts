import type { furtherAddressProperties, furtherAttributeProperties, ValuesOf } from './property-types.ts'

/** The parts of a customer in the channel's OData service. */

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

/** An extension property. The channel drops it unless the option `keepsExtensionProperties` names it. */
export interface CommerceProperty {
  /** Its name. */
  Key: string
  /** Its value. */
  Value: CommercePropertyValue
}

/** An address of a customer. Maximum lengths are [ours]. */
export interface Address extends Partial<ValuesOf<typeof furtherAddressProperties>> {
  /** Identifies the address: a GUID, or the record id of an address that was created in sync mode. */
  Id: string
  /** 0 until headquarters has the address. */
  RecordId: number
  /** Such as `Home`. Default: the name of the customer. At most 60 characters. */
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
  /** ISO 3166-1 alpha-3. Default: the country of the store. */
  ThreeLetterISORegionName: string
  /** ISO 3166-1 alpha-2. The channel sets it from `ThreeLetterISORegionName`. */
  TwoLetterISORegionName: string
  /** The purpose: 1 invoice, 2 delivery, 7 home, 8 other, 9 business. Default: 7; organizations: 9. */
  AddressTypeValue: number
  /** At most one address of a customer is the primary one. */
  IsPrimary: boolean
  /** Stored and answered only. */
  IsPrivate: boolean
  /** In an edit: removes the address. */
  Deactivate: boolean
  /** `true` until headquarters has an address that was saved without a real-time call. Set by the channel. */
  IsAsyncAddress: boolean
  /** The phone number of this address. Default: that of the customer. */
  Phone: string
  /** The e-mail address of this address. */
  Email: string
  /** The address in the format of its country, lines separated by `\n`. Set by the channel. */
  FullAddress: string
  /** Those that the channel keeps: by default none. */
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

/** A value of a customer attribute. Headquarters defines which attributes there are. */
export interface CustomerAttribute extends Partial<ValuesOf<typeof furtherAttributeProperties>> {
  /** Its name in the language of the request. In a request, `KeyName` alone is enough. */
  Name: string
  /** Its value, in the field of its type. None: the customer has no value. */
  AttributeValue: CommercePropertyValue
}
