import type { IDBPTransaction } from 'idb'
import type { TableName } from '../model/tables.ts'
import { applyWrites, frozen, type Store, type Write } from './write-buffer.ts'

export const storeName = 'rows'
const versionKey = ['', 'version']

export type Mode = 'readonly' | 'readwrite'
export type Transaction<SomeMode extends Mode> = IDBPTransaction<unknown, (typeof storeName)[], SomeMode>

interface StoredRow {
  readonly table: TableName
  readonly key: string
  /** The position among all rows, by the time of insertion. */
  readonly order: number
  readonly row: unknown
}

/**
 * Keeps the rows as last read. It reads them again only when the stored version says that another tab has written.
 */
export function createRowCache() {
  let version: unknown
  let store: Store = new Map()
  let orders = new Map<string, number>()
  let lastOrder = 0

  function load(stored: readonly StoredRow[]): void {
    store = new Map()
    orders = new Map(stored.map(({ table, key, order }) => [`${table} ${key}`, order]))
    const inOrder = stored.toSorted((left, right) => left.order - right.order)
    lastOrder = inOrder.at(-1)?.order ?? 0
    applyWrites(store, frozen(inOrder))
  }

  function orderOf(name: string): number {
    const order = orders.get(name) ?? ++lastOrder
    orders.set(name, order)
    return order
  }

  return {
    get store() {
      return store
    },
    async refresh(transaction: Transaction<Mode>): Promise<void> {
      const rows = transaction.objectStore(storeName)
      const current: unknown = await rows.get(versionKey)
      if (current === version && current !== undefined) return
      const stored: unknown[] = await rows.getAll(IDBKeyRange.lowerBound(versionKey, true))
      load(stored as StoredRow[])
      version = current
    },
    /** Queues the writes without awaiting them: `transaction.done` says whether they were stored. */
    write(transaction: Transaction<'readwrite'>, writes: readonly Write[]): void {
      if (writes.length === 0) return
      const rows = transaction.objectStore(storeName)
      for (const { table, key, row } of writes) {
        const name = `${table} ${key}`
        if (row === undefined) void rows.delete([table, key])
        else void rows.put({ table, key, row, order: orderOf(name) } satisfies StoredRow, [table, key])
        if (row === undefined) orders.delete(name)
      }
      // Random, not counted: after a failed transaction, another tab could store the same count.
      version = crypto.randomUUID()
      void rows.put(version, versionKey)
      applyWrites(store, writes)
    },
    forget() {
      version = undefined
    },
  }
}
