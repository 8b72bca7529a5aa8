/** The languages of the mock's texts: the channel's errors and the provider's pages. A text that is missing does not compile. */
const languages = ['en', 'it'] as const
export type Language = (typeof languages)[number]

/** The first of these tags that the mock has texts for, else English. */
export function languageOf(tags: readonly string[]): Language {
  const wanted = tags.map((tag) => tag.toLowerCase().split('-')[0])
  return wanted.map((one) => languages.find((known) => known === one)).find(Boolean) ?? 'en'
}
