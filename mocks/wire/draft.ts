import type {
  Address,
  CommerceProperty,
  CommercePropertyValue,
  ContactInfo,
  CustomerAffiliation,
  CustomerAttribute,
} from './customer-parts.ts'
import type { Customer } from './entities.ts'
import { createReader, definedFields, isObject, type JsonObject } from './json.ts'
import type { ValidationResult } from './refusal.ts'

/** The properties of an address that a body contains. */
export type AddressDraft = Partial<Address>
/** The properties of a customer that a body contains. */
export type CustomerDraft = Partial<Omit<Customer, 'Addresses'>> & {
  /** In an edit: new addresses, and changes of known ones, which are found by `RecordId` or `Id`. */
  Addresses?: AddressDraft[]
}

/** Reads the known properties of a customer from a body. Adds a problem for each value of a wrong type. */
export function parseCustomerDraft(body: JsonObject, problems: ValidationResult[]): CustomerDraft {
  const read = createReader(body, problems)
  return definedFields({
    ...fields(read.text, customerTexts),
    ...fields(read.number, ['RecordId', 'CustomerTypeValue', 'TitleRecordId']),
    ...fields(read.boolean, [
      'IsAsyncCustomer',
      'IsB2b',
      'OptOutPersonalization',
      'OptOutWebActivityTracking',
    ]),
    Addresses: read
      .list('Addresses')
      ?.map((address, at) => parseAddressDraft(address, problems, `Addresses[${at}].`)),
    Contacts: read
      .list('Contacts')
      ?.map((contact, at) => parseContact(contact, problems, `Contacts[${at}].`)),
    CustomerAffiliations: read
      .list('CustomerAffiliations')
      ?.map((affiliation, at) => parseAffiliation(affiliation, problems, `CustomerAffiliations[${at}].`)),
    Attributes: read
      .list('Attributes')
      ?.map((attribute, at) => parseAttribute(attribute, problems, `Attributes[${at}].`)),
    ExtensionProperties: parseExtensions(read.list('ExtensionProperties')),
  })
}

const customerTexts = [
  'AccountNumber',
  'PartyNumber',
  'Name',
  'FirstName',
  'MiddleName',
  'LastName',
  'Email',
  'ReceiptEmail',
  'Phone',
  'Cellphone',
  'Language',
  'CustomerGroup',
  'CurrencyCode',
  'CreatedDateTime',
] as const

const addressTexts = [
  'Id',
  'Name',
  'Street',
  'StreetNumber',
  'BuildingCompliment',
  'City',
  'County',
  'DistrictName',
  'State',
  'ZipCode',
  'ThreeLetterISORegionName',
  'TwoLetterISORegionName',
  'Phone',
  'Email',
] as const

function parseAddressDraft(body: JsonObject, problems: ValidationResult[], path: string): AddressDraft {
  const read = createReader(body, problems, path)
  return definedFields({
    ...fields(read.text, addressTexts),
    ...fields(read.number, ['RecordId', 'AddressTypeValue']),
    ...fields(read.boolean, ['IsPrimary', 'IsPrivate', 'Deactivate']),
    ExtensionProperties: parseExtensions(read.list('ExtensionProperties')),
  })
}

function parseContact(body: JsonObject, problems: ValidationResult[], path: string): ContactInfo {
  const read = createReader(body, problems, path)
  return {
    RecordId: read.number('RecordId') ?? 0,
    AddressTypeValue: read.number('AddressTypeValue') ?? 0,
    Value: read.text('Value') ?? '',
    ValueExtension: read.text('ValueExtension') ?? '',
    IsPrimary: read.boolean('IsPrimary') ?? false,
    IsMobilePhone: read.boolean('IsMobilePhone') ?? false,
    IsOptedInMarketing: read.boolean('IsOptedInMarketing') ?? false,
  }
}

function parseAffiliation(body: JsonObject, problems: ValidationResult[], path: string): CustomerAffiliation {
  const read = createReader(body, problems, path)
  return {
    RecordId: read.number('RecordId') ?? 0,
    RetailAffiliationId: read.number('RetailAffiliationId') ?? 0,
    Name: read.text('Name') ?? '',
  }
}

function parseAttribute(body: JsonObject, problems: ValidationResult[], path: string): CustomerAttribute {
  const read = createReader(body, problems, path)
  const value = isObject(body.AttributeValue) ? (body.AttributeValue as CommercePropertyValue) : {}
  return { Name: read.text('Name') ?? '', AttributeValue: value }
}

function parseExtensions(list: JsonObject[] | undefined): CommerceProperty[] | undefined {
  return list?.filter(isExtension)
}

function isExtension(value: JsonObject): value is JsonObject & CommerceProperty {
  return typeof value.Key === 'string' && isObject(value.Value)
}

function fields<Name extends string, Value>(
  read: (name: string) => Value | undefined,
  names: readonly Name[],
) {
  return Object.fromEntries(names.map((name) => [name, read(name)])) as Record<Name, Value | undefined>
}
