import type { JobName, JobReport, RowReport } from '../model/jobs.ts'
import type { Rows } from '../model/tables.ts'
import { job1010, job1070, job1110 } from './distribution-jobs.ts'
import { pJob } from './p-job.ts'
import { rowLine } from './report-lines.ts'
import { synchronizeCustomers, synchronizeRow } from './synchronize-customers.ts'
import { synchronizeOrders } from './synchronize-orders.ts'

/** The names of the jobs: first in the order in which they convert a customer, then those for orders and settings. */
export const jobNames: readonly JobName[] = [
  'P-job',
  'synchronize-customers',
  '1010',
  'synchronize-orders',
  '1070',
  '1110',
]

/** Throws a TypeError that lists the names unless `name` is one of them. */
export function parseJobName(name: string): JobName {
  const known = jobNames.find((job) => job === name)
  if (!known) throw new TypeError(`There is no job named "${name}". Jobs: ${jobNames.join(', ')}`)
  return known
}

/** Runs a job inside one transaction and stores its report. */
export function runJob(rows: Rows, job: JobName, at: number): JobReport {
  const report = reportOf(job, at, jobs[job](rows, at))
  rows.put('lastRuns', job, report)
  return report
}

/** Runs *Synchronize customers* for one row. The job's stored report stays that of its last run. */
export function runRow(rows: Rows, id: string, at: number): JobReport {
  return reportOf('synchronize-customers', at, [synchronizeRow(rows, id, at)])
}

const jobs: Readonly<Record<JobName, (rows: Rows, now: number) => RowReport[]>> = {
  'P-job': pJob,
  'synchronize-customers': synchronizeCustomers,
  '1010': job1010,
  '1070': job1070,
  '1110': job1110,
  'synchronize-orders': synchronizeOrders,
}

function reportOf(job: JobName, at: number, rows: readonly RowReport[]): JobReport {
  const failed = rows.filter(({ outcome }) => outcome === 'left').length
  return { job, at, moved: rows.length - failed, failed, rows, lines: rows.map(rowLine) }
}
