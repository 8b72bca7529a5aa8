import { createSignal } from '../runtime/signal.ts'
import { applyWrites, frozen, createWriteBuffer, type Store, type Write } from './write-buffer.ts'
import type { Tables } from '../model/tables.ts'

/** Rows that live as long as this process or page. Default: none to begin with. */
export function memoryTables(first: readonly Write[] = []): Tables {
  const store: Store = new Map()
  applyWrites(store, frozen(structuredClone(first)))
  const changed = createSignal()
  return {
    async change(run) {
      const { rows, writes } = createWriteBuffer(store)
      const result = run(rows)
      const kept = writes()
      applyWrites(store, kept)
      if (kept.length > 0) changed.notify()
      return result
    },
    read: async (run) => run(createWriteBuffer(store).rows),
    watch: (run) => changed.watch(run),
    close: async () => changed.clear(),
  }
}
