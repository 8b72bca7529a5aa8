import {
  IDBCursor,
  IDBCursorWithValue,
  IDBDatabase,
  IDBFactory,
  IDBIndex,
  IDBKeyRange,
  IDBObjectStore,
  IDBOpenDBRequest,
  IDBRequest,
  IDBTransaction,
  IDBVersionChangeEvent,
} from 'fake-indexeddb'

const classes = {
  IDBCursor,
  IDBCursorWithValue,
  IDBDatabase,
  IDBFactory,
  IDBIndex,
  IDBKeyRange,
  IDBObjectStore,
  IDBOpenDBRequest,
  IDBRequest,
  IDBTransaction,
  IDBVersionChangeEvent,
}
let users = 0

/**
 * Gives the process an IndexedDB in memory if it has none, as in Node, jsdom and happy-dom. Returns the function that takes it
 * away when nobody else uses it.
 */
export function provideIndexedDb(): () => void {
  if (users === 0 && globalThis.indexedDB !== undefined) return () => {}
  users += 1
  if (users === 1)
    for (const [name, value] of Object.entries({ ...classes, indexedDB: new IDBFactory() }))
      Object.defineProperty(globalThis, name, { value, configurable: true, writable: true })
  return () => {
    users -= 1
    if (users === 0)
      for (const name of [...Object.keys(classes), 'indexedDB']) Reflect.deleteProperty(globalThis, name)
  }
}

/** Deletes the databases whose name contains `mark`. */
export async function deleteDatabases(mark: string): Promise<void> {
  const { indexedDB } = globalThis
  const names = (await indexedDB.databases())
    .map(({ name = '' }) => name)
    .filter((name) => name.includes(mark))
  await Promise.all(
    names.map(
      (name) =>
        new Promise<void>((resolve) => {
          const request = indexedDB.deleteDatabase(name)
          request.addEventListener('success', () => resolve())
          request.addEventListener('error', () => resolve())
        }),
    ),
  )
}
