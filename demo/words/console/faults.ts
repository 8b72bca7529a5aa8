import { params } from '@nanostores/i18n'
import { words } from '../../app/words.ts'

export const faultWords = words(
  'faults',
  { triggered: params('{triggered}'), triggeredOf: params('{triggered} {times}') },
  { en: () => import('../en/console/faults.ts'), it: () => import('../it/console/faults.ts') },
)
