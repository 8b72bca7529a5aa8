import { countries, deliveryCountries, languages, type Country } from '../reference-data/countries.ts'
import { places, placesOf, type Place } from '../reference-data/places.ts'
import { provinces } from '../reference-data/provinces.ts'
import { textOf, type JsonObject } from '../wire/json.ts'
import { listOf } from './reference-data.ts'
import { allCallers, type Operation } from './operation.ts'

/** The countries, for employees. Shoppers have the two operations below. */
export const getCountryRegions: Operation = {
  ...listOf(
    'GET GetCountryRegions',
    'CountryRegionInfo[]',
    countries.map((country) => countryRow(country)),
  ),
  allowedCallers: ['employee'],
}

export const getCountryRegionsForShipping = listOf(
  'GET GetCountryRegionsForShipping',
  'CountryRegionInfo[]',
  deliveryCountries.map((country) => countryRow(country)),
)

/** The countries with their names in a language. Default: English. */
export const getCountryRegionsByLanguageId: Operation = {
  name: 'POST GetCountryRegionsByLanguageId',
  key: 'keyless',
  allowedCallers: allCallers,
  parameters: { languageId: 'text' },
  returns: 'CountryRegionInfo[]',
  run: (_rows, { body }) => ({
    kind: 'list',
    values: countriesIn(textOf(body.languageId)),
  }),
}

export const getLanguages: Operation = {
  ...listOf(
    'GET GetLanguages',
    'SupportedLanguage[]',
    languages.map((LanguageId) => ({ LanguageId })),
  ),
  allowedCallers: ['employee'],
}

export const getStateProvinces: Operation = {
  name: 'POST GetStateProvinces',
  key: 'keyless',
  allowedCallers: allCallers,
  parameters: { countryRegionId: 'text' },
  returns: 'StateProvinceInfo[]',
  run(_rows, { body }) {
    const country = textOf(body.countryRegionId)
    const ofCountry = Object.hasOwn(provinces, country) ? provinces[country] : {}
    const values = Object.entries(ofCountry ?? {})
      .map(([StateId, StateName]) => ({ CountryRegionId: country, StateId, StateName }))
      .toSorted((left, right) => left.StateName.localeCompare(right.StateName))
    return { kind: 'list', values }
  },
}

/** The towns of a ZIP code. An unknown one has none. */
export const getAddressFromZipCode: Operation = {
  name: 'POST GetAddressFromZipCode',
  key: 'keyless',
  allowedCallers: allCallers,
  parameters: { countryRegionId: 'text', zipPostalCode: 'text' },
  returns: 'ZipCodeInfo[]',
  run: (_rows, { body }) => ({
    kind: 'list',
    values: placesOf(textOf(body.countryRegionId), textOf(body.zipPostalCode)).map(zipCodeRow),
  }),
}

const inState = { countryRegionId: 'text', stateProvinceId: 'text' } as const

/** [ours] The mock knows no counties and districts: these lists are empty. */
export const getCounties = placeList('GetCounties', 'CountyInfo[]', inState, () => [])
export const getDistricts = placeList(
  'GetDistricts',
  'DistrictInfo[]',
  { ...inState, countyId: 'text', cityName: 'text' },
  () => [],
)
export const getCities = placeList('GetCities', 'CityInfo[]', { ...inState, countyId: 'text' }, cityRows)
export const getZipCodes = placeList(
  'GetZipCodes',
  'ZipCodeInfo[]',
  { ...inState, countyId: 'text', cityName: 'text', districtId: 'text' },
  (found) => found.map(zipCodeRow),
)

/** A list of places in a country, optionally of one state and town, for employees. */
function placeList(
  name: string,
  returns: string,
  parameters: Operation['parameters'] & object,
  rowsOf: (found: readonly Place[]) => object[],
): Operation {
  return {
    name: `POST ${name}`,
    key: 'keyless',
    allowedCallers: ['employee'],
    parameters,
    returns,
    run: (_rows, { body }) => ({ kind: 'list', values: rowsOf(places.filter((place) => isIn(place, body))) }),
  }
}

function isIn({ country, state, city }: Place, body: JsonObject): boolean {
  const { countryRegionId, stateProvinceId = state, cityName = city } = body
  return country === countryRegionId && state === (stateProvinceId || state) && city === (cityName || city)
}

function cityRows(found: readonly Place[]): object[] {
  const rows = found.map(({ country, state, city }) => [
    `${country} ${state} ${city}`,
    { CountryRegionId: country, StateId: state, CountyId: '', Name: city },
  ])
  return Object.values(Object.fromEntries(rows) as Record<string, object>)
}

function zipCodeRow({ country, zipCode, state, city }: Place) {
  return { ZipPostalCode: zipCode, CountryRegionId: country, StateId: state, CountyId: '', CityName: city }
}

function countryRow({ id, isoCode, name, language, format }: Country, names?: Intl.DisplayNames) {
  const shown = names?.of(isoCode) ?? name
  return {
    CountryRegionId: id,
    ISOCode: isoCode,
    ShortName: shown,
    LongName: shown,
    LanguageId: language,
    AddressFormatLines: format.flatMap((parts, line) =>
      parts.map((part, position) => ({
        CountryRegionId: id,
        LineNumber: line + 1,
        AddressComponentName: part,
        NewLine: position === parts.length - 1,
      })),
    ),
  }
}

function countriesIn(language: string) {
  const names = countryNames(language)
  return countries.map((country) => countryRow(country, names))
}

function countryNames(language: string): Intl.DisplayNames | undefined {
  try {
    return new Intl.DisplayNames([language], { type: 'region' })
  } catch {
    // Not a language tag: the names stay in English.
    return undefined
  }
}
