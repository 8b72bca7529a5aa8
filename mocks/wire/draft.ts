import type {
  Address,
  CommerceProperty,
  ContactInfo,
  CustomerAffiliation,
  CustomerAttribute,
} from './customer-parts.ts'
import type { Customer } from './entities.ts'
import { createReader, definedFields, isObject, type JsonObject } from './json.ts'
import {
  addressProperties,
  affiliationProperties,
  contactProperties,
  customerProperties,
  furtherAttributeProperties,
  valueProperties,
} from './property-types.ts'
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
    ...read.values(customerProperties),
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
    ExtensionProperties: parseExtensions(read.list('ExtensionProperties'), problems),
  })
}

/** Reads the known properties of an address from a body. `path`: where it is in the body, as in `Addresses[0].`. */
export function parseAddressDraft(
  body: JsonObject,
  problems: ValidationResult[],
  path: string,
): AddressDraft {
  const read = createReader(body, problems, path)
  return definedFields({
    ...read.values(addressProperties),
    ExtensionProperties: parseExtensions(read.list('ExtensionProperties'), problems, path),
  })
}

function parseContact(body: JsonObject, problems: ValidationResult[], path: string): ContactInfo {
  return {
    RecordId: 0,
    AddressTypeValue: 0,
    Value: '',
    ValueExtension: '',
    IsPrimary: false,
    IsMobilePhone: false,
    IsOptedInMarketing: false,
    ...createReader(body, problems, path).values(contactProperties),
  }
}

function parseAffiliation(body: JsonObject, problems: ValidationResult[], path: string): CustomerAffiliation {
  const values = createReader(body, problems, path).values(affiliationProperties)
  return { RecordId: 0, RetailAffiliationId: 0, Name: '', ...values }
}

function parseAttribute(body: JsonObject, problems: ValidationResult[], path: string): CustomerAttribute {
  const read = createReader(body, problems, path)
  const value = read.object('AttributeValue') ?? {}
  return {
    Name: read.text('Name') ?? '',
    ...read.values(furtherAttributeProperties),
    AttributeValue: createReader(value, problems, `${path}AttributeValue.`).values(valueProperties),
  }
}

/** Reads extension properties. Those without a key or without a value are left out. `path`: where they are in the body. */
export function parseExtensions(
  list: JsonObject[] | undefined,
  problems: ValidationResult[],
  path = '',
): CommerceProperty[] | undefined {
  return list?.flatMap(({ Key, Value }, at) => {
    if (typeof Key !== 'string' || !isObject(Value)) return []
    const read = createReader(Value, problems, `${path}ExtensionProperties[${at}].Value.`)
    return [{ Key, Value: read.values(valueProperties) }]
  })
}
