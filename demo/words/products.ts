import { words } from '../app/words.ts'

export const productWords = words({
  en: () => import('./en/products.ts'),
  it: () => import('./it/products.ts'),
})
