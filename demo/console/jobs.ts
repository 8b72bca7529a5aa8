import type { JobName } from 'pending-sync/mocks'

interface Job {
  readonly name: JobName
  /** The key of its texts. */
  readonly word: string
}

/** The jobs that convert async customers, in the order in which they have to run. */
export const converting = [
  { name: 'P-job', word: 'pJob' },
  { name: 'synchronize-customers', word: 'synchronize' },
  { name: '1010', word: 'download' },
] as const satisfies readonly Job[]

export const others = [
  { name: '1070', word: 'job1070' },
  { name: '1110', word: 'job1110' },
  { name: 'synchronize-orders', word: 'synchronizeOrders' },
] as const satisfies readonly Job[]

export const allJobs = [...converting, ...others]

/** The intervals offered for a schedule, in seconds. */
export const intervals = [10, 60, 900] as const
