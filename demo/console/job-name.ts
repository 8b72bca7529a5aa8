import { computed } from 'nanostores'
import { jobNameWords } from '../words/console/jobs.ts'
import { wordOfJob } from './jobs.ts'

/** What a job is called; what has no word keeps its own name. */
export const nameOfJob = computed(jobNameWords, (t) => (job: string) => {
  const word = wordOfJob(job)
  return word ? t[word] : job
})
