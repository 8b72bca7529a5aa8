import { untrack } from 'svelte'
import { persisted } from '../app/persisted.svelte.ts'
import type { JobReport } from './report.ts'

const keptOfEach = 8
/** Of a run that moved hundreds, this many rows are enough to know what it did: storage is small. */
const keptRows = 100

/** The runs that a console of this device saw, newest first. Headquarters itself keeps but the last one of each job. */
export const jobHistory = persisted<readonly JobReport[]>('asola:job-history', { decode: asHistory })

/** Takes in the last run of each job. A headquarters that knows of none was reset: its past is forgotten. */
export function rememberRuns(lastRuns: readonly JobReport[]): void {
  const known = untrack(() => jobHistory.current)
  const next = lastRuns.length ? merge(known, lastRuns) : []
  if (next.length !== known.length || next.some((run, place) => !isSame(run, known[place])))
    jobHistory.current = next
}

/** Runs that found nothing to do are forgotten once the same job has run again: a schedule makes many of them. */
function merge(known: readonly JobReport[], lastRuns: readonly JobReport[]): readonly JobReport[] {
  const fresh = lastRuns.filter((run) => !known.some((other) => isSame(run, other))).map(shortened)
  const found = [...fresh, ...known].toSorted((left, right) => right.at - left.at)
  const seen = new Map<string, number>()
  return found.filter(({ job, moved, failed }) => {
    const newer = seen.get(job) ?? 0
    if (newer > 0 && moved + failed === 0) return false
    seen.set(job, newer + 1)
    return newer < keptOfEach
  })
}

/** What failed is kept first. */
function shortened({ job, at, moved, failed, rows }: JobReport): JobReport {
  const isLeft = ({ outcome }: JobReport['rows'][number]) => outcome === 'left'
  const inOrder = [...rows.filter(isLeft), ...rows.filter((row) => !isLeft(row))]
  return { job, at, moved, failed, rows: inOrder.slice(0, keptRows) }
}

function isSame(left: JobReport, right: JobReport | undefined): boolean {
  return left.job === right?.job && left.at === right.at
}

/** What cannot be read, such as what another version kept, is no history. */
function asHistory(text = '[]'): readonly JobReport[] {
  try {
    const value: unknown = JSON.parse(text)
    return Array.isArray(value) ? value.filter(isReport) : []
  } catch {
    return []
  }
}

function isReport(value: unknown): value is JobReport {
  return typeof value === 'object' && value !== null && 'job' in value && 'at' in value && 'rows' in value
}
