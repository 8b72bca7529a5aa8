import { openDB, type IDBPDatabase } from 'idb'
import { createChangeBroadcast } from './change-broadcast.ts'
import { createWriteBuffer } from './write-buffer.ts'
import { createRowCache, storeName, type Mode, type Transaction } from './row-cache.ts'
import type { Tables } from '../model/tables.ts'

/**
 * Rows in IndexedDB: they survive reloads, and every tab that opens the same name sees the same headquarters. A change
 * is one readwrite transaction, and those run one after another across tabs.
 *
 * Nothing is opened before the first row is asked for.
 */
export function indexedDbTables(name = 'pending-sync-headquarters'): Tables {
  const database = openOnDemand(name)
  const nudges = createChangeBroadcast(name)
  const cache = createRowCache()
  return {
    async change(run) {
      const transaction = await database.begin('readwrite')
      try {
        await cache.refresh(transaction)
        const { rows, writes } = createWriteBuffer(cache.store)
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
      return run(createWriteBuffer(cache.store).rows)
    },
    watch: nudges.watch,
    async close() {
      nudges.close()
      await database.close()
    },
  }
}

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
