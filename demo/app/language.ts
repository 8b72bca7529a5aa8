import { persistentAtom } from '@nanostores/persistent'
import { atom, computed } from 'nanostores'

export const languages = ['en', 'it'] as const
export type Language = (typeof languages)[number]

/** What the shopper chose last, at first what the browser asks for. The same in every tab. */
export const chosenLanguage = persistentAtom<Language>('asola:language', fromBrowser(), {
  encode: (value) => value,
  decode: (text) => (isLanguage(text) ? text : fromBrowser()),
})

/** The language on screen: the one that was chosen, once its words are there. */
export const language = atom(chosenLanguage.get())

/** Dates and numbers as the language writes them, in the browser's region where it has one. */
export const format = computed(language, (chosen) => {
  const locale = regional(chosen)
  return {
    number: (value: number, options: Intl.NumberFormatOptions) =>
      new Intl.NumberFormat(locale, options).format(value),
    time: (at: number, options: Intl.DateTimeFormatOptions) =>
      new Intl.DateTimeFormat(locale, options).format(at),
  }
})

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
