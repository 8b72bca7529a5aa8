import { params } from '@nanostores/i18n'
import { words } from '../../app/words.ts'

export const faultWords = words(
  'faults',
  { struck: params('{struck}'), struckOf: params('{struck} {times}') },
  { en: () => import('../en/console/faults.ts'), it: () => import('../it/console/faults.ts') },
)
