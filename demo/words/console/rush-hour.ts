import { params } from '@nanostores/i18n'
import { words } from '../../app/words.ts'

export const rushHourWords = words(
  'rush hour',
  {
    more: params('{crowd}'),
    running: params('{crowd}'),
    ms: params('{ms}'),
    inLine: params('{waited} {calls} {ms}'),
  },
  { en: () => import('../en/console/rush-hour.ts'), it: () => import('../it/console/rush-hour.ts') },
)
