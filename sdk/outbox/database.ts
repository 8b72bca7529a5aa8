import { openDB, type IDBPDatabase } from 'idb'
import type { Environment } from '../environment.ts'
import { FailureError } from '../errors.ts'
import { createBatch } from './batch.ts'
import { complete, isHanging, unlessHanging } from './complete.ts'
import type { Commit } from './changes.ts'
import {
  schemaVersion,
  storeNames,
  upgrade,
  type ReadTransaction,
  type Schema,
  type Transaction,
} from './schema.ts'
import { isClosedConnection, isConstraintError, toStorageFailure } from './storage-failures.ts'
import { recordChanges, type WriteTransaction } from './write-transaction.ts'

/** The database of one channel. Every row has an owner. A connection that the browser closed is opened again. */
export interface Database {
  read<Result>(work: (transaction: ReadTransaction) => Promise<Result>): Promise<Result>
  /**
   * Resolves when the transaction is complete and flushed to disk, never earlier. Writes in a burst share a transaction and
   * run one after the other. One that throws does not affect the others.
   */
  write<Result>(work: (transaction: WriteTransaction) => Promise<Result>): Promise<Result>
  /** The same for work that reads nothing that other such work writes: in a burst they run at the same time. */
  append<Result>(work: (transaction: WriteTransaction) => Promise<Result>): Promise<Result>
  /** Calls `run` for each owner whose rows were changed, when they are on disk and before the writer hears of it. */
  onCommit(run: (commit: Commit) => void): void
  /** Closes the database for good: later calls fail with `stopped`. */
  close(): Promise<void>
}

/** `onHealth` is called after each transaction, with its error if it failed. */
export function createDatabase(
  environment: Environment,
  toName: () => Promise<string>,
  onHealth: (error: unknown) => void = () => undefined,
): Database {
  let connection: Promise<IDBPDatabase<Schema>> | undefined
  let isClosed = false
  const listeners: ((commit: Commit) => void)[] = []

  function connect(): Promise<IDBPDatabase<Schema>> {
    if (isClosed) throw new FailureError({ kind: 'storage', code: 'stopped' })
    if (!environment.indexedDB)
      throw new FailureError({ kind: 'storage', code: 'storage_unavailable' }, new Error(noDatabaseMessage))
    connection ??= toName()
      .then((name) => unlessHanging(environment, () => open(name, () => (connection = undefined))))
      .catch((error: unknown) => {
        connection = undefined
        throw error
      })
    return connection
  }

  async function begin<Mode extends 'readonly' | 'readwrite'>(mode: Mode): Promise<Transaction<Mode>> {
    try {
      return start(await connect(), mode)
    } catch (error) {
      // The browser closed the connection. Nothing was written through it yet, so a new one can take over.
      if (!isClosedConnection(error)) throw error
      connection = undefined
      return start(await connect(), mode)
    }
  }

  async function run<Mode extends 'readonly' | 'readwrite', Result>(
    mode: Mode,
    work: (transaction: Transaction<Mode>) => Promise<Result>,
  ): Promise<Result> {
    try {
      const result = await complete(environment, await begin(mode), work)
      onHealth(undefined)
      return result
    } catch (error) {
      const failure = toStorageFailure(error)
      if (!isConstraintError(failure)) onHealth(failure)
      throw failure
    }
  }

  const writeInBatch = createBatch<Write, unknown>(async (writes) => {
    const { results, commits } = await run('readwrite', async (transaction) => {
      const recorded = recordChanges(transaction, environment.uuid)
      const results = await workOff(writes, recorded.transaction)
      // A transaction that is committed before it has begun could not be aborted if the storage hangs.
      return { results, commits: await recorded.end() }
    })
    for (const commit of commits) for (const tell of listeners) tell(commit)
    return results
  }, isHanging)

  const toWriter =
    (order: Write['order']) =>
    <Result>(work: (transaction: WriteTransaction) => Promise<Result>) =>
      // The batch returns the results in order, so each work gets its own.
      writeInBatch({ work, order }) as Promise<Result>

  return {
    read: (work) => run('readonly', work),
    write: toWriter('in-turn'),
    append: toWriter('any'),
    onCommit: (tell) => void listeners.push(tell),
    async close() {
      isClosed = true
      const open = connection
      connection = undefined
      await open?.then((database) => database.close()).catch(() => undefined)
    },
  }
}

/** For the site's developer: a shopper reads the message of the code. */
const noDatabaseMessage =
  'There is no IndexedDB here. Customers are recorded in a browser: on a server, leave the verbs to the page.'

interface Write {
  readonly work: (transaction: WriteTransaction) => Promise<unknown>
  /** `any`: it may run together with others of this kind. */
  readonly order: 'in-turn' | 'any'
}

/** Starts each work when those before it have ended, but neighbours of order `any` together. */
async function workOff(writes: readonly Write[], transaction: WriteTransaction): Promise<readonly unknown[]> {
  const results: Promise<unknown>[] = []
  let ended = 0
  for (const [index, { work, order }] of writes.entries()) {
    const isTogether = order === 'any' && writes[index - 1]?.order === 'any'
    if (!isTogether) {
      await Promise.all(results.slice(ended))
      ended = index
    }
    results.push(work(transaction))
  }
  return Promise.all(results)
}

function open(name: string, onClosed: () => void): Promise<IDBPDatabase<Schema>> {
  const opening = openDB<Schema>(name, schemaVersion, {
    upgrade,
    blocking() {
      // Another tab wants to upgrade to a newer version: close, or all tabs of the shop would hang.
      onClosed()
      void opening.then((database) => database.close())
    },
    terminated: onClosed,
  })
  return opening
}

function start<Mode extends 'readonly' | 'readwrite'>(
  database: IDBPDatabase<Schema>,
  mode: Mode,
): Transaction<Mode> {
  return database.transaction([...storeNames], mode, { durability: 'strict' })
}
