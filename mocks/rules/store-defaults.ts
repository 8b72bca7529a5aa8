import type { HeadquartersOptions } from '../api/options.ts'
import type { StoreSettings } from '../model/store.ts'
import type { Rows } from '../model/tables.ts'
import { countries, countryOf } from '../reference-data/countries.ts'
import { affiliations, defaultCustomer, operatingUnitCountry } from '../reference-data/customers.ts'
import type { CustomerAffiliation } from '../wire/customer-parts.ts'
import type { AddressDraft, CustomerDraft } from '../wire/draft.ts'
import { fullName, organization } from './build-customer.ts'
import { addressLimits } from './limits.ts'

/** The settings of the store, with their defaults. Throws a RangeError that names a value that does not exist. */
export function storeSettings({
  country,
  defaultCustomer: given,
}: HeadquartersOptions['store'] = {}): StoreSettings {
  const { AccountNumber: _account, ...known } = defaultCustomer
  const settings = {
    country: country ?? operatingUnitCountry,
    defaultCustomer: { ...known, ...given },
  }
  if (!countryOf(settings.country)) {
    const ids = countries.map(({ id }) => id).join(', ')
    throw new RangeError(`The store's country "${settings.country}" is not known. Countries: ${ids}`)
  }
  for (const id of settings.defaultCustomer.affiliationIds) {
    if (affiliations.some(({ RecordId }) => RecordId === id)) continue
    const ids = affiliations.map(({ RecordId }) => RecordId).join(', ')
    throw new RangeError(`The default customer's affiliation ${id} is not known. Affiliations: ${ids}`)
  }
  return settings
}

export function storeOf(rows: Rows): StoreSettings {
  return rows.get('store', 'store') ?? storeSettings()
}

/** [docs] The body of a create with the values that it inherits, except affiliations. */
export function withCustomerDefaults(rows: Rows, draft: CustomerDraft): CustomerDraft {
  const { affiliationIds: _ids, ...inherited } = storeOf(rows).defaultCustomer
  const customer = filled(draft, inherited)
  if (!draft.Addresses) return customer
  return { ...customer, Addresses: draft.Addresses.map((one) => withAddressDefaults(rows, one, customer)) }
}

/**
 * [docs] A new address with the values that it inherits: name and phone from its customer, the purpose from the type of
 * the customer, the country from the store.
 */
export function withAddressDefaults(
  rows: Rows,
  address: AddressDraft,
  customer: CustomerDraft,
): AddressDraft {
  return filled(address, {
    Name: fullName(customer).slice(0, addressLimits.Name),
    Phone: customer.Phone ?? '',
    AddressTypeValue: customer.CustomerTypeValue === organization ? business : home,
    ThreeLetterISORegionName: storeOf(rows).country,
  })
}

/** The address purposes by `AddressTypeValue`. */
const home = 7
const business = 9

/** The affiliations of a new customer: its own and those of the default customer. */
export function withInheritedAffiliations(
  rows: Rows,
  own: readonly CustomerAffiliation[] = [],
): CustomerAffiliation[] {
  const known = new Set(own.map(({ RetailAffiliationId }) => RetailAffiliationId))
  const inherited = storeOf(rows).defaultCustomer.affiliationIds.filter((id) => !known.has(id))
  return [...own, ...inherited.map((id) => ({ RecordId: 0, RetailAffiliationId: id, Name: '' }))]
}

/** An empty text and 0 count as absent. */
function filled<Draft extends object>(draft: Draft, defaults: Draft): Draft {
  const missing = Object.entries(defaults).filter(([name, value]) => value && !draft[name as keyof Draft])
  return { ...draft, ...Object.fromEntries(missing) }
}
