import { words } from '../app/words.ts'

export const productWords = words(
  'products',
  {},
  { en: () => import('./en/products.ts'), it: () => import('./it/products.ts') },
)
