import { words } from '../app/words.ts'

export const cartWords = words({ en: () => import('./en/cart.ts'), it: () => import('./it/cart.ts') })
