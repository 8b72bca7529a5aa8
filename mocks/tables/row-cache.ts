import type { IDBPTransaction } from 'idb'
import { applyWrites, frozen, type Store, type Write } from './write-buffer.ts'
import type { TableName } from '../model/tables.ts'

export const storeName = 'rows'
const versionKey = ['', 'version']

export type Mode = 'readonly' | 'readwrite'
export type Transaction = IDBPTransaction<unknown, ['rows'], Mode>

interface StoredRow {
  readonly table: TableName
  readonly key: string
  /** When it was inserted, among the others. */
  readonly order: number
  readonly row: unknown
}

/** The rows as last read: they are read again only when the version says that another tab has written since. */
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

  return {
    get store() {
      return store
    },
    async refresh(transaction: Transaction): Promise<void> {
      const rows = transaction.objectStore(storeName)
      const current: unknown = await rows.get(versionKey)
      if (current === version && current !== undefined) return
      const stored: unknown[] = await rows.getAll(IDBKeyRange.lowerBound(versionKey, true))
      load(stored as StoredRow[])
      version = current
    },
    /** Queues the writes without awaiting them: `transaction.done` says whether they were kept. */
    write(transaction: Transaction, writes: readonly Write[]): void {
      if (writes.length === 0) return
      const rows = transaction.objectStore(storeName) as unknown as IDBObjectStore
      for (const { table, key, row } of writes) {
        const name = `${table} ${key}`
        if (row === undefined) rows.delete([table, key])
        else rows.put({ table, key, row, order: orderOf(name) } satisfies StoredRow, [table, key])
        if (row === undefined) orders.delete(name)
      }
      // Random, not counted: a version that was never kept must not be mistaken for another tab's.
      version = crypto.randomUUID()
      rows.put(version, versionKey)
      applyWrites(store, writes)
    },
    forget() {
      version = undefined
    },
  }

  function orderOf(name: string): number {
    const order = orders.get(name) ?? ++lastOrder
    orders.set(name, order)
    return order
  }
}
