import { lstatSync, readlinkSync, realpathSync, statSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import type { Tables } from '../model/tables.ts'
import { sqliteTables } from '../tables/sqlite.ts'
import { NotADatabaseError } from '../tables/sqlite-errors.ts'
import { checkPlace } from './data-file-place.ts'
import { convertJsonFile } from './json-data-file.ts'

/**
 * Tables in a data file: a SQLite database that is created if there is none. A JSON file of an earlier version is
 * converted, and `notify` is told where its copy is. It is also told of a wait for another process, of a few seconds. Rejects with a `DataFileError` that names the remedy when the file
 * cannot be used; the file is then as it was.
 */
export async function openDataFile(
  path: string,
  notify: (notice: string) => void = () => {},
): Promise<Tables> {
  const file = targetOf(path)
  checkPlace(file)
  const onWait = () => notify(`The data file ${file} is in use by another process. Waiting for it to end.`)
  const tables = await openDatabase(file, onWait)
  if (tables) return tables
  await convertJsonFile(file, notify)
  return sqliteTables(file, onWait)
}

/** Resolves with `undefined` when the file is no database. */
async function openDatabase(file: string, onWait: () => void): Promise<Tables | undefined> {
  // SQLite takes a file of one byte for an empty one, and would write over it.
  if (statSync(file, { throwIfNoEntry: false })?.size === 1) return undefined
  try {
    return await sqliteTables(file, onWait)
  } catch (error) {
    if (error instanceof NotADatabaseError) return undefined
    throw error
  }
}

/** The file behind symbolic links: a conversion must replace it and not the link. */
function targetOf(path: string): string {
  const absolute = resolve(path)
  try {
    return realpathSync(absolute)
  } catch (error) {
    // The file is new, or a link to a new one. A link to itself has another code.
    const isMissing = (error as NodeJS.ErrnoException).code === 'ENOENT'
    const target = isMissing ? linkTarget(absolute) : undefined
    return target === undefined ? join(realFolder(dirname(absolute)), basename(absolute)) : targetOf(target)
  }
}

function linkTarget(path: string): string | undefined {
  const isLink = lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink()
  return isLink ? resolve(dirname(path), readlinkSync(path)) : undefined
}

function realFolder(folder: string): string {
  try {
    return realpathSync(folder)
  } catch {
    return folder
  }
}
