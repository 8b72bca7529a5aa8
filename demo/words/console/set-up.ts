import { words } from '../../app/words.ts'

export const setUpWords = words(
  'set-up',
  {},
  { en: () => import('../en/console/set-up.ts'), it: () => import('../it/console/set-up.ts') },
)
