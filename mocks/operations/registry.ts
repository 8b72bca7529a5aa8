import { Refusal } from '../wire/refusal.ts'
import { getAttributeDefinitions, getAttributeGroupDefinitions } from './attributes.ts'
import {
  addCartLines,
  checkout,
  createCart,
  editCart,
  readCart,
  removeCartLines,
  updateCartLines,
} from './carts.ts'
import {
  deviceConfiguration,
  environmentConfiguration,
  featureStates,
  orgUnitConfiguration,
} from './channel-configuration.ts'
import { createCustomer } from './create-customer.ts'
import { editCustomer } from './edit-customer.ts'
import { getCustomerLoyaltyCards, getLoyaltyCard, issueLoyaltyCard } from './loyalty-cards.ts'
import type { Operation } from './operation.ts'
import {
  getCustomerBalance,
  getOrderHistory,
  getOrderShipmentsHistory,
  getPurchaseHistory,
  readOrder,
} from './order-history.ts'
import {
  getAddressFromZipCode,
  getCities,
  getCounties,
  getCountryRegions,
  getCountryRegionsByLanguageId,
  getCountryRegionsForShipping,
  getDistricts,
  getLanguages,
  getStateProvinces,
  getZipCodes,
} from './places.ts'
import { getByAccountNumbers, readAllCustomers, readCustomer } from './read-customers.ts'
import {
  getAddressPurposes,
  getAffiliations,
  getCustomerGroups,
  getExtensibleEnumerations,
  getTitles,
} from './reference-data.ts'
import { getCustomerSearchFields, searchByFields, searchCustomers } from './search-customers.ts'

/** Every request that the channel answers. */
export const operations: readonly Operation[] = [
  createCustomer,
  editCustomer,
  readCustomer,
  readAllCustomers,
  getByAccountNumbers,
  searchCustomers,
  searchByFields,
  getCustomerSearchFields,
  getTitles,
  featureStates,
  orgUnitConfiguration,
  deviceConfiguration,
  environmentConfiguration,
  getAddressPurposes,
  getCountryRegions,
  getCountryRegionsByLanguageId,
  getCountryRegionsForShipping,
  getStateProvinces,
  getCounties,
  getCities,
  getDistricts,
  getZipCodes,
  getAddressFromZipCode,
  getLanguages,
  getCustomerGroups,
  getExtensibleEnumerations,
  getAffiliations,
  getAttributeDefinitions,
  getAttributeGroupDefinitions,
  issueLoyaltyCard,
  getLoyaltyCard,
  getCustomerLoyaltyCards,
  getCustomerBalance,
  createCart,
  readCart,
  editCart,
  addCartLines,
  updateCartLines,
  removeCartLines,
  checkout,
  readOrder,
  getOrderHistory,
  getPurchaseHistory,
  getOrderShipmentsHistory,
]

/** The names of all operations, also by the other method. */
export const operationNames: readonly string[] = Array.from(
  new Set(operations.flatMap((one) => methodsOf(one).map((method) => `${method} ${pathOf(one)}`))),
)

/** Throws a `Refusal`: 404 for an unknown operation, 405 for a known one that is called with another method. */
export function findOperation(method: string, path: string, key: Operation['key']): Operation {
  const known = operations.filter((one) => pathOf(one) === path)
  const found = known.find((one) => one.key === key && methodsOf(one).includes(method))
  if (found) return found
  if (known.length === 0) throw new Refusal('UnknownOperation', { reason: `No operation ${path}` })
  const allow = [...new Set(known.filter((one) => one.key === key).flatMap(methodsOf))]
  const isKeyWrong = known.some((one) => methodsOf(one).includes(method))
  throw new Refusal('MethodNotAllowed', {
    reason: isKeyWrong ? keyProblem(method, path, key) : `${path} is called with ${allow.join(' or ')}`,
    // A HEAD is answered like a GET.
    allow: allow.includes('GET') ? [...allow, 'HEAD'] : allow,
  })
}

function keyProblem(method: string, path: string, key: Operation['key']): string {
  if (key === 'keyed') return `${method} ${path} takes no key`
  return `${method} ${path} needs a key, as in ${path.replace(/^\w+/, "$&('1')")}`
}

/** `POST Customers/Search` → `Customers/Search`. */
export function pathOf({ name }: Pick<Operation, 'name'>): string {
  return name.slice(name.indexOf(' ') + 1)
}

function methodsOf({ name, otherMethod }: Operation): string[] {
  return [name.slice(0, name.indexOf(' ')), ...(otherMethod ? [otherMethod] : [])]
}
