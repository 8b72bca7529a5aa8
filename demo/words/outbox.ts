import { params } from '@nanostores/i18n'
import { words } from '../app/words.ts'

export const outboxWords = words(
  'outbox',
  { nextAttempt: params('{time}') },
  { en: () => import('./en/outbox.ts'), it: () => import('./it/outbox.ts') },
)
