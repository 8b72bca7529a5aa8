import { words } from '../app/words.ts'

export const createAccountWords = words({
  en: () => import('./en/create-account.ts'),
  it: () => import('./it/create-account.ts'),
})
