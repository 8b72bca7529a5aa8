import { params } from '@nanostores/i18n'
import { words } from '../app/words.ts'

export const accountWords = words(
  'account',
  { since: params('{date}') },
  { en: () => import('./en/account.ts'), it: () => import('./it/account.ts') },
)
