import { words } from '../app/words.ts'

export const checkoutWords = words(
  'checkout',
  {},
  { en: () => import('./en/checkout.ts'), it: () => import('./it/checkout.ts') },
)
