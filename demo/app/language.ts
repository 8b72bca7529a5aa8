/** The languages of the shop, each with its own name for itself. */
export const languages = { en: 'English', it: 'Italiano' } as const
export type Language = keyof typeof languages

export function isLanguage(text: string | undefined): text is Language {
  return text !== undefined && Object.hasOwn(languages, text)
}

/** The first of the browser's languages that the shop has words for. */
export function browserLanguage(): Language {
  const wanted = navigator.languages.map((tag) => tag.split('-')[0]?.toLowerCase())
  return wanted.find(isLanguage) ?? 'en'
}

/** The language with the browser's region, such as `en-GB`, if it has one. */
export function regional(language: Language): string {
  return navigator.languages.find((tag) => tag.startsWith(`${language}-`) && isKnownTag(tag)) ?? language
}

/** Browsers report tags of the system, such as `en-US@posix`, that their own `Intl` rejects. */
function isKnownTag(tag: string): boolean {
  try {
    return Intl.DateTimeFormat.supportedLocalesOf(tag).length > 0
  } catch {
    return false
  }
}
