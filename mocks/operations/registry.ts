import { Refusal } from '../wire/refusal.ts'
import { deviceConfiguration, featureStates, orgUnitConfiguration } from './channel-configuration.ts'
import { createCustomer } from './create-customer.ts'
import { editCustomer } from './edit-customer.ts'
import { getCustomerLoyaltyCards, issueLoyaltyCard } from './loyalty-cards.ts'
import type { Operation } from './operation.ts'
import { getByAccountNumbers, readCustomer } from './read-customers.ts'
import {
  getAddressPurposes,
  getAffiliations,
  getCountryRegions,
  getStateProvinces,
  getTitles,
} from './reference-data.ts'
import { searchByFields, searchCustomers } from './search-customers.ts'

/** Every request that the channel answers. */
export const operations: readonly Operation[] = [
  createCustomer,
  editCustomer,
  readCustomer,
  getByAccountNumbers,
  searchCustomers,
  searchByFields,
  getTitles,
  featureStates,
  orgUnitConfiguration,
  deviceConfiguration,
  getAddressPurposes,
  getCountryRegions,
  getStateProvinces,
  getAffiliations,
  issueLoyaltyCard,
  getCustomerLoyaltyCards,
]

/** Throws a `Refusal`: 404 for an unknown operation, 405 for a known one that is called with another method. */
export function findOperation(method: string, path: string, key: Operation['key']): Operation {
  const found = operations.find((one) => one.name === `${method} ${path}` && one.key === key)
  if (found) return found
  const methods = operations
    .filter(({ name }) => name.endsWith(` ${path}`))
    .map(({ name }) => name.split(' ')[0])
  if (methods.length === 0) throw new Refusal('UnknownOperation', { reason: `No operation ${path}` })
  throw new Refusal('MethodNotAllowed', { reason: `${path} is called with ${methods.join(' or ')}` })
}
