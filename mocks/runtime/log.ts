import type { JobReport } from '../model/jobs.ts'
import { createSignal } from './signal.ts'
import type { Unsubscribe } from '../model/settings.ts'

/** One thing that happened, with its time. */
export type LogEntry = RequestLogEntry | JobLogEntry

export interface RequestLogEntry {
  readonly kind: 'request'
  readonly at: number
  /** How long the answer took, in milliseconds. */
  readonly tookMs: number
  /** Method and path without keys, as faults name it. */
  readonly operation: string
  readonly method: string
  readonly url: string
  readonly caller: 'anonymous' | 'shopper' | 'application'
  readonly body?: unknown
  /** 0 when no answer reached the client. */
  readonly status: number
  readonly answer?: unknown
  readonly errorResourceId?: string
  /** Why it went as it went: the fault that struck, the fallback that was taken, what was dropped. */
  readonly notes: readonly string[]
}

export interface JobLogEntry extends JobReport {
  readonly kind: 'job'
}

/**
 * What happened in this tab or process, oldest first; the last 500 entries. Unlike the rows it is not shared with other
 * tabs, and a reload empties it. A store in Svelte's sense.
 */
export interface Log {
  get(): readonly LogEntry[]
  subscribe(run: (entries: readonly LogEntry[]) => void): Unsubscribe
  clear(): void
}

const kept = 500

export interface WritableLog extends Log {
  add(entry: LogEntry): void
}

export function createLog(onEntry: (entry: LogEntry) => void = () => {}): WritableLog {
  const changed = createSignal<readonly LogEntry[]>()
  let entries: readonly LogEntry[] = []
  const set = (next: readonly LogEntry[]) => {
    entries = next
    changed.notify(entries)
  }
  return {
    get: () => entries,
    subscribe(run) {
      const leave = changed.watch(run)
      run(entries)
      return leave
    },
    clear: () => set([]),
    add(entry) {
      set([...entries, entry].slice(-kept))
      onEntry(entry)
    },
  }
}
