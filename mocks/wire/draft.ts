import { isObject, readerOf, type JsonObject } from './read.ts'
import type { ValidationResult } from './refusal.ts'
import type {
  Address,
  CommerceProperty,
  CommercePropertyValue,
  ContactInfo,
  Customer,
  CustomerAffiliation,
  CustomerAttribute,
} from './entities.ts'

export type AddressDraft = Partial<Address>
export type CustomerDraft = Partial<Omit<Customer, 'Addresses'>> & { Addresses?: AddressDraft[] }

/** A customer as a body describes it: only what the body says, and only what the channel knows. */
export function customerDraft(body: JsonObject, problems: ValidationResult[]): CustomerDraft {
  const read = readerOf(body, problems)
  return present({
    ...fields(read.text, customerTexts),
    ...fields(read.number, ['RecordId', 'CustomerTypeValue', 'TitleRecordId']),
    ...fields(read.boolean, ['IsAsyncCustomer', 'OptOutPersonalization', 'OptOutWebActivityTracking']),
    Addresses: read.list('Addresses')?.map((part, at) => addressDraft(part, problems, `Addresses[${at}].`)),
    Contacts: read.list('Contacts')?.map((part, at) => contact(part, problems, `Contacts[${at}].`)),
    CustomerAffiliations: read
      .list('CustomerAffiliations')
      ?.map((part, at) => affiliation(part, problems, `CustomerAffiliations[${at}].`)),
    Attributes: read.list('Attributes')?.map((part, at) => attribute(part, problems, `Attributes[${at}].`)),
    ExtensionProperties: extensions(read.list('ExtensionProperties')),
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

function addressDraft(body: JsonObject, problems: ValidationResult[], path: string): AddressDraft {
  const read = readerOf(body, problems, path)
  return present({
    ...fields(read.text, addressTexts),
    ...fields(read.number, ['RecordId', 'AddressTypeValue']),
    ...fields(read.boolean, ['IsPrimary', 'IsPrivate', 'Deactivate']),
    ExtensionProperties: extensions(read.list('ExtensionProperties')),
  })
}

function contact(body: JsonObject, problems: ValidationResult[], path: string): ContactInfo {
  const read = readerOf(body, problems, path)
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

function affiliation(body: JsonObject, problems: ValidationResult[], path: string): CustomerAffiliation {
  const read = readerOf(body, problems, path)
  return {
    RecordId: read.number('RecordId') ?? 0,
    RetailAffiliationId: read.number('RetailAffiliationId') ?? 0,
    Name: read.text('Name') ?? '',
  }
}

function attribute(body: JsonObject, problems: ValidationResult[], path: string): CustomerAttribute {
  const read = readerOf(body, problems, path)
  const value = isObject(body.AttributeValue) ? (body.AttributeValue as CommercePropertyValue) : {}
  return { Name: read.text('Name') ?? '', AttributeValue: value }
}

function extensions(list: JsonObject[] | undefined): CommerceProperty[] | undefined {
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

type Present<Shape> = { [Name in keyof Shape]?: Exclude<Shape[Name], undefined> }

function present<Shape extends object>(shape: Shape): Present<Shape> {
  return Object.fromEntries(
    Object.entries(shape).filter(([, value]) => value !== undefined),
  ) as Present<Shape>
}
