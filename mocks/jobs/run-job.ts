import type { JobName, JobReport, RowReport } from '../model/jobs.ts'
import type { Rows } from '../model/tables.ts'
import type { Deps } from '../runtime/deps.ts'
import { nextTask } from '../runtime/next-task.ts'
import type { Pass } from './passes.ts'
import { passesOf } from './registry.ts'
import { rowLine } from './report-lines.ts'
import { synchronizeRow } from './synchronize-customers.ts'

/** The most rows, and about the most milliseconds, of one transaction. Requests wait no longer than that. */
const slice = { rows: 500, ms: 20 }

/**
 * Runs a job and stores its report. A job with many rows runs in several transactions. Each row is processed in one of
 * them, as a whole, so a job that is cut off leaves rows that are done and rows that the next run finds. The report is
 * stored at the end, with the rows of all transactions: a job that was cut off leaves the report of the run before.
 * Rejects when the storage fails, and when `isStopped` says so.
 */
export async function runJob(deps: Deps, job: JobName, isStopped: () => boolean): Promise<JobReport> {
  const at = deps.clock.now()
  const reports: RowReport[] = []
  for (const { pass, keys } of await deps.tables.read((rows) => workOf(rows, job))) {
    let rest = keys
    while (rest.length > 0) {
      if (isStopped()) throw new Error(`The headquarters stopped during ${job}. The next run continues`)
      const done = await deps.tables.change((rows) => runSlice(rows, pass, rest, at))
      reports.push(...done.reports)
      rest = rest.slice(done.count)
      if (rest.length > 0) await nextTask()
    }
  }
  const report = reportOf(job, at, reports)
  await deps.tables.change((rows) => rows.put('lastRuns', job, report))
  return report
}

/** Runs *Synchronize customers* for one row. The job's stored report stays that of its last run. */
export function runRow(rows: Rows, id: string, at: number): JobReport {
  return reportOf('synchronize-customers', at, [synchronizeRow(rows, id, at)])
}

/**
 * The rows that a run processes: those that are there when it begins. Rows that come later wait for the next run, or
 * P-job could upload an edit before the address that it changes.
 */
function workOf(rows: Rows, job: JobName) {
  return passesOf(job).map((pass) => ({ pass, keys: pass.open(rows) }))
}

function runSlice(rows: Rows, pass: Pass, keys: readonly string[], now: number) {
  const endsAt = performance.now() + slice.ms
  const reports: RowReport[] = []
  let count = 0
  for (const key of keys.slice(0, slice.rows)) {
    reports.push(...pass.run(rows, key, now))
    count += 1
    if (performance.now() > endsAt) break
  }
  return { reports, count }
}

function reportOf(job: JobName, at: number, rows: readonly RowReport[]): JobReport {
  const failed = rows.filter(({ outcome }) => outcome === 'left').length
  return { job, at, moved: rows.length - failed, failed, rows, lines: rows.map(rowLine) }
}
