import { params } from '@nanostores/i18n'
import { words } from '../../app/words.ts'

export const clockWords = words(
  'clock',
  { advance: params('{minutes}'), ahead: params('{minutes}'), nextRun: params('{time} {every}') },
  { en: () => import('../en/console/clock.ts'), it: () => import('../it/console/clock.ts') },
)

export const realTimeWords = words(
  'real-time service',
  { realTimeMore: params('{capacity}'), ms: params('{ms}') },
  { en: () => import('../en/console/real-time.ts'), it: () => import('../it/console/real-time.ts') },
)
