import { acceptedLanguages } from '../wire/accepted-languages.ts'
import { languageOf, type Language } from '../wire/language.ts'

const english = {
  language: 'en',
  signIn: 'Sign in',
  lead: 'This is the identity provider of a mock headquarters: it asks for no password.',
  email: 'E-mail address',
  name: 'Full name, for a new identity',
  cancel: 'Cancel',
  known: 'Known identities',
  signUp: 'Sign up',
  hasAccount: 'You already have an account with {email}: sign in.',
  signInInstead: 'Sign in with it',
  signedOut: 'Signed out',
  close: 'You can close this page.',
  problem: 'This request cannot be answered',
}

/** The texts of the provider's pages. */
export type PageWords = typeof english

const italian: PageWords = {
  language: 'it',
  signIn: 'Accedi',
  lead: 'Questo è il provider di identità di una sede centrale simulata: non chiede password.',
  email: 'Indirizzo e-mail',
  name: 'Nome e cognome, per una nuova identità',
  cancel: 'Annulla',
  known: 'Identità note',
  signUp: 'Iscriviti',
  hasAccount: 'Hai già un account con {email}: accedi.',
  signInInstead: 'Accedi con questo',
  signedOut: 'Sei uscito',
  close: 'Puoi chiudere questa pagina.',
  problem: 'A questa richiesta non si può rispondere',
}

const words: Readonly<Record<Language, PageWords>> = { en: english, it: italian }

/** The texts in the language that the client asks for with `ui_locales`, else in that of the browser. */
export function pageWords(url: URL, headers: Headers): PageWords {
  const asked = (url.searchParams.get('ui_locales') ?? '').split(' ')
  return words[languageOf([...asked, ...acceptedLanguages(headers)])]
}
