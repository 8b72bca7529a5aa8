import { words } from '../app/words.ts'

export const shellWords = words({ en: () => import('./en/shell.ts'), it: () => import('./it/shell.ts') })
