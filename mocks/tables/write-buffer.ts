import type { Rows, RowTypes, TableName } from '../model/tables.ts'

/** All rows of a headquarters: table → key → row. Maps keep the order of insertion. */
export type Store = Map<TableName, Map<string, unknown>>

export interface Write {
  readonly table: TableName
  readonly key: string
  /** Absent: the row was deleted. */
  readonly row?: unknown
}

export interface WriteBuffer {
  readonly rows: Rows
  /** What would have to be written, in order. */
  writes(): Write[]
}

/** Rows to read and change while `store` stays as it is, so that a change that throws leaves no trace. */
export function createWriteBuffer(store: Store): WriteBuffer {
  const changes = new Map<TableName, Map<string, Write>>()

  function note(write: Write): void {
    const ofTable = changes.get(write.table) ?? new Map<string, Write>()
    changes.set(write.table, ofTable.set(write.key, write))
  }

  function get<Name extends TableName>(table: Name, key: string): RowTypes[Name] | undefined {
    const change = changes.get(table)?.get(key)
    return (change ? change.row : store.get(table)?.get(key)) as RowTypes[Name] | undefined
  }

  function keysOf(table: TableName): Set<string> {
    return new Set([...(store.get(table)?.keys() ?? []), ...(changes.get(table)?.keys() ?? [])])
  }

  function all<Name extends TableName>(table: Name): RowTypes[Name][] {
    return [...keysOf(table)].map((key) => get(table, key)).filter((row) => row !== undefined)
  }

  const rows: Rows = {
    get,
    all,
    put: (table, key, row) => note({ table, key, row: frozen(structuredClone(row)) }),
    delete: (table, key) => note({ table, key }),
    entries: () => {
      const tables = new Set([...store.keys(), ...changes.keys()])
      return [...tables].flatMap((table) =>
        [...keysOf(table)].map((key) => [table, key, get(table, key)] as const).filter(([, , row]) => row),
      )
    },
  }
  return { rows, writes: () => [...changes.values()].flatMap((ofTable) => [...ofTable.values()]) }
}

export function applyWrites(store: Store, writes: readonly Write[]): void {
  for (const { table, key, row } of writes) {
    const ofTable = store.get(table) ?? new Map<string, unknown>()
    store.set(table, ofTable)
    if (row === undefined) ofTable.delete(key)
    else ofTable.set(key, row)
  }
}

/** A row that somebody changes in place would change it for readers of the past: make that fail loudly. */
export function frozen<Value>(value: Value): Value {
  if (value !== null && typeof value === 'object') {
    for (const part of Object.values(value)) frozen(part)
    Object.freeze(value)
  }
  return value
}
