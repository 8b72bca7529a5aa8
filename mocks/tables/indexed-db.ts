import { openDB, type IDBPDatabase } from 'idb'
import type { Tables } from '../model/tables.ts'
import { createChangeBroadcast } from './change-broadcast.ts'
import { createRowCache, storeName, type Mode, type Transaction } from './row-cache.ts'
import { createWriteBuffer } from './write-buffer.ts'

/**
 * Tables in IndexedDB, in the database `name`. They survive reloads, and all tabs of the site that use the same name
 * share one headquarters. A change is one readwrite transaction; the browser runs those of all tabs one after
 * another. The database is opened with the first read or change.
 */
export function indexedDbTables(name = 'pending-sync-headquarters'): Tables {
  const database = openOnDemand(name)
  const changes = createChangeBroadcast(name)
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
        if (kept.length > 0) changes.send()
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
    watch: changes.watch,
    async close() {
      changes.close()
      await database.close()
    },
  }
}

function abort(transaction: Transaction<'readwrite'>): void {
  // `done` rejects on an abort; the caller throws the error that led to it instead.
  transaction.done.catch(() => {})
  try {
    transaction.abort()
  } catch {
    // The transaction has ended already.
  }
}

/** With version 2 the counter of random numbers got another name. Rows of version 1 are dropped. */
const databaseVersion = 2

function openOnDemand(name: string) {
  let opening: Promise<IDBPDatabase> | undefined
  const forget = () => (opening = undefined)

  function open(): Promise<IDBPDatabase> {
    const opened = openDB(name, databaseVersion, {
      upgrade(database) {
        for (const store of Array.from(database.objectStoreNames)) database.deleteObjectStore(store)
        database.createObjectStore(storeName)
      },
      // Another tab deletes or upgrades the database: close this connection, and open a new one when it is needed.
      blocking: (_current, _blocked, event) => {
        forget()
        ;(event.target as IDBDatabase).close()
      },
      terminated: forget,
    })
    opened.catch(forget)
    return opened
  }

  return {
    async begin<SomeMode extends Mode>(mode: SomeMode): Promise<Transaction<SomeMode>> {
      const database = await (opening ??= open())
      try {
        return database.transaction([storeName], mode)
      } catch {
        // The browser closed the connection without an event. A new connection works, or fails with the reason.
        opening = open()
        return (await opening).transaction([storeName], mode)
      }
    },
    async close() {
      const database = await opening
      forget()
      database?.close()
    },
  }
}
