import type { Rows } from '../model/tables.ts'
import { countryOf } from '../reference-data/countries.ts'
import { affiliations } from '../reference-data/customers.ts'
import { nextRecordId } from '../tables/numbers.ts'
import type { Address, ContactInfo, CustomerAffiliation } from '../wire/customer-parts.ts'
import type { AddressDraft, CustomerDraft } from '../wire/draft.ts'
import type { Customer } from '../wire/entities.ts'

/** The values of `CustomerTypeValue`. */
export const person = 1
export const organization = 2

/** Completes the body of a create, which has the values that it inherits. */
export function buildCustomer(draft: CustomerDraft, createdAt: number): Customer {
  const customer: Customer = {
    RecordId: 0,
    PartyNumber: '',
    CustomerTypeValue: person,
    IsB2b: false,
    Name: '',
    FirstName: '',
    MiddleName: '',
    LastName: '',
    TitleRecordId: 0,
    Email: '',
    Phone: '',
    Cellphone: '',
    Language: '',
    CustomerGroup: '',
    CurrencyCode: '',
    ReceiptSettings: 0,
    Contacts: [],
    CustomerAffiliations: [],
    Attributes: [],
    OptOutPersonalization: false,
    OptOutWebActivityTracking: false,
    ExtensionProperties: [],
    ...draft,
    AccountNumber: '',
    IsAsyncCustomer: true,
    ReceiptEmail: draft.ReceiptEmail ?? draft.Email ?? '',
    Addresses: (draft.Addresses ?? []).map((address) => buildAddress({ ...address, Id: '' })),
    CreatedDateTime: new Date(createdAt).toISOString(),
  }
  return { ...customer, Name: fullName(customer), RecordId: 0, PartyNumber: '' }
}

/** First, middle and last name of a person; the property `Name` of an organization, or of a person without names. */
export function fullName(
  customer: Pick<CustomerDraft, 'CustomerTypeValue' | 'FirstName' | 'MiddleName' | 'LastName' | 'Name'>,
): string {
  const names = [customer.FirstName, customer.MiddleName, customer.LastName].filter(Boolean)
  return names.length > 0 && customer.CustomerTypeValue !== organization
    ? names.join(' ')
    : (customer.Name ?? '')
}

export function buildAddress(draft: AddressDraft): Address {
  const address: Address = {
    Id: '',
    Name: '',
    Street: '',
    StreetNumber: '',
    BuildingCompliment: '',
    City: '',
    County: '',
    DistrictName: '',
    State: '',
    ZipCode: '',
    ThreeLetterISORegionName: '',
    TwoLetterISORegionName: '',
    AddressTypeValue: 7,
    IsPrimary: false,
    IsPrivate: false,
    Deactivate: false,
    Phone: '',
    Email: '',
    FullAddress: '',
    ExtensionProperties: [],
    ...draft,
    RecordId: 0,
    IsAsyncAddress: false,
  }
  return withDerivedFields(address)
}

/** The address with the fields that follow from its other fields. */
export function withDerivedFields(address: Address): Address {
  const country = countryOf(address.ThreeLetterISORegionName)
  const values = { ...address, CountryRegion: country?.name ?? address.ThreeLetterISORegionName }
  const format = country?.format ?? [['Street'], ['City'], ['CountryRegion']]
  const street = [address.Street, address.StreetNumber].filter(Boolean).join(' ')
  const lines = format.map((line) => line.map((name) => (name === 'Street' ? street : values[name])))
  return {
    ...address,
    TwoLetterISORegionName: country?.isoCode ?? address.TwoLetterISORegionName,
    FullAddress: lines
      .map((line) => line.filter(Boolean).join(' '))
      .filter(Boolean)
      .join('\n'),
  }
}

/** The customer with its account number, and with record ids for itself, its addresses, contacts and affiliations. */
export function withRecordIds(rows: Rows, customer: Customer, accountNumber: string): Customer {
  return {
    ...customer,
    AccountNumber: accountNumber,
    IsAsyncCustomer: false,
    RecordId: customer.RecordId || nextRecordId(rows),
    PartyNumber: customer.PartyNumber || `${accountNumber}P`,
    Addresses: customer.Addresses.map((address) => addressWithRecordId(rows, address)),
    Contacts: customer.Contacts.map((contact) => withRecordId<ContactInfo>(rows, contact)),
    CustomerAffiliations: customer.CustomerAffiliations.map((affiliation) =>
      withName(withRecordId(rows, affiliation)),
    ),
  }
}

export function addressWithRecordId(rows: Rows, address: Address): Address {
  const synced = withRecordId(rows, address)
  return { ...synced, Id: synced.Id || String(synced.RecordId), IsAsyncAddress: false }
}

function withRecordId<Entity extends { RecordId: number }>(rows: Rows, entity: Entity): Entity {
  return { ...entity, RecordId: entity.RecordId || nextRecordId(rows) }
}

function withName(affiliation: CustomerAffiliation): CustomerAffiliation {
  const known = affiliations.find(({ RecordId }) => RecordId === affiliation.RetailAffiliationId)
  return { ...affiliation, Name: known?.Name ?? affiliation.Name }
}
