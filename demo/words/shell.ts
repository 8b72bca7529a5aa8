import { count } from '@nanostores/i18n'
import { words } from '../app/words.ts'

export const shellWords = words(
  'shell',
  { things: count({ other: '' }), unsent: count({ other: '' }), numbersMissing: count({ other: '' }) },
  { en: () => import('./en/shell.ts'), it: () => import('./it/shell.ts') },
)
