import type { words as english } from '../en/provider.ts'

export const words: typeof english = {
  signIn: 'Accedi',
  lead: 'Questo è il provider di identità della sede centrale simulata. Non chiede password: basta dire chi sei.',
  email: 'E-mail',
  name: 'Nome e cognome',
  nameMore: 'Per una nuova identità',
  continue: 'Continua',
  cancel: 'Annulla',
  known: 'Accedi come',
  failed: 'Il provider di identità non risponde. Riprova.',
  signOut: 'Esci',
  signingOut: 'Un momento, chiudiamo la sessione …',
}
