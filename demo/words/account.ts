import { words } from '../app/words.ts'

export const accountWords = words({
  en: () => import('./en/account.ts'),
  it: () => import('./it/account.ts'),
})
