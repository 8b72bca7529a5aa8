import { openDB, type DBSchema, type IDBPDatabase, type IDBPTransaction } from 'idb'
import type { Environment } from '../environment.ts'
import { FailureThrown } from '../errors.ts'
import { createBatch } from './batch.ts'
import type { StoredCustomer, StoredEntry } from './records.ts'

const schemaVersion = 1
const storeNames = ['customers', 'entries', 'facts'] as const

interface Schema extends DBSchema {
  customers: { key: string; value: StoredCustomer }
  entries: { key: number; value: StoredEntry; indexes: { byId: string; byCustomer: string } }
  /** Single values: the channel as last read, the titles, the sender's term. */
  facts: { key: string; value: unknown }
}

type Transaction<Mode extends IDBTransactionMode> = IDBPTransaction<Schema, [...typeof storeNames], Mode>
export type ReadTransaction = Transaction<'readonly'>
export type WriteTransaction = Transaction<'readwrite'>

/** The database of one shopper. Its handle heals itself: a dead one is dropped and opened anew. */
export interface Database {
  read<Result>(work: (transaction: ReadTransaction) => Promise<Result>): Promise<Result>
  /**
   * Resolves when the transaction is complete and flushed to disk, never earlier. What comes in a burst shares a
   * transaction, one work after the other; one that throws leaves the others untouched.
   */
  write<Result>(work: (transaction: WriteTransaction) => Promise<Result>): Promise<Result>
  /** For good: whatever comes later fails with `stopped`. */
  close(): Promise<void>
}

export function createDatabase(environment: Environment, toName: () => Promise<string>): Database {
  let handle: Promise<IDBPDatabase<Schema>> | undefined
  let isClosed = false

  function connect(): Promise<IDBPDatabase<Schema>> {
    if (isClosed) throw new FailureThrown({ kind: 'storage', code: 'stopped' })
    if (!environment.indexedDB) throw new FailureThrown({ kind: 'storage', code: 'storage_unavailable' })
    handle ??= toName()
      .then((name) => open(name, () => (handle = undefined)))
      .catch((error: unknown) => {
        handle = undefined
        throw error
      })
    return handle
  }

  async function begin<Mode extends 'readonly' | 'readwrite'>(mode: Mode): Promise<Transaction<Mode>> {
    try {
      return start(await connect(), mode)
    } catch (error) {
      // A connection that the browser closed under us throws here; nothing was written through it yet.
      if (!isDeadHandle(error)) throw error
      handle = undefined
      return start(await connect(), mode)
    }
  }

  async function run<Mode extends 'readonly' | 'readwrite', Result>(
    mode: Mode,
    work: (transaction: Transaction<Mode>) => Promise<Result>,
  ): Promise<Result> {
    try {
      const transaction = await begin(mode)
      return await complete(transaction, work)
    } catch (error) {
      throw toStorageFailure(error)
    }
  }

  const writeInBatch = createBatch<(transaction: WriteTransaction) => Promise<unknown>, unknown>((works) =>
    run('readwrite', async (transaction) => {
      const results: unknown[] = []
      for (const work of works) results.push(await work(transaction))
      return results
    }),
  )

  return {
    read: (work) => run('readonly', work),
    // Each work gets its own result back: the batch keeps them in order.
    write: <Result>(work: (transaction: WriteTransaction) => Promise<Result>) =>
      writeInBatch(work) as Promise<Result>,
    async close() {
      isClosed = true
      const open = handle
      handle = undefined
      await open?.then((database) => database.close()).catch(() => undefined)
    },
  }
}

function open(name: string, onGone: () => void): Promise<IDBPDatabase<Schema>> {
  const opening = openDB<Schema>(name, schemaVersion, {
    upgrade(database, oldVersion) {
      if (oldVersion < 1) createFirstSchema(database)
    },
    blocking() {
      // A newer version wants to upgrade: let it, or every tab of the shop would hang.
      onGone()
      void opening.then((database) => database.close())
    },
    terminated: onGone,
  })
  return opening
}

function createFirstSchema(database: IDBPDatabase<Schema>): void {
  database.createObjectStore('customers', { keyPath: 'key' })
  const entries = database.createObjectStore('entries', { keyPath: 'seq' })
  entries.createIndex('byId', 'id', { unique: true })
  entries.createIndex('byCustomer', 'customerKey')
  database.createObjectStore('facts')
}

function start<Mode extends 'readonly' | 'readwrite'>(
  database: IDBPDatabase<Schema>,
  mode: Mode,
): Transaction<Mode> {
  return database.transaction([...storeNames], mode, { durability: 'strict' })
}

async function complete<Mode extends IDBTransactionMode, Result>(
  transaction: Transaction<Mode>,
  work: (transaction: Transaction<Mode>) => Promise<Result>,
): Promise<Result> {
  try {
    const result = await work(transaction)
    await transaction.done
    return result
  } catch (error) {
    abort(transaction)
    await transaction.done.catch(() => undefined)
    throw error
  }
}

function abort(transaction: { abort(): void }): void {
  try {
    transaction.abort()
  } catch {
    // It has already ended.
  }
}

function isDeadHandle(error: unknown): boolean {
  return (
    error instanceof DOMException && (error.name === 'InvalidStateError' || error.name === 'UnknownError')
  )
}

function toStorageFailure(error: unknown): unknown {
  if (!(error instanceof DOMException)) return error
  const { name } = error
  if (name === 'VersionError') return new FailureThrown({ kind: 'storage', code: 'storage_newer' }, error)
  if (name === 'QuotaExceededError')
    return new FailureThrown({ kind: 'storage', code: 'storage_full' }, error)
  return new FailureThrown({ kind: 'storage', code: 'storage_unavailable' }, error)
}
