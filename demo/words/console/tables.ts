import { words } from '../../app/words.ts'

export const tableWords = words(
  'tables',
  {},
  { en: () => import('../en/console/tables.ts'), it: () => import('../it/console/tables.ts') },
)
