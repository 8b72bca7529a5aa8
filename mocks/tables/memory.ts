import type { Tables } from '../model/tables.ts'
import { createSignal } from '../runtime/signal.ts'
import { shown } from '../wire/checks.ts'
import { applyWrites, createWriteBuffer, frozen, type Store, type Write } from './write-buffer.ts'

/** Tables in the memory of this process or page, for tests that share nothing. `first`: the rows to start with. */
export function memoryTables(first: readonly Write[] = []): Tables {
  if (!Array.isArray(first)) throw new TypeError(`memoryTables takes a list of rows, not ${shown(first)}`)
  const store: Store = new Map()
  applyWrites(store, frozen(structuredClone(first)))
  return tablesOver(store, () => {})
}

/**
 * Tables over the rows in `store`. `save` makes the writes of one change durable, all or none; when it throws, the
 * store does not get them either.
 */
export function tablesOver(store: Store, save: (writes: readonly Write[]) => void): Tables {
  const changed = createSignal()
  return {
    async change(run) {
      const { rows, writes } = createWriteBuffer(store)
      const result = run(rows)
      const kept = writes()
      if (kept.length === 0) return result
      save(kept)
      applyWrites(store, kept)
      changed.notify()
      return result
    },
    read: async (run) => run(createWriteBuffer(store).rows),
    watch: (run) => changed.watch(run),
    close: async () => changed.clear(),
  }
}
