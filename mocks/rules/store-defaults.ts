import type { Rows } from '../model/tables.ts'
import type { CustomerAffiliation } from '../wire/customer-parts.ts'
import type { AddressDraft, CustomerDraft } from '../wire/draft.ts'
import { fullName, organization } from './build-customer.ts'
import { addressLimits } from './limits.ts'
import { storeOf } from './store-settings.ts'

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
