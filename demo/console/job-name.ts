import { words } from '../app/words.svelte.ts'
import { wordOfJob } from './jobs.ts'

/** What a job is called; what has no word keeps its own name. */
export function nameOfJob(job: string): string {
  const word = wordOfJob(job)
  return word ? words.jobs.jobNames[word] : job
}
