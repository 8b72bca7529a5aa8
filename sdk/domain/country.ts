import type { CountryCode } from './country-code.ts'
import { countryTable, type AddressField, type CountryRow } from './country-table.ts'
import { canonicalPostalCode, patternOf } from './postal-code.ts'
import { cleanNumber } from './text.ts'

/** The address format of a country. */
export interface Country {
  /** ISO 3166-1 alpha-3, such as `ITA`. */
  readonly code: CountryCode
  /** ISO 3166-1 alpha-2, such as `IT`, if known. `Intl.DisplayNames` turns it into the country's name. */
  readonly alpha2?: string
  /** The fields of a form, in the order the country writes them. */
  readonly fields: readonly AddressField[]
  /** The fields that cannot be left out. */
  readonly required: readonly AddressField[]
  /** The pattern of its postal codes; absent where any postal code is accepted. */
  readonly zipCode?: RegExp
}

/** Used for every country that is not in the table. */
const otherCountries: Omit<Country, 'code'> = {
  fields: ['street', 'buildingComplement', 'zipCode', 'city', 'state', 'country'],
  required: ['street', 'city'],
}

export const knownCountryCodes = Object.keys(countryTable) as readonly CountryCode[]

/**
 * The address format of a country, by its ISO 3166-1 alpha-3 code. A country this SDK does not know gets a general format
 * in which street and city are required.
 */
export function countryOf(text: string): Country {
  const code = text as CountryCode
  const row = rowOf(code)
  if (!row) return { code, ...otherCountries }
  const { alpha2, fields, required, postalCodes } = row
  return { code, alpha2, fields, required, ...(postalCodes && { zipCode: patternOf(postalCodes) }) }
}

/** Returns a postal code as the country writes it. Codes of countries this SDK does not know are returned in capitals. */
export function postalCodeIn(country: string, text: string): string {
  const row = rowOf(country)
  if (!row) return cleanNumber(text).toUpperCase()
  const { alpha2, postalCodes = [], prefixes = [] } = row
  return canonicalPostalCode(text, postalCodes, [alpha2, country, ...prefixes])
}

function rowOf(code: string): CountryRow | undefined {
  return Object.hasOwn(countryTable, code) ? countryTable[code] : undefined
}
