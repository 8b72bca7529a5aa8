import { createSignal } from '../signal.ts'
import { applyWrites, frozen, overlayOf, type Store, type Write } from './overlay.ts'
import type { Tables } from './types.ts'

/** Rows that live as long as this process or page. Default: none to begin with. */
export function memoryTables(first: readonly Write[] = []): Tables {
  const store: Store = new Map()
  applyWrites(store, frozen(structuredClone(first)))
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
