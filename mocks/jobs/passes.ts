import type { RowReport } from '../model/jobs.ts'
import type { Rows, RowTypes, TableName } from '../model/tables.ts'

/**
 * A part of a job: it processes rows one by one, each independent of the others, so that the channel can answer
 * requests in between.
 */
export interface Pass {
  /** The keys of the rows to process, in order. */
  readonly open: (rows: Rows) => readonly string[]
  /** Processes one row. A row that is not open any more is left alone. */
  readonly run: (rows: Rows, key: string, now: number) => readonly RowReport[]
}

/** A pass over the rows of a table. `isOpen`: whether a row is still to be processed. */
export function passOver<Name extends TableName>(
  table: Name,
  keyOf: (row: RowTypes[Name]) => string,
  isOpen: (row: RowTypes[Name]) => boolean,
  process: (rows: Rows, row: RowTypes[Name], now: number) => readonly RowReport[],
): Pass {
  return {
    open: (rows) => rows.all(table).filter(isOpen).map(keyOf),
    run(rows, key, now) {
      // Read again: a request may have changed the row since the pass began.
      const row = rows.get(table, key)
      return row && isOpen(row) ? process(rows, row, now) : []
    },
  }
}

/** A pass that does all its work together, for jobs with few rows. */
export function atOnce(process: (rows: Rows, now: number) => readonly RowReport[]): Pass {
  return { open: () => [''], run: (rows, _key, now) => process(rows, now) }
}
