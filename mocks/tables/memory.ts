import { createSignal } from '../signal.ts'
import { applyWrites, overlayOf, type Store } from './overlay.ts'
import type { Tables } from './types.ts'

/** Rows that live as long as this process or page. */
export function memoryTables(): Tables {
  const store: Store = new Map()
  const changed = createSignal()
  return {
    async change(run) {
      const { rows, writes } = overlayOf(store)
      const result = run(rows)
      const kept = writes()
      applyWrites(store, kept)
      if (kept.length > 0) changed.tell()
      return result
    },
    read: async (run) => run(overlayOf(store).rows),
    watch: (run) => changed.watch(run),
    close: async () => changed.clear(),
  }
}
