import { words } from '../app/words.ts'

export const personWords = words(
  'person',
  {},
  { en: () => import('./en/person.ts'), it: () => import('./it/person.ts') },
)
