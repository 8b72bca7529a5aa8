import { params } from '@nanostores/i18n'
import { words } from '../app/words.ts'

export const orderWords = words(
  'order',
  { order: params('{number}'), orderOf: params('{date}') },
  { en: () => import('./en/order.ts'), it: () => import('./it/order.ts') },
)
