import { words } from '../app/words.ts'

export const orderWords = words({ en: () => import('./en/order.ts'), it: () => import('./it/order.ts') })
