import { countries } from '../reference-data/countries.ts'
import { addressPurposes, affiliations, titles } from '../reference-data/customers.ts'
import { provinces } from '../reference-data/provinces.ts'
import { allCallers, type Operation } from './operation.ts'

export const getTitles = listOf('GET Customers/GetTitles', 'CustomerTitle', titles)

export const getAddressPurposes = listOf('GET GetAddressPurposes', 'AddressPurpose', addressPurposes)

export const getAffiliations: Operation = {
  ...listOf('GET GetAffiliations', 'Affiliation', affiliations),
  allowedCallers: ['employee'],
}

export const getCountryRegions: Operation = {
  ...listOf(
    'GET GetCountryRegions',
    'CountryRegionInfo',
    countries.map(({ id, isoCode, name, language, format }) => ({
      CountryRegionId: id,
      ISOCode: isoCode,
      ShortName: name,
      LongName: name,
      LanguageId: language,
      AddressFormatLines: format.flatMap((parts, line) =>
        parts.map((part, position) => ({
          CountryRegionId: id,
          LineNumber: line + 1,
          AddressComponentName: part,
          NewLine: position === parts.length - 1,
        })),
      ),
    })),
  ),
  allowedCallers: ['employee'],
}

export const getStateProvinces: Operation = {
  name: 'POST GetStateProvinces',
  key: 'keyless',
  allowedCallers: allCallers,
  run(_rows, { body }) {
    const country = String(body.countryRegionId ?? '')
    const values = Object.entries(provinces[country] ?? {})
      .map(([StateId, StateName]) => ({ CountryRegionId: country, StateId, StateName }))
      .toSorted((left, right) => left.StateName.localeCompare(right.StateName))
    return { kind: 'list', type: 'StateProvinceInfo', values }
  },
}

function listOf(name: string, type: string, values: readonly object[]): Operation {
  return { name, key: 'keyless', allowedCallers: allCallers, run: () => ({ kind: 'list', type, values }) }
}
