import { params } from '@nanostores/i18n'
import { words } from '../app/words.ts'

export const phoneWords = words(
  'phone',
  { example: params('{number}') },
  { en: () => import('./en/phone.ts'), it: () => import('./it/phone.ts') },
)
