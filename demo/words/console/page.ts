import { words } from '../../app/words.ts'

export const pageWords = words(
  'console',
  {},
  { en: () => import('../en/console/page.ts'), it: () => import('../it/console/page.ts') },
)
