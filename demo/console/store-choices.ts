/** The values that headquarters knows for the default customer of the store. A test compares them. */
export const storeChoices = {
  types: [1, 2],
  groups: ['30', '10'],
  receipts: [0, 1, 2],
  languages: ['en-us', 'en-gb', 'it', 'de', 'fr', 'ja'],
  countries: ['ITA', 'USA', 'DEU', 'FRA', 'GBR', 'JPN'],
  affiliations: [68719476742, 68719476743, 68719476744],
} as const

/** Options to choose from. A value that is none of them was set elsewhere: it is shown as it is. */
export function optionsFor<Value extends string | number>(
  known: readonly Value[],
  current: Value,
  text: (value: Value) => string | undefined,
) {
  return [...new Set([...known, current])].map((value) => ({ value, text: text(value) ?? String(value) }))
}
