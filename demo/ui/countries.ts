/** Alpha-2 codes, which browsers have names for, by the alpha-3 codes that headquarters stores. */
const regions: Readonly<Record<string, string>> = {
  AUT: 'AT',
  BEL: 'BE',
  CAN: 'CA',
  CHE: 'CH',
  DEU: 'DE',
  DNK: 'DK',
  ESP: 'ES',
  FIN: 'FI',
  FRA: 'FR',
  GBR: 'GB',
  GRC: 'GR',
  HRV: 'HR',
  IRL: 'IE',
  ITA: 'IT',
  JPN: 'JP',
  LUX: 'LU',
  NLD: 'NL',
  NOR: 'NO',
  POL: 'PL',
  PRT: 'PT',
  SMR: 'SM',
  SVN: 'SI',
  SWE: 'SE',
  USA: 'US',
  VAT: 'VA',
}

/** Country names in a language, in that language's order. */
export function countryOptions(countries: readonly string[], language: string) {
  return countries
    .map((value) => ({ value, text: countryName(value, language) }))
    .sort((left, right) => left.text.localeCompare(right.text, language))
}

export function countryName(country: string, language: string): string {
  const region = regions[country]
  return (region && new Intl.DisplayNames(language, { type: 'region' }).of(region)) ?? country
}
