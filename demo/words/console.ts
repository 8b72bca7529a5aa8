import { words } from '../app/words.ts'

export const consoleWords = words({
  en: () => import('./en/console.ts'),
  it: () => import('./it/console.ts'),
})

export const syncStatusWords = words({
  en: () => import('./en/sync-status.ts'),
  it: () => import('./it/sync-status.ts'),
})

export const gaugeWords = words({ en: () => import('./en/gauge.ts'), it: () => import('./it/gauge.ts') })

export const historyWords = words({
  en: () => import('./en/history.ts'),
  it: () => import('./it/history.ts'),
})
