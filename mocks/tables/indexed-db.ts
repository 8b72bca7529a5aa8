import { openDB, type IDBPDatabase, type IDBPTransaction } from 'idb'
import { createSignal } from '../signal.ts'
import { applyWrites, frozen, overlayOf, type Store, type Write } from './overlay.ts'
import type { TableName, Tables } from './types.ts'

const storeName = 'rows'
const versionKey = ['', 'version']

interface StoredRow {
  readonly table: TableName
  readonly key: string
  /** When it was inserted, among the others. */
  readonly order: number
  readonly row: unknown
}

/**
 * Rows in IndexedDB: they survive reloads, and every tab that opens the same name sees the same headquarters. A change
 * is one readwrite transaction, and those run one after another across tabs.
 *
 * Nothing is opened before the first row is asked for.
 */
export function indexedDbTables(name = 'pending-sync-headquarters'): Tables {
  const database = openOnDemand(name)
  const nudges = createNudges(name)
  const cache = createCache()
  return {
    async change(run) {
      const transaction = await database.begin('readwrite')
      try {
        await cache.refresh(transaction)
        const { rows, writes } = overlayOf(cache.store)
        const result = run(rows)
        const kept = writes()
        cache.write(transaction, kept)
        await transaction.done
        if (kept.length > 0) nudges.send()
        return result
      } catch (error) {
        cache.forget()
        abort(transaction)
        throw error
      }
    },
    async read(run) {
      const transaction = await database.begin('readonly')
      await cache.refresh(transaction)
      return run(overlayOf(cache.store).rows)
    },
    watch: nudges.watch,
    async close() {
      nudges.close()
      await database.close()
    },
  }
}

type Mode = 'readonly' | 'readwrite'
type Transaction = IDBPTransaction<unknown, ['rows'], Mode>

function abort(transaction: Transaction): void {
  // Its `done` rejects when aborted, and the error that led here is the one to tell.
  transaction.done.catch(() => {})
  try {
    transaction.abort()
  } catch {
    // Already finished.
  }
}

function openOnDemand(name: string) {
  let opening: Promise<IDBPDatabase> | undefined
  const forget = () => (opening = undefined)

  function open(): Promise<IDBPDatabase> {
    const fresh = openDB(name, 1, {
      upgrade: (database) => void database.createObjectStore(storeName),
      // Another tab deletes or upgrades: let go, and open again when next asked.
      blocking: (_current, _blocked, event) => {
        forget()
        ;(event.target as IDBDatabase).close()
      },
      terminated: forget,
    })
    fresh.catch(forget)
    return fresh
  }

  return {
    async begin(mode: Mode): Promise<Transaction> {
      const database = await (opening ??= open())
      try {
        return database.transaction([storeName], mode) as Transaction
      } catch {
        // The browser closed the connection without telling; a fresh one works, or says why not.
        opening = open()
        return (await opening).transaction([storeName], mode) as Transaction
      }
    },
    async close() {
      const database = await opening
      forget()
      database?.close()
    },
  }
}

/** The rows as last read: they are read again only when the version says that another tab has written since. */
function createCache() {
  let version: unknown
  let store: Store = new Map()
  let orders = new Map<string, number>()
  let lastOrder = 0

  function load(stored: readonly StoredRow[]): void {
    store = new Map()
    orders = new Map(stored.map(({ table, key, order }) => [`${table} ${key}`, order]))
    lastOrder = Math.max(0, ...orders.values())
    const inOrder = stored.toSorted((left, right) => left.order - right.order)
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

/** Tells this tab and the others that something changed. A lost nudge loses nothing: the rows are the truth. */
function createNudges(name: string) {
  const changed = createSignal()
  let channel: BroadcastChannel | undefined

  function open(): BroadcastChannel {
    const opened = new BroadcastChannel(name)
    opened.onmessage = () => changed.tell()
    return opened
  }

  return {
    send() {
      ;(channel ??= open()).postMessage('changed')
      changed.tell()
    },
    watch(run: () => void) {
      channel ??= open()
      return changed.watch(run)
    },
    close() {
      changed.clear()
      channel?.close()
      channel = undefined
    },
  }
}
