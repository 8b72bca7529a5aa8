import { statSync } from 'node:fs'
import type { DatabaseSync } from 'node:sqlite'
import type { TableName } from '../model/tables.ts'
import { DataFileError, explained } from './sqlite-errors.ts'
import { prepareFile, type SqliteOptions } from './sqlite-schema.ts'
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
    attempt(() => prepareFile(database, path, options))
  } catch (error) {
    database.close()
    throw error
  }
  const statements = attempt(() => prepareStatements(database))
  const opened = identityOf(path)
  let state: 'open' | 'closed' = 'open'
  return {
    read: (each) => attempt(() => statements.read(each)),
    write: (writes) =>
      attempt(() => {
        refuseIfReplaced(path, opened)
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

/** The open file would take the rows also without its name, and a start after this one would not find them. */
function refuseIfReplaced(path: string, opened: string | undefined): void {
  const now = identityOf(path)
  if (now !== undefined && now === opened) return
  const happened = now === undefined ? 'was removed' : 'was replaced by another file'
  throw new DataFileError(`The data file ${path} ${happened} while it was in use. Start the command again.`)
}

/** The file itself, whatever its name is. `undefined`: there is none. */
function identityOf(path: string): string | undefined {
  const stats = statSync(path, { bigint: true, throwIfNoEntry: false })
  return stats && `${stats.dev} ${stats.ino}`
}
