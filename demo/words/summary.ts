import { count } from '@nanostores/i18n'
import { words } from '../app/words.ts'

export const summaryWords = words(
  'summary',
  { problems: count({ other: '' }) },
  { en: () => import('./en/summary.ts'), it: () => import('./it/summary.ts') },
)
