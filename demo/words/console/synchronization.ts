import { params } from '@nanostores/i18n'
import { words } from '../../app/words.ts'

export const synchronizationWords = words(
  'synchronization status',
  {
    counts: params('{waiting} {failed} {done}'),
    others: params('{count}'),
    mend: params('{name}'),
    settled: params('{name}'),
  },
  {
    en: () => import('../en/console/synchronization.ts'),
    it: () => import('../it/console/synchronization.ts'),
  },
)
