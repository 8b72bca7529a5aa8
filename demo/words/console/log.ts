import { params } from '@nanostores/i18n'
import { words } from '../../app/words.ts'

export const logWords = words(
  'log',
  { took: params('{ms}'), job: params('{moved} {failed}') },
  { en: () => import('../en/console/log.ts'), it: () => import('../it/console/log.ts') },
)
