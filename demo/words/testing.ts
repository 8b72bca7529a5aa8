import { words } from '../app/words.ts'

export const testingWords = words({
  en: () => import('./en/testing.ts'),
  it: () => import('./it/testing.ts'),
})
