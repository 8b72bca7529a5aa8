import { browserLanguage, isLanguage, type Language } from './language.ts'
import { recover } from './lost-files.ts'
import { persisted } from './persisted.svelte.ts'

/** A page fetches only the areas it shows, in one language. */
const files = {
  en: {
    shop: () => import('../words/en/shop.ts'),
    about: () => import('../words/en/about.ts'),
    account: () => import('../words/en/account.ts'),
    checkout: () => import('../words/en/checkout.ts'),
    console: () => import('../words/en/console.ts'),
    jobs: () => import('../words/en/jobs.ts'),
    provider: () => import('../words/en/provider.ts'),
  },
  it: {
    shop: () => import('../words/it/shop.ts'),
    about: () => import('../words/it/about.ts'),
    account: () => import('../words/it/account.ts'),
    checkout: () => import('../words/it/checkout.ts'),
    console: () => import('../words/it/console.ts'),
    jobs: () => import('../words/it/jobs.ts'),
    provider: () => import('../words/it/provider.ts'),
  },
} satisfies Record<Language, object>

export type Area = keyof typeof files.en
type Words = { readonly [Name in Area]: Awaited<ReturnType<(typeof files.en)[Name]>>['words'] }

const chosen = persisted<Language>('asola:language', {
  encode: (language) => language,
  decode: (text) => (isLanguage(text) ? text : browserLanguage()),
})
const needed = new Set<Area>()
let shown = $state.raw<{ readonly language: Language; readonly words: Partial<Words> }>({
  language: chosen.current,
  words: {},
})

/** The language on screen: the chosen one, once its words are here. */
export const language = {
  get current() {
    return shown.language
  },
  choose(choice: Language) {
    chosen.current = choice
    followChoice()
  },
}

/** The options of the SDK's labels: its messages arrive with the words of the shop. */
export const labels = {
  get locale() {
    return language.current
  },
  get messages() {
    return { [language.current]: words.shop.messages }
  },
}

/** The words on screen, by area. Reading an area throws until `loadWords` has resolved for it. */
export const words: Words = {
  get shop() {
    return wordsOf('shop')
  },
  get about() {
    return wordsOf('about')
  },
  get account() {
    return wordsOf('account')
  },
  get checkout() {
    return wordsOf('checkout')
  },
  get console() {
    return wordsOf('console')
  },
  get jobs() {
    return wordsOf('jobs')
  },
  get provider() {
    return wordsOf('provider')
  },
}

function wordsOf<Name extends Area>(area: Name): Words[Name] {
  const known = shown.words[area]
  if (!known)
    throw new TypeError(`The words of "${area}" are missing. Name the area at the route of the page.`)
  return known
}

/**
 * Fetches areas in the chosen language, and fetches them again after each change of language. All areas change at the
 * same moment, so that no page is ever in two languages. Rejects when a file cannot be fetched.
 */
export async function loadWords(...areas: readonly Area[]): Promise<void> {
  for (const area of areas) needed.add(area)
  const language = chosen.current
  const fetched = await Promise.all(
    Array.from(needed, async (area) => [area, (await files[language][area]()).words] as const),
  )
  if (language !== chosen.current) return loadWords()
  const before = shown.language === language ? shown.words : {}
  shown = { language, words: { ...before, ...Object.fromEntries(fetched) } }
}

chosen.onRemoteChange(followChoice)

function followChoice(): void {
  loadWords().catch(async () => {
    await recover()
    chosen.current = shown.language
  })
}
