import { atom, type ReadableAtom } from 'nanostores'
import { chosenLanguage, language, type Language } from './language.ts'

type InLanguages<Words> = Readonly<Record<Language, () => Promise<{ readonly words: Words }>>>

/** Fetches the words of a part in a language and answers with how to show them. */
const parts: ((language: Language) => Promise<() => void>)[] = []

/** The words of one page or part, in the language on screen. They are fetched before the page is shown. */
export function words<Words extends object>(inLanguages: InLanguages<Words>): ReadableAtom<Words> {
  const store = atom({} as Words)
  parts.push(async (language) => {
    const { words } = await inLanguages[language]()
    return () => store.set(words)
  })
  return store
}

/** Fetches what is missing of the chosen language and shows it all at once, so that no page is ever in two languages. */
export async function fetchWords(): Promise<void> {
  const chosen = chosenLanguage.get()
  const shows = await Promise.all(parts.map((fetch) => fetch(chosen)))
  if (chosen !== chosenLanguage.get()) return fetchWords()
  for (const show of shows) show()
  language.set(chosen)
}

chosenLanguage.listen(() => fetchWords().catch(withoutWords))

/** Browsers do not import again what once failed, so with a connection the whole shop opens again, in that language. */
function withoutWords(): void {
  if (navigator.onLine) location.reload()
  else chosenLanguage.set(language.get())
}
