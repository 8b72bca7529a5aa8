/** The fields of an address that a country's form may contain. */
export type AddressField =
  'street' | 'streetNumber' | 'buildingComplement' | 'zipCode' | 'city' | 'county' | 'state' | 'country'

/** The address format of a country. */
export interface Country {
  /** ISO 3166-1 alpha-3, such as `ITA`. */
  readonly code: string
  /** ISO 3166-1 alpha-2, such as `IT`, if known. `Intl.DisplayNames` turns it into the country's name. */
  readonly alpha2?: string
  /** The fields of a form, in the order the country writes them. */
  readonly fields: readonly AddressField[]
  /** The fields that cannot be left out. */
  readonly required: readonly AddressField[]
  /** The pattern of its postal codes; absent where any postal code is accepted. */
  readonly zipCode?: RegExp
}

/** The countries this SDK knows. Source: the Universal Postal Union's addressing formats. */
const known: Readonly<Record<string, Omit<Country, 'code'>>> = {
  ITA: {
    alpha2: 'IT',
    fields: ['street', 'buildingComplement', 'zipCode', 'city', 'state', 'country'],
    required: ['street', 'zipCode', 'city'],
    zipCode: /^\d{5}$/,
  },
  USA: {
    alpha2: 'US',
    fields: ['street', 'buildingComplement', 'city', 'state', 'zipCode', 'country'],
    required: ['street', 'city', 'state', 'zipCode'],
    zipCode: /^\d{5}(-\d{4})?$/,
  },
  DEU: {
    alpha2: 'DE',
    fields: ['street', 'buildingComplement', 'zipCode', 'city', 'country'],
    required: ['street', 'zipCode', 'city'],
    zipCode: /^\d{5}$/,
  },
  FRA: {
    alpha2: 'FR',
    fields: ['street', 'buildingComplement', 'zipCode', 'city', 'country'],
    required: ['street', 'zipCode', 'city'],
    zipCode: /^\d{5}$/,
  },
  GBR: {
    alpha2: 'GB',
    fields: ['street', 'buildingComplement', 'city', 'county', 'zipCode', 'country'],
    required: ['street', 'city', 'zipCode'],
    zipCode: /^[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}$/i,
  },
  JPN: {
    alpha2: 'JP',
    fields: ['zipCode', 'state', 'city', 'street', 'buildingComplement', 'country'],
    required: ['zipCode', 'state', 'city', 'street'],
    zipCode: /^\d{3}-?\d{4}$/,
  },
}

/** Used for every other country. */
const otherCountries: Omit<Country, 'code'> = {
  fields: ['street', 'buildingComplement', 'zipCode', 'city', 'state', 'country'],
  required: ['street', 'city'],
}

export const knownCountryCodes: readonly string[] = Object.keys(known)

/**
 * The address format of a country, by its ISO 3166-1 alpha-3 code. A country this SDK does not know gets a general format
 * in which street and city are required.
 */
export function countryOf(code: string): Country {
  const own = Object.hasOwn(known, code) ? known[code] : undefined
  return { code, ...(own ?? otherCountries) }
}
