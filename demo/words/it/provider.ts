import type { words as english } from '../en/provider.ts'

export const words: typeof english = {
  signIn: 'Accedi',
  signUpLead:
    'Questo è il provider di identità della sede centrale simulata. Non chiede password: basta un indirizzo e-mail.',
  lead: 'Questo è il provider di identità della sede centrale simulata. Non chiede password: basta dire chi sei.',
  email: 'E-mail',
  name: 'Nome e cognome',
  nameMore: 'Solo per una nuova identità',
  continue: 'Continua',
  cancel: 'Annulla',
  signUp: 'Iscriviti',
  hasAccount: (email) => `Hai già un account con ${email}: accedi.`,
  signInInstead: 'Accedi con questo',
  known: 'Accedi come',
  failed: 'Il provider di identità non risponde. Riprova.',
  signOut: 'Esci',
  signingOut: 'Un momento, chiudiamo la sessione …',
}
