import type { JobLogEntry, LogEntry, RequestLogEntry } from './runtime/log.ts'

/** One thing that happened, as a line for people: when, what, how it ended, and why. */
export function logLine(entry: LogEntry): string {
  const time = new Date(entry.at).toISOString().slice(11, 23)
  return `${time} ${entry.kind === 'job' ? jobLine(entry) : requestLine(entry)}`
}

function jobLine({ job, moved, failed, lines }: JobLogEntry): string {
  const outcome = `${job}: ${moved} moved, ${failed} failed`
  return [outcome, ...lines.map((line) => `  ${line}`)].join('\n')
}

function requestLine({ operation, status, tookMs, caller, errorResourceId, notes }: RequestLogEntry): string {
  const answer = status === 0 ? 'no answer' : String(status)
  const why = [errorResourceId, ...notes].filter(Boolean).join('; ')
  return `${operation} ${answer} (${caller}, ${Math.round(tookMs)} ms)${why ? `: ${why}` : ''}`
}
