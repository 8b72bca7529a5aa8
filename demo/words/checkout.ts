import { words } from '../app/words.ts'

export const checkoutWords = words({
  en: () => import('./en/checkout.ts'),
  it: () => import('./it/checkout.ts'),
})
