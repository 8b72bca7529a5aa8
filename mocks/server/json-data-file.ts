import { constants, copyFileSync, existsSync, readFileSync, renameSync, rmSync } from 'node:fs'
import type { HeadquartersSnapshot } from '../model/snapshot.ts'
import type { TableName } from '../model/tables.ts'
import { emptySnapshot } from '../rules/snapshot.ts'
import { isNewerSnapshot, snapshotProblem } from '../rules/snapshot-problem.ts'
import { DataFileError } from '../tables/sqlite-errors.ts'
import { openSqliteFile, type SqliteFile } from '../tables/sqlite-file.ts'
import { newerVersion } from '../tables/sqlite-schema.ts'
import type { Write } from '../tables/write-buffer.ts'
import { decodedText } from '../wire/text.ts'

/**
 * Replaces a JSON file by a database with the same rows and keeps a copy of it. Two processes may try it at once, and each
 * may be killed at any step:
 *
 * 1. The draft of the database is opened beside the file. Its lock excludes a second process.
 * 2. The file is read. If another process has converted it meanwhile, nothing is left to do.
 * 3. The rows are written to the draft in one transaction, and the file is copied.
 * 4. The draft gets the name of the file. Before this step the file is the old one, after it the new one.
 */
export async function convertJsonFile(path: string, notify: (notice: string) => void): Promise<void> {
  const draftPath = `${path}.converting`
  // Read first: a file that is something else must not even get a draft beside it.
  if (rowsIn(path) === undefined) return
  const draft = await openSqliteFile(draftPath, { journal: 'rollback' })
  try {
    const rows = rowsIn(path)
    if (rows)
      notify(`The data file is a database now. A copy of the JSON file is ${replace(path, rows, draft)}.`)
    else rmSync(draftPath, { force: true })
  } catch (error) {
    // On a full disk it would take the space of what is missing.
    rmSync(draftPath, { force: true })
    throw error
  } finally {
    draft.close()
  }
}

function replace(path: string, rows: readonly Write[], draft: SqliteFile): string {
  const leftover: Write[] = []
  draft.read(({ table, key }) => leftover.push({ table, key }))
  draft.write([...leftover, ...rows])
  const copy = copied(path)
  // Windows renames no open file. Elsewhere the lock is held until the file has its name.
  if (process.platform === 'win32') draft.close()
  renameSync(`${path}.converting`, path)
  return copy
}

function copied(path: string): string {
  const copy = copyNameOf(path)
  try {
    copyFileSync(path, copy, constants.COPYFILE_EXCL)
    return copy
  } catch (error) {
    rmSync(copy, { force: true })
    const reason = error instanceof Error ? error.message : String(error)
    throw new DataFileError(
      `The data file ${path} must be converted and cannot be copied first: ${reason}. It was left as it is.`,
      { cause: error },
    )
  }
}

function copyNameOf(path: string): string {
  const names = ['old', ...Array.from({ length: 99 }, (_, index) => `old-${index + 2}`)]
  const free = names.map((name) => `${path}.${name}`).find((name) => !existsSync(name))
  return free ?? `${path}.old-${Date.now()}`
}

/** The rows of a JSON file; `undefined` when it is a database. Throws a `DataFileError` for anything else. */
function rowsIn(path: string): Write[] | undefined {
  const bytes = readFileSync(path)
  if (bytes.subarray(0, 16).toString('latin1') === 'SQLite format 3\0') return undefined
  return snapshotIn(path, bytes).rows.map(([table, key, row]) => ({ table: table as TableName, key, row }))
}

function snapshotIn(path: string, bytes: Uint8Array): HeadquartersSnapshot {
  const value = parsed(bytes)
  if (value === '') return emptySnapshot
  if (isNewerSnapshot(value)) throw new DataFileError(newerVersion(path, value.version))
  const problem = value === undefined ? 'it is neither a database nor JSON' : snapshotProblem(value)
  if (problem === undefined) return value as HeadquartersSnapshot
  throw new DataFileError(
    `The data file ${path} does not hold a headquarters: ${problem}. It was left as it is: move it away, or name another file.`,
  )
}

/** The value of a JSON file, the empty text for a file without any, and `undefined` for what is no JSON. */
function parsed(bytes: Uint8Array): unknown {
  try {
    const text = decodedText(bytes)
    return text.trim() === '' ? '' : JSON.parse(text)
  } catch {
    return undefined
  }
}
