import { existsSync } from 'node:fs'
import type { DatabaseSync } from 'node:sqlite'
import type { TableName } from '../model/tables.ts'
import { DataFileError, explained, isInUse } from './sqlite-errors.ts'
import type { Write } from './write-buffer.ts'

/** A database file that this process uses alone. All calls throw a `DataFileError`. */
export interface SqliteFile {
  /** Calls `each` with all rows, in the order in which they were first written. */
  read(each: (row: Write) => void): void
  /** Writes all or, when it throws, none. Returns when the disk has them. */
  write(writes: readonly Write[]): void
  /** Releases the file. Calling it again does nothing. */
  close(): void
}

export interface SqliteOptions {
  /**
   * `write-ahead`: one flush for each change; a second file, `…-wal`, stands beside the file while it is open.
   * `rollback`: after each change the file itself is complete. Default: `write-ahead`.
   */
  readonly journal?: 'write-ahead' | 'rollback'
  /** Called when another process has the file, before the wait for it begins. */
  readonly onWait?: () => void
}

/** Opens or creates the file. Waits a few seconds for a process that is just ending, then rejects. */
export async function openSqliteFile(path: string, options: SqliteOptions = {}): Promise<SqliteFile> {
  const { DatabaseSync } = await loadSqlite()
  const attempt = <Result>(run: () => Result): Result => {
    try {
      return run()
    } catch (error) {
      throw explained(path, error)
    }
  }
  const database = attempt(() => new DatabaseSync(path))
  try {
    attempt(() => prepare(database, path, options))
  } catch (error) {
    database.close()
    throw error
  }
  const statements = attempt(() => prepareStatements(database))
  let state: 'open' | 'closed' = 'open'
  return {
    read: (each) => attempt(() => statements.read(each)),
    write: (writes) =>
      attempt(() => {
        refuseIfRemoved(path)
        inTransaction(database, () => writes.forEach(statements.write))
      }),
    close() {
      if (state === 'open') attempt(() => database.close())
      state = 'closed'
    },
  }
}

/** Node has it since 22.13; older ones fail here and not where the command starts. */
async function loadSqlite(): Promise<typeof import('node:sqlite')> {
  try {
    return await import('node:sqlite')
  } catch {
    throw new DataFileError(
      `A data file needs Node 22.13 or newer, this is ${process.version}. Without --data the rows are in memory.`,
    )
  }
}

/** Long enough for a command that was told to stop: it ends within two seconds. */
const waitMs = 3000

/** Marks our files: `hqps`, at a fixed place in the header of every SQLite file. */
const applicationId = 0x68717073
const version = 1

/** Takes the lock, which is held until the file is closed, before anything is read. */
function prepare(database: DatabaseSync, path: string, { journal, onWait }: SqliteOptions): void {
  database.exec('PRAGMA locking_mode = EXCLUSIVE')
  beginExclusive(database, onWait)
  if (isNew(database)) createSchema(database)
  else checkVersion(database, path)
  database.exec('COMMIT')
  database.exec(`PRAGMA journal_mode = ${journal === 'rollback' ? 'DELETE' : 'WAL'}`)
  // Also an acknowledged row survives a power failure, not only the end of the process.
  database.exec('PRAGMA synchronous = FULL')
}

function beginExclusive(database: DatabaseSync, onWait = () => {}): void {
  try {
    database.exec('BEGIN EXCLUSIVE')
  } catch (error) {
    if (!isInUse(error)) throw error
    onWait()
    database.exec(`PRAGMA busy_timeout = ${waitMs}`)
    database.exec('BEGIN EXCLUSIVE')
  }
}

function isNew(database: DatabaseSync): boolean {
  const { objects } = database.prepare('SELECT count(*) AS objects FROM sqlite_schema').get() ?? {}
  return objects === 0 && pragma(database, 'application_id') === 0
}

function createSchema(database: DatabaseSync): void {
  // `position` keeps the order of the first writes: an update does not change it.
  database.exec(`
    PRAGMA application_id = ${applicationId};
    PRAGMA user_version = ${version};
    CREATE TABLE rows (
      position INTEGER PRIMARY KEY,
      name TEXT NOT NULL,
      key TEXT NOT NULL,
      row TEXT NOT NULL,
      UNIQUE (name, key)
    ) STRICT`)
}

function checkVersion(database: DatabaseSync, path: string): void {
  if (pragma(database, 'application_id') !== applicationId) {
    throw new DataFileError(
      `The data file ${path} is a database of another program. It was left as it is: name another file.`,
    )
  }
  const found = pragma(database, 'user_version')
  if (found === version) return
  throw new DataFileError(newerVersion(path, found))
}

export function newerVersion(path: string, found: unknown): string {
  return `The data file ${path} was written by a newer version of pending-sync (format ${String(found)}, this one reads format ${version}). It was left as it is: use that version, or name another file.`
}

function pragma(database: DatabaseSync, name: string): unknown {
  return database.prepare(`PRAGMA ${name}`).get()?.[name]
}

function prepareStatements(database: DatabaseSync) {
  const all = database.prepare('SELECT name, key, row FROM rows ORDER BY position')
  const remove = database.prepare('DELETE FROM rows WHERE name = ? AND key = ?')
  const put = database.prepare(
    'INSERT INTO rows (name, key, row) VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET row = excluded.row',
  )
  return {
    read(each: (row: Write) => void): void {
      for (const { name, key, row } of all.iterate()) {
        each({ table: String(name) as TableName, key: unescaped(String(key)), row: JSON.parse(String(row)) })
      }
    },
    write({ table, key, row }: Write): void {
      if (row === undefined) remove.run(table, escaped(key))
      else put.run(table, escaped(key), JSON.stringify(row))
    },
  }
}

/** SQLite ends a text at a zero character and replaces half a surrogate pair; JSON has both escaped. */
const escaped = (key: string) => JSON.stringify(key).slice(1, -1)
const unescaped = (text: string) => String(JSON.parse(`"${text}"`))

function inTransaction(database: DatabaseSync, run: () => void): void {
  database.exec('BEGIN')
  try {
    run()
    database.exec('COMMIT')
  } catch (error) {
    rollBack(database)
    throw error
  }
}

function rollBack(database: DatabaseSync): void {
  try {
    database.exec('ROLLBACK')
  } catch {
    // SQLite rolls back by itself after some errors, such as a full disk.
  }
}

/** The open file would take the rows also without a name, and they would be gone with the process. */
function refuseIfRemoved(path: string): void {
  if (existsSync(path)) return
  throw new DataFileError(`The data file ${path} was removed while it was in use. Start the command again.`)
}
