import { words } from '../app/words.ts'

export const outboxWords = words({ en: () => import('./en/outbox.ts'), it: () => import('./it/outbox.ts') })
