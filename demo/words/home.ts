import { words } from '../app/words.ts'

export const homeWords = words(
  'home',
  {},
  { en: () => import('./en/home.ts'), it: () => import('./it/home.ts') },
)
