import { count, params } from '@nanostores/i18n'
import { words } from '../app/words.ts'

export const cartWords = words(
  'cart',
  {
    inCart: count({ other: '' }),
    quantity: params('{name}'),
    each: params('{price}'),
    most: params('{count}'),
  },
  { en: () => import('./en/cart.ts'), it: () => import('./it/cart.ts') },
)
