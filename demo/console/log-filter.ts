import type { SharedLogEntry } from './headquarters.ts'

/** The HTTP methods of the channel, and the runs of jobs. */
export const logMethods = ['GET', 'POST', 'PATCH', 'DELETE', 'jobs'] as const
/** The first digit of a status; 0: no answer. */
export const statusClasses = ['2', '3', '4', '5', '0'] as const

export interface LogFilter {
  /** Empty: all. */
  readonly method: string
  /** Empty: all. A job has no status. */
  readonly statusClass: string
  readonly text: string
}

/** The entries that a filter lets through. */
export function filterLog(
  entries: readonly SharedLogEntry[],
  { method, statusClass, text }: LogFilter,
): readonly SharedLogEntry[] {
  const wanted = text.trim().toLocaleLowerCase()
  return entries.filter(
    (entry) =>
      (method === '' || methodOf(entry) === method) &&
      (statusClass === '' || statusClassOf(entry) === statusClass) &&
      (wanted === '' || JSON.stringify(entry).toLocaleLowerCase().includes(wanted)),
  )
}

function methodOf(entry: SharedLogEntry): string {
  return entry.kind === 'job' ? 'jobs' : entry.method
}

function statusClassOf(entry: SharedLogEntry): string | undefined {
  return entry.kind === 'job' ? undefined : String(Math.floor(entry.status / 100))
}
