import type { Rows, RowTypes, TableName } from '../model/tables.ts'

/**
 * Finds the rows of a table that have a value without reading the whole table. An index consists of rows itself, so
 * it works with every storage. Entries are only ever added: `find` leaves out rows that were deleted or have another
 * value by now.
 */
export interface Index<Name extends TableName> {
  readonly name: string
  readonly table: Name
  /** The rows with this value, in the order in which they got it. Reads no other rows. */
  find(rows: Rows, value: string): RowTypes[Name][]
  /** The value of the row with this key. */
  valueAt(rows: Rows, key: string): string | undefined
  /** Enters the row with this key, unless its value is `before`. */
  enter(rows: Rows, key: string, before: string | undefined): void
}

export function createIndex<Name extends TableName>(
  name: string,
  table: Name,
  valueOf: (row: RowTypes[Name]) => string | undefined,
): Index<Name> {
  const headKey = (value: string) => `${name} ${value}`
  const countOf = (rows: Rows, value: string): number => {
    const head = rows.get('index', headKey(value))
    return head?.kind === 'head' ? head.count : 0
  }
  const valueAt = (rows: Rows, key: string) => {
    const row = rows.get(table, key)
    return row && valueOf(row)
  }
  return {
    name,
    table,
    valueAt,
    find(rows, value) {
      const keys = new Set<string>()
      for (let at = 0; at < countOf(rows, value); at += 1) {
        const entry = rows.get('index', `${headKey(value)} ${at}`)
        if (entry?.kind === 'entry') keys.add(entry.key)
      }
      const found = [...keys].map((key) => rows.get(table, key)).filter((row) => row !== undefined)
      return found.filter((row) => valueOf(row) === value)
    },
    enter(rows, key, before) {
      const value = valueAt(rows, key)
      if (value === undefined || value === before) return
      const count = countOf(rows, value)
      rows.put('index', `${headKey(value)} ${count}`, { kind: 'entry', key })
      rows.put('index', headKey(value), { kind: 'head', count: count + 1 })
    },
  }
}
