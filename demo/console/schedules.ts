import { computed } from 'nanostores'
import { jobWords } from '../words/console/jobs.ts'

/** What a tester can choose between, in seconds. */
export const intervals = [10, 60, 900] as const

/** How often a job runs, in words. */
export const tellInterval = computed(jobWords, (t) => (everyMs: number) => {
  const seconds = Math.round(everyMs / 1000)
  const isWhole = seconds >= 60 && seconds % 60 === 0
  return isWhole ? t.everyMinutes({ minutes: seconds / 60 }) : t.everySeconds({ seconds })
})
