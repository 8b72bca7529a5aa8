import type { DatabaseSync } from 'node:sqlite'
import { DataFileError, isInUse } from './sqlite-errors.ts'

export interface SqliteOptions {
  /**
   * `write-ahead`: one flush for each change; a second file, `…-wal`, stands beside the file while it is open.
   * `rollback`: after each change the file itself is complete. Default: `write-ahead`.
   */
  readonly journal?: 'write-ahead' | 'rollback'
  /** Called when another process has the file, before the wait for it begins. */
  readonly onWait?: () => void
}

/** Long enough for a command that was told to stop: it ends within two seconds. */
const waitMs = 3000

/** Marks our files: `hqps`, at a fixed place in the header of every SQLite file. */
const applicationId = 0x68717073
const version = 1

/**
 * Takes the lock, which is held until the file is closed, before anything is read. Throws a `DataFileError` for a database
 * that is not ours, or not of this version, and leaves it as it is.
 */
export function prepareFile(database: DatabaseSync, path: string, { journal, onWait }: SqliteOptions): void {
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
