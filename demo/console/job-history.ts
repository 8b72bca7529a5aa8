import type { JobReport } from 'pending-sync/mocks'
import { untrack } from 'svelte'
import { persisted } from '../app/persisted.svelte.ts'

/** A finished run. Its report in English is not kept: the console formats `rows` in the chosen language. */
export type PastRun = Omit<JobReport, 'lines'>

const maxRunsPerJob = 8
/** Storage is small: of a run with hundreds of rows, this many are kept. */
const maxRowsPerRun = 100

/** The runs that a console on this device saw, newest first. The mock headquarters keeps only the last run of each job. */
export const jobHistory = persisted<readonly PastRun[]>('asola:job-history', { decode: parseHistory })

/** Adds the last run of each job. No runs at all mean that headquarters was reset: the history is cleared as well. */
export function rememberRuns(lastRuns: readonly PastRun[]): void {
  const known = untrack(() => jobHistory.current)
  const next = lastRuns.length ? merge(known, lastRuns) : []
  if (next.length !== known.length || next.some((run, index) => !isSame(run, known[index])))
    jobHistory.current = next
}

/** Drops a run that found nothing to do once the same job has run again: a schedule makes many of them. */
function merge(known: readonly PastRun[], lastRuns: readonly PastRun[]): readonly PastRun[] {
  const fresh = lastRuns.filter((run) => !known.some((other) => isSame(run, other))).map(shorten)
  const newestFirst = [...fresh, ...known].toSorted((left, right) => right.at - left.at)
  const counts = new Map<string, number>()
  return newestFirst.filter(({ job, moved, failed }) => {
    const newer = counts.get(job) ?? 0
    if (newer > 0 && moved + failed === 0) return false
    counts.set(job, newer + 1)
    return newer < maxRunsPerJob
  })
}

/** Keeps failed rows before all others. */
function shorten({ job, at, moved, failed, rows }: PastRun): PastRun {
  const isFailed = ({ outcome }: PastRun['rows'][number]) => outcome === 'left'
  const failedFirst = [...rows.filter(isFailed), ...rows.filter((row) => !isFailed(row))]
  return { job, at, moved, failed, rows: failedFirst.slice(0, maxRowsPerRun) }
}

function isSame(left: PastRun, right: PastRun | undefined): boolean {
  return left.job === right?.job && left.at === right.at
}

/** Ignores content that cannot be read, such as the history of another version. */
function parseHistory(text = '[]'): readonly PastRun[] {
  try {
    const value: unknown = JSON.parse(text)
    return Array.isArray(value) ? value.filter(isRun) : []
  } catch {
    return []
  }
}

function isRun(value: unknown): value is PastRun {
  return typeof value === 'object' && value !== null && 'job' in value && 'at' in value && 'rows' in value
}
