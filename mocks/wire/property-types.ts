/** The types of single values: text, 32-bit and 64-bit whole numbers, decimals, booleans, dates with a time. */
export type SimpleType = 'text' | 'int' | 'long' | 'decimal' | 'boolean' | 'time'

/** The types of properties by name: a simple type, the name of a described type, or a list of either, as in `text[]`. */
export type Properties = Readonly<Record<string, string>>

interface TypesInCode {
  text: string
  int: number
  long: number
  decimal: number
  boolean: boolean
  time: string
}

/** Tells of each simple type if a value is of it. 64-bit numbers are those that JavaScript can tell apart. */
export const isOfType: { readonly [Type in SimpleType]: (value: unknown) => value is TypesInCode[Type] } = {
  text: isText,
  time: isTime,
  int: (value): value is number => isWholeNumber(value) && value >= -(2 ** 31) && value < 2 ** 31,
  long: isWholeNumber,
  decimal: (value): value is number => Number.isFinite(value),
  boolean: (value) => typeof value === 'boolean',
}

export function isSimple(type: string): type is SimpleType {
  return Object.hasOwn(isOfType, type)
}

/** Half a surrogate pair is no character: neither UTF-8 nor a URL can contain it. */
function isText(value: unknown): value is string {
  return typeof value === 'string' && !/\p{Surrogate}/u.test(value)
}

/** Source: OData 4.01 ABNF, `dateTimeOffsetValue`: the offset is required. .NET has the years 1 to 9999. */
function isTime(value: unknown): value is string {
  return (
    isText(value) &&
    /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,12})?)?(Z|[+-]\d\d:\d\d)$/i.test(value) &&
    !value.startsWith('0000') &&
    !Number.isNaN(Date.parse(value))
  )
}

function isWholeNumber(value: unknown): value is number {
  return Number.isSafeInteger(value)
}

/** An object with these properties. */
export type ValuesOf<Table extends Readonly<Record<string, SimpleType>>> = {
  -readonly [Name in keyof Table]: TypesInCode[Table[Name]]
}

/**
 * Documented properties of a customer that the mock stores and answers as they are. Absent until a client sets them.
 */
export const furtherCustomerProperties = {
  Blocked: 'boolean',
  BlockedType: 'int',
  CNPJCPFNumber: 'text',
  ChargeGroup: 'text',
  CreditLimit: 'decimal',
  CreditRating: 'text',
  IdentificationNumber: 'text',
  InvoiceAccount: 'text',
  IsCustomerTaxInclusive: 'boolean',
  LineDiscountGroup: 'text',
  MandatoryCreditLimit: 'boolean',
  MultilineDiscountGroup: 'text',
  NonChargeableAccount: 'boolean',
  OfflineImage: 'text',
  OrganizationId: 'text',
  PhoneExt: 'text',
  PriceGroup: 'text',
  SalesTaxGroup: 'text',
  Tag: 'text',
  TaxExemptNumber: 'text',
  TaxGroup: 'text',
  TaxOffice: 'text',
  TotalDiscountGroup: 'text',
  Url: 'text',
  UseOrderNumberReference: 'boolean',
  UsePurchaseRequest: 'boolean',
  VatNumber: 'text',
} as const satisfies Properties

/** Documented properties of an address that the mock stores and answers as they are. */
export const furtherAddressProperties = {
  AttentionTo: 'text',
  CountyName: 'text',
  EmailContent: 'text',
  PhoneExt: 'text',
  Postbox: 'text',
  SortOrder: 'int',
  StateName: 'text',
  TaxGroup: 'text',
  Url: 'text',
} as const satisfies Properties

/** Documented properties of an attribute, which the channel sets from its definition. */
export const furtherAttributeProperties = {
  DataTypeValue: 'int',
  KeyName: 'text',
  RecordId: 'long',
} as const satisfies Properties

/** The fields of a value of any type. */
export const valueProperties = {
  BooleanValue: 'boolean',
  DateTimeOffsetValue: 'time',
  DecimalValue: 'decimal',
  IntegerValue: 'int',
  LongValue: 'long',
  StringValue: 'text',
} as const satisfies Properties

/** The single values of a customer that a body may contain. */
export const customerProperties = {
  AccountNumber: 'text',
  IsAsyncCustomer: 'boolean',
  RecordId: 'long',
  PartyNumber: 'text',
  CustomerTypeValue: 'int',
  IsB2b: 'boolean',
  Name: 'text',
  FirstName: 'text',
  MiddleName: 'text',
  LastName: 'text',
  TitleRecordId: 'long',
  Email: 'text',
  ReceiptEmail: 'text',
  ReceiptSettings: 'int',
  Phone: 'text',
  Cellphone: 'text',
  Language: 'text',
  CustomerGroup: 'text',
  CurrencyCode: 'text',
  OptOutPersonalization: 'boolean',
  OptOutWebActivityTracking: 'boolean',
  CreatedDateTime: 'time',
  ...furtherCustomerProperties,
} as const satisfies Properties

/** The single values of an address that a body may contain. */
export const addressProperties = {
  Id: 'text',
  RecordId: 'long',
  Name: 'text',
  Street: 'text',
  StreetNumber: 'text',
  BuildingCompliment: 'text',
  City: 'text',
  County: 'text',
  DistrictName: 'text',
  State: 'text',
  ZipCode: 'text',
  ThreeLetterISORegionName: 'text',
  TwoLetterISORegionName: 'text',
  FullAddress: 'text',
  AddressTypeValue: 'int',
  IsPrimary: 'boolean',
  IsPrivate: 'boolean',
  Deactivate: 'boolean',
  Phone: 'text',
  Email: 'text',
  ...furtherAddressProperties,
} as const satisfies Properties

/** The single values of a further contact. */
export const contactProperties = {
  RecordId: 'long',
  AddressTypeValue: 'int',
  Value: 'text',
  ValueExtension: 'text',
  IsPrimary: 'boolean',
  IsMobilePhone: 'boolean',
  IsOptedInMarketing: 'boolean',
} as const satisfies Properties

/** The single values of a customer's affiliation. */
export const affiliationProperties = {
  RecordId: 'long',
  RetailAffiliationId: 'long',
  Name: 'text',
} as const satisfies Properties
