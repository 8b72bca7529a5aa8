import type { Log } from '../api/stores.ts'
import type { JobLogEntry, LogEntry, RequestLogEntry } from '../model/log-entry.ts'
import { checkObject } from '../wire/checks.ts'
import { createSignal } from './signal.ts'

export interface WritableLog extends Log {
  add(entry: LogEntry): void
}

const maxEntries = 500

export function createLog(onEntry: (entry: LogEntry) => void = () => {}): WritableLog {
  const changed = createSignal<readonly LogEntry[]>()
  // A signal, because an observer that throws must not make a stored change look as if it had failed.
  const added = createSignal<LogEntry>()
  added.watch(onEntry)
  let entries: readonly LogEntry[] = []
  const set = (next: readonly LogEntry[]) => {
    entries = next
    changed.notify(entries)
  }
  return {
    get: () => entries,
    subscribe(run) {
      const unsubscribe = changed.watch(run)
      run(entries)
      return unsubscribe
    },
    clear: () => set([]),
    add(entry) {
      set([...entries, entry].slice(-maxEntries))
      added.notify(entry)
    },
  }
}

/** An entry of the log as text: the time (UTC), the request or job, how it ended, and why. */
export function logLine(entry: LogEntry): string {
  checkObject('logLine', entry)
  const time = new Date(entry.at).toISOString().slice(11, 23)
  return `${time} ${entry.kind === 'job' ? jobLine(entry) : requestLine(entry)}`
}

function jobLine({ job, moved, failed, lines }: JobLogEntry): string {
  const outcome = `${job}: ${moved} moved, ${failed} failed`
  return [outcome, ...lines.map((line) => `  ${line}`)].join('\n')
}

function requestLine({ operation, status, tookMs, caller, errorResourceId, notes }: RequestLogEntry): string {
  const answer = status === 0 ? 'no answer' : String(status)
  const reasons = [errorResourceId, ...notes].filter(Boolean).join('; ')
  return `${operation} ${answer} (${caller}, ${Math.round(tookMs)} ms)${reasons ? `: ${reasons}` : ''}`
}
