/** Where the shop sends to, by ISO 3166-1: what headquarters stores, and what browsers have names for. */
const countries = {
  ITA: 'IT',
  AUT: 'AT',
  BEL: 'BE',
  HRV: 'HR',
  FRA: 'FR',
  DEU: 'DE',
  GRC: 'GR',
  IRL: 'IE',
  LUX: 'LU',
  NLD: 'NL',
  PRT: 'PT',
  SMR: 'SM',
  SVN: 'SI',
  ESP: 'ES',
  CHE: 'CH',
  GBR: 'GB',
  USA: 'US',
} as const

/** Country names in a language, in that language's order. */
export function countryOptions(language: string) {
  return Object.keys(countries)
    .map((value) => ({ value, text: countryName(value, language) }))
    .sort((left, right) => left.text.localeCompare(right.text, language))
}

export function countryName(country: string, language: string): string {
  const names = new Intl.DisplayNames(language, { type: 'region' })
  return isKnown(country) ? (names.of(countries[country]) ?? country) : country
}

function isKnown(country: string): country is keyof typeof countries {
  return country in countries
}
