import { count } from '@nanostores/i18n'
import { words } from '../app/language.ts'

export const summaryWords = words(
  'summary',
  { problems: count({ one: 'One thing needs another look', other: '{count} things need another look' }) },
  { problems: { one: 'C’è una cosa da rivedere', other: 'Ci sono {count} cose da rivedere' } },
)
