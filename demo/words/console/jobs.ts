import { params } from '@nanostores/i18n'
import { words } from '../../app/words.ts'

/** What the jobs are called; their numbers are their names. */
export const jobNameWords = words(
  'job names',
  {},
  { en: () => import('../en/console/job-name.ts'), it: () => import('../it/console/job-name.ts') },
)

export const jobWords = words(
  'jobs',
  {
    run: params('{job}'),
    moved: params('{moved} {failed} {time}'),
    did: params('{job} {moved} {failed}'),
    runs: params('{job}'),
    everySeconds: params('{seconds}'),
    everyMinutes: params('{minutes}'),
  },
  { en: () => import('../en/console/job.ts'), it: () => import('../it/console/job.ts') },
)

export const historyWords = words(
  'job history',
  { allRows: params('{count}'), notKept: params('{count}') },
  { en: () => import('../en/console/history.ts'), it: () => import('../it/console/history.ts') },
)
