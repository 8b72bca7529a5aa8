import { words } from '../app/words.ts'

export const createAccountWords = words(
  'createAccount',
  {},
  { en: () => import('./en/create-account.ts'), it: () => import('./it/create-account.ts') },
)
