import { accessSync, constants, readFileSync, statSync, type Stats } from 'node:fs'
import { dirname } from 'node:path'
import { DataFileError } from '../tables/sqlite-errors.ts'

/**
 * Throws a `DataFileError` when no database can live at this path. SQLite would say "unable to open database file" to
 * each of these problems. `mountInfo`: what the kernel of Linux says of mounts.
 */
export function checkPlace(path: string, mountInfo = readMountInfo()): void {
  const problem = problemOf(path, mountInfo)
  if (problem !== undefined) throw new DataFileError(problem)
}

function problemOf(path: string, mountInfo: string): string | undefined {
  const folder = dirname(path)
  if (!statsOf(folder)?.isDirectory()) {
    return `The folder ${folder} of the data file does not exist: create it, or name another file.`
  }
  const stats = statsOf(path)
  if (stats?.isDirectory()) {
    return `The data file ${path} is a folder. Name a file inside it. (Docker makes a folder of a mounted file that does not exist: mount a folder.)`
  }
  if (stats && !stats.isFile()) return `The data file ${path} is not a regular file: name another one.`
  if (isMountPoint(path, mountInfo)) {
    return `The data file ${path} is mounted by itself, and the database needs a second file beside it. Mount its folder instead: docker run -v "$PWD/data:${folder}".`
  }
  return (
    (stats && accessProblem(path, 'The data file')) ?? accessProblem(folder, 'The folder of the data file')
  )
}

function statsOf(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false })
  } catch (error) {
    // Such as a name that is too long, or a symbolic link to itself.
    const reason = error instanceof Error ? error.message.replace(/, \w+ '.*/s, '') : String(error)
    throw new DataFileError(`The data file ${path} cannot be opened: ${reason}. Name another file.`)
  }
}

function accessProblem(path: string, what: string): string | undefined {
  try {
    accessSync(path, constants.R_OK | constants.W_OK)
    return undefined
  } catch (error) {
    const isMount = (error as NodeJS.ErrnoException).code === 'EROFS'
    return isMount
      ? `${what}, ${path}, is on a file system that is mounted read-only: mount it writable, or name another file.`
      : `${what}, ${path}, cannot be read and written by this user: change its permissions, or name another file.`
  }
}

/** Only Linux tells; containers are Linux. */
function isMountPoint(path: string, mountInfo: string): boolean {
  return mountInfo.split('\n').some((line) => unescapedMount(line.split(' ')[4] ?? '') === path)
}

function readMountInfo(): string {
  try {
    return readFileSync('/proc/self/mountinfo', 'utf8')
  } catch {
    return ''
  }
}

/** Blanks and backslashes are written as octal numbers: `\040`. */
function unescapedMount(field: string): string {
  return field.replace(/\\([0-7]{3})/g, (_, octal: string) => String.fromCharCode(parseInt(octal, 8)))
}
