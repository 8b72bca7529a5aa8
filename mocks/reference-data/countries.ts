import { isoCodes } from './country-codes.ts'

/** The fields of an address in the order in which a country writes them. One inner list is one line. */
type AddressFormat = readonly (readonly AddressField[])[]
type AddressField =
  'Street' | 'BuildingCompliment' | 'ZipCode' | 'City' | 'County' | 'State' | 'CountryRegion'

export interface Country {
  /** ISO 3166-1 alpha-3. */
  readonly id: string
  /** ISO 3166-1 alpha-2. */
  readonly isoCode: string
  /** In English. */
  readonly name: string
  readonly language: string
  readonly zipCode: RegExp
  readonly format: AddressFormat
}

const zipFirst: AddressFormat = [['Street'], ['BuildingCompliment'], ['ZipCode', 'City'], ['CountryRegion']]

/**
 * [ours] The countries that the channel delivers to. Their rules are the mock's own, like its other rules: with the SDK's
 * table, a wrong postal code pattern would pass on both sides.
 */
export const deliveryCountries: readonly Country[] = [
  {
    id: 'ITA',
    isoCode: 'IT',
    name: 'Italy',
    language: 'it',
    zipCode: /^\d{5}$/,
    format: [['Street'], ['BuildingCompliment'], ['ZipCode', 'City', 'State'], ['CountryRegion']],
  },
  {
    id: 'USA',
    isoCode: 'US',
    name: 'United States',
    language: 'en-us',
    zipCode: /^\d{5}(-\d{4})?$/,
    format: [['Street'], ['BuildingCompliment'], ['City', 'State', 'ZipCode'], ['CountryRegion']],
  },
  { id: 'DEU', isoCode: 'DE', name: 'Germany', language: 'de', zipCode: /^\d{5}$/, format: zipFirst },
  { id: 'FRA', isoCode: 'FR', name: 'France', language: 'fr', zipCode: /^\d{5}$/, format: zipFirst },
  {
    id: 'GBR',
    isoCode: 'GB',
    name: 'United Kingdom',
    language: 'en-gb',
    zipCode: /^([A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}|GIR ?0AA|BFPO ?\d{1,4})$/i,
    format: [['Street'], ['BuildingCompliment'], ['City'], ['County'], ['ZipCode'], ['CountryRegion']],
  },
  {
    id: 'JPN',
    isoCode: 'JP',
    name: 'Japan',
    language: 'ja',
    zipCode: /^\d{3}-?\d{4}$/,
    format: [['ZipCode'], ['State', 'City'], ['Street'], ['BuildingCompliment'], ['CountryRegion']],
  },
]

/** [ours] The languages of the channel. */
export const languages = ['en-us', 'en-gb', 'it', 'de', 'fr', 'ja'] as const

const englishNames = new Intl.DisplayNames('en', { type: 'region' })

/** [ours] All countries of ISO 3166-1. Any postal code and state will do for those without rules of their own. */
const byId = new Map(deliveryCountries.map((country) => [country.id, country]))
for (const [id, isoCode] of isoCodes) if (!byId.has(id)) byId.set(id, toCountry(id, isoCode))

export const countries: readonly Country[] = [...byId.values()]

function toCountry(id: string, isoCode: string): Country {
  const name = englishNames.of(isoCode) ?? isoCode
  return { id, isoCode, name, language: 'en-us', zipCode: /^/, format: zipFirst }
}

export function countryOf(id: string): Country | undefined {
  return byId.get(id)
}
