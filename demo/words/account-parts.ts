import { words } from '../app/words.ts'

export const partWords = words(
  'accountParts',
  {},
  { en: () => import('./en/account-parts.ts'), it: () => import('./it/account-parts.ts') },
)
