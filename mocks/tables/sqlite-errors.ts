/** A data file cannot be used. The message names the file and the remedy. */
export class DataFileError extends Error {
  override readonly name: string = 'DataFileError'
}

/** The file exists and is no SQLite database. */
export class NotADatabaseError extends DataFileError {
  override readonly name = 'NotADatabaseError'
}

/** The error of SQLite as a sentence that names the remedy. Errors that are none of SQLite stay as they are. */
export function explained(path: string, error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof DataFileError) return error
  if (error instanceof SyntaxError) return new DataFileError(sentences.damaged(path), { cause: error })
  const code = resultCode(error)
  if (code === undefined) return error
  if (code === notADatabase) return new NotADatabaseError(sentences.damaged(path), { cause: error })
  const sentence = byCode[code] ?? (() => `The data file ${path} cannot be used: ${error.message}.`)
  return new DataFileError(sentence(path), { cause: error })
}

const notADatabase = 26

/** Another process has the file. */
export function isInUse(error: unknown): boolean {
  return error instanceof Error && resultCode(error) === 5
}

const sentences = {
  inUse: (path: string) =>
    `The data file ${path} is in use by another process: a second pending-sync-hq, perhaps in another container, or a database viewer. Stop it, or name another file.`,
  full: (path: string) =>
    `There is no space left for the data file ${path}. Nothing of this change was kept: make space, then send it again.`,
  readOnly: (path: string) =>
    `The data file ${path} cannot be written: it, its folder or the mount is read-only for this user. Change that, or name another file.`,
  damaged: (path: string) =>
    `The data file ${path} is damaged. It was left as it is: restore a copy, or name another file.`,
  failed: (path: string) =>
    `The disk failed for the data file ${path}. Nothing of this change was kept: check the disk and its limits, then send it again.`,
}

/** By the primary result code of SQLite: https://sqlite.org/rescode.html */
const byCode: Readonly<Record<number, (path: string) => string>> = {
  3: sentences.readOnly,
  5: sentences.inUse,
  6: sentences.inUse,
  8: sentences.readOnly,
  10: sentences.failed,
  11: sentences.damaged,
  13: sentences.full,
  14: sentences.readOnly,
}

/** The primary result code: the lowest byte of the extended one. */
function resultCode(error: Error): number | undefined {
  const { errcode } = error as { errcode?: unknown }
  return typeof errcode === 'number' ? errcode & 0xff : undefined
}
