import { countries } from '../catalogue/countries.ts'
import { addressPurposes, affiliations, titles } from '../catalogue/people.ts'
import { provinces } from '../catalogue/provinces.ts'
import { everybody, type Operation } from './operation.ts'

export const getTitles = listOf('GET Customers/GetTitles', 'CustomerTitle', titles)

export const getAddressPurposes = listOf('GET GetAddressPurposes', 'AddressPurpose', addressPurposes)

export const getAffiliations: Operation = {
  ...listOf('GET GetAffiliations', 'Affiliation', affiliations),
  callers: ['application'],
}

export const getCountryRegions = listOf(
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
)

export const getStateProvinces: Operation = {
  name: 'POST GetStateProvinces',
  key: 'keyless',
  callers: everybody,
  run(_rows, { body }) {
    const country = String(body.countryRegionId ?? '')
    const values = Object.entries(provinces[country] ?? {})
      .map(([StateId, StateName]) => ({ CountryRegionId: country, StateId, StateName }))
      .toSorted((left, right) => left.StateName.localeCompare(right.StateName))
    return { kind: 'list', type: 'StateProvinceInfo', values }
  },
}

function listOf(name: string, type: string, values: readonly object[]): Operation {
  return { name, key: 'keyless', callers: everybody, run: () => ({ kind: 'list', type, values }) }
}
