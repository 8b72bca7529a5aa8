import type { Tables } from '../model/tables.ts'
import { DataFileError } from '../tables/sqlite-errors.ts'
import { snapshotProblem } from './snapshot-problem.ts'

/**
 * The tables of a data file that was just opened. Closes them and rejects with a `DataFileError` when the rules cannot
 * read one of their rows: somebody else has written to the file. Nothing is written to it.
 */
export async function checkedTables(tables: Tables, path: string): Promise<Tables> {
  const problem = await tables.read((rows) => snapshotProblem({ version: 1, rows: rows.entries() }))
  if (problem === undefined) return tables
  await tables.close()
  throw new DataFileError(
    `The data file ${path} does not hold a headquarters: ${problem}. It was left as it is: restore a copy, or name another file.`,
  )
}
