import { createSignal } from './signal.ts'
import type { Log, LogEntry } from './terms.ts'

const kept = 500

export interface WritableLog extends Log {
  add(entry: LogEntry): void
}

export function createLog(onEntry: (entry: LogEntry) => void = () => {}): WritableLog {
  const changed = createSignal<readonly LogEntry[]>()
  let entries: readonly LogEntry[] = []
  const set = (next: readonly LogEntry[]) => {
    entries = next
    changed.tell(entries)
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
