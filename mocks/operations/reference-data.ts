import { addressPurposes, affiliations, customerGroups, titles } from '../reference-data/customers.ts'
import { allCallers, type Operation } from './operation.ts'

/** The documentation does not name the callers: [ours] all. */
export const getTitles = listOf('GET Customers/GetTitles', 'CustomerTitle[]', titles)

export const getAddressPurposes = listOf('GET GetAddressPurposes', 'AddressPurpose[]', addressPurposes)

export const getCustomerGroups = listOf('GET GetCustomerGroups', 'CustomerGroup[]', customerGroups)

export const getExtensibleEnumerations = listOf(
  'GET GetExtensibleEnumerations',
  'ExtensibleEnumerationContainer[]',
  [
    {
      Key: 'AddressType',
      EnumerationValues: addressPurposes.map(({ Name, AddressType }) => ({ Name, Value: AddressType })),
    },
  ],
)

export const getAffiliations: Operation = {
  ...listOf('GET GetAffiliations', 'Affiliation[]', affiliations),
  allowedCallers: ['employee'],
}

/** A list that is the same for everybody. */
export function listOf(name: string, returns: string, values: readonly object[]): Operation {
  return { name, key: 'keyless', allowedCallers: allCallers, returns, run: () => ({ kind: 'list', values }) }
}
