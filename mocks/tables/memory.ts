import type { Tables } from '../model/tables.ts'
import { createSignal } from '../runtime/signal.ts'
import { applyWrites, createWriteBuffer, frozen, type Store, type Write } from './write-buffer.ts'

/** Tables in the memory of this process or page, for tests that share nothing. `first`: the rows to start with. */
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
