import { countryOf, type Country } from 'pending-sync'
import { language } from '../app/words.svelte.ts'

export interface Option {
  readonly value: string
  readonly text: string
}

/** Countries to choose from, by their names in the language on screen. */
export function countryOptions(countries: readonly Country[]): Option[] {
  return countries
    .map(({ code, alpha2 }) => ({ value: code, text: alpha2 ? regionName(alpha2) : code }))
    .sort(byText)
}

/** The name of a country by its alpha-3 code. A country that the SDK does not know keeps its code. */
export function countryName(code: string): string {
  const { alpha2 } = countryOf(code)
  return alpha2 ? regionName(alpha2) : code
}

/** The name of a country by its alpha-2 code. */
export function regionName(alpha2: string): string {
  return new Intl.DisplayNames(language.current, { type: 'region' }).of(alpha2) ?? alpha2
}

export const byText = (left: Option, right: Option) => left.text.localeCompare(right.text, language.current)
