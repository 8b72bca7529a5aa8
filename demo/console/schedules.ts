import { words } from '../app/words.svelte.ts'

/** What a tester can choose between, in seconds. */
export const intervals = [10, 60, 900] as const

/** How often a job runs, in words. */
export function tellInterval(everyMs: number): string {
  const { everyMinutes, everySeconds } = words.jobs.jobs
  const seconds = Math.round(everyMs / 1000)
  const isWhole = seconds >= 60 && seconds % 60 === 0
  return isWhole ? everyMinutes(seconds / 60) : everySeconds(seconds)
}
