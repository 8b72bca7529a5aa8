import { words } from '../app/words.ts'

export const addressWords = words({
  en: () => import('./en/address.ts'),
  it: () => import('./it/address.ts'),
})
