import { createI18n, type ComponentsJSON, type Translations, type TranslationsJSON } from '@nanostores/i18n'
import type { ReadableAtom } from 'nanostores'
import { chosenLanguage, language, type Language } from './language.ts'

type InLanguages<Texts> = Readonly<Record<Language, () => Promise<{ readonly words: Texts }>>>

const parts = new Map<string, InLanguages<TranslationsJSON>>()

/** No language comes with the pages themselves: each is fetched when it is wanted, the one on screen first. */
const i18n = createI18n<Language | 'none', 'none'>(language, {
  baseLocale: 'none',
  get: (wanted, names) => (wanted === 'none' ? Promise.resolve({}) : fetchParts(wanted, names)),
  cache: { none: {}, en: {}, it: {} },
})

/**
 * The words of one page or part, in the language on screen. They are fetched before the page is shown. What is to be
 * filled in with numbers or names stands in `filled`.
 */
export function words<Filled extends Translations, Texts extends TranslationsJSON>(
  name: string,
  filled: Filled & Readonly<Record<Exclude<keyof Filled, keyof Texts>, never>>,
  inLanguages: InLanguages<Texts>,
): ReadableAtom<Filled & Omit<Texts, keyof Filled>> {
  parts.set(name, inLanguages)
  // The library takes its types from a language that is there from the start.
  return i18n(name, filled) as unknown as ReadableAtom<Filled & Omit<Texts, keyof Filled>>
}

/** Fetches what is missing of the chosen language and shows it all at once, so that no page is ever in two languages. */
export async function fetchWords(): Promise<void> {
  const chosen = chosenLanguage.get()
  const fetched = await fetchParts(
    chosen,
    Array.from(parts.keys()).filter((name) => !(name in i18n.cache[chosen])),
  )
  if (chosen !== chosenLanguage.get()) return fetchWords()
  i18n.cache[chosen] = { ...i18n.cache[chosen], ...fetched } as Translations
  language.set(chosen)
}

async function fetchParts(wanted: Language, names: readonly string[]): Promise<ComponentsJSON> {
  const fetched = await Promise.all(
    names.map(async (name) => [name, (await parts.get(name)?.[wanted]())?.words ?? {}] as const),
  )
  return Object.fromEntries(fetched)
}

chosenLanguage.listen(() => fetchWords().catch(withoutWords))

/** Browsers do not import again what once failed, so with a connection the whole shop opens again, in that language. */
function withoutWords(): void {
  if (navigator.onLine) location.reload()
  else chosenLanguage.set(language.get())
}
