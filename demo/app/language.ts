import { createI18n, formatter, type Messages, type Translations } from '@nanostores/i18n'
import { persistentAtom } from '@nanostores/persistent'
import { computed } from 'nanostores'

export const languages = ['en', 'it'] as const
export type Language = (typeof languages)[number]

/** The language of the page: what the shopper chose last, at first what the browser asks for. */
export const language = persistentAtom<Language>('asola:language', fromBrowser(), {
  encode: (value) => value,
  decode: (text) => (isLanguage(text) ? text : fromBrowser()),
})

/** Dates and numbers as the language writes them, in the browser's region where it has one. */
export const format = formatter(computed(language, regional))

const italian: Record<string, Translations> = {}
const i18n = createI18n<Language, 'en'>(language, {
  // Both languages travel with the page that uses them, so nothing is ever loaded later.
  get: async () => ({}),
  cache: { en: {}, it: italian },
})

/** The words of one page or part, in both languages. A missing Italian one does not compile. */
export function words<English extends Translations>(
  name: string,
  english: English,
  inItalian: Italian<English>,
): Messages<English> {
  i18n.cache.it = { ...i18n.cache.it, [name]: inItalian as unknown as Translations[string] }
  return i18n(name, english)
}

type Italian<English> = {
  readonly [Key in keyof English]: English[Key] extends string ? string : string | Plural
}
interface Plural {
  readonly one: string
  readonly other: string
}

function fromBrowser(): Language {
  const wanted = navigator.languages.map((tag) => tag.split('-')[0]?.toLowerCase() ?? '')
  return wanted.find(isLanguage) ?? 'en'
}

function regional(chosen: Language): string {
  return navigator.languages.find((tag) => tag.startsWith(`${chosen}-`) && isKnownTag(tag)) ?? chosen
}

/** Browsers pass on what the system says, such as `en-US@posix`, and then do not know it themselves. */
function isKnownTag(tag: string): boolean {
  try {
    return Intl.DateTimeFormat.supportedLocalesOf(tag).length > 0
  } catch {
    return false
  }
}

function isLanguage(text: string): text is Language {
  return languages.some((known) => known === text)
}
