import type { Rows, RowTypes, TableName } from '../model/tables.ts'

/** All rows of a headquarters: table → key → row. Maps keep the order of insertion. */
export type Store = Map<TableName, Map<string, unknown>>

/** A row to write, or to delete. */
export interface Write {
  /** The table of the row. */
  readonly table: TableName
  /** The row's key in its table. */
  readonly key: string
  /** Absent: the row is deleted. */
  readonly row?: unknown
}

export interface WriteBuffer {
  readonly rows: Rows
  /** The buffered writes, in order. */
  writes(): Write[]
}

/** Buffers the writes of one transaction and leaves `store` as it is, so that a change that throws stores nothing. */
export function createWriteBuffer(store: Store): WriteBuffer {
  const buffered = new Map<TableName, Map<string, Write>>()

  function add(write: Write): void {
    const ofTable = buffered.get(write.table) ?? new Map<string, Write>()
    buffered.set(write.table, ofTable.set(write.key, write))
  }

  function get<Name extends TableName>(table: Name, key: string): RowTypes[Name] | undefined {
    const write = buffered.get(table)?.get(key)
    return (write ? write.row : store.get(table)?.get(key)) as RowTypes[Name] | undefined
  }

  function keysOf(table: TableName): Set<string> {
    return new Set([...(store.get(table)?.keys() ?? []), ...(buffered.get(table)?.keys() ?? [])])
  }

  function all<Name extends TableName>(table: Name): RowTypes[Name][] {
    return [...keysOf(table)].map((key) => get(table, key)).filter((row) => row !== undefined)
  }

  const rows: Rows = {
    get,
    all,
    put: (table, key, row) => add({ table, key, row: frozen(structuredClone(row)) }),
    delete: (table, key) => add({ table, key }),
    entries: () => {
      const tables = new Set([...store.keys(), ...buffered.keys()])
      return [...tables].flatMap((table) =>
        [...keysOf(table)]
          .map((key) => [table, key, get(table, key)] as const)
          .filter(([, , row]) => row !== undefined),
      )
    },
  }
  return { rows, writes: () => [...buffered.values()].flatMap((ofTable) => [...ofTable.values()]) }
}

export function applyWrites(store: Store, writes: readonly Write[]): void {
  for (const { table, key, row } of writes) {
    const ofTable = store.get(table) ?? new Map<string, unknown>()
    store.set(table, ofTable)
    if (row === undefined) ofTable.delete(key)
    else ofTable.set(key, row)
  }
}

/** Freezes a row and everything in it: a change in place would also change rows that were read before. */
export function frozen<Value>(value: Value): Value {
  if (value !== null && typeof value === 'object') {
    for (const inner of Object.values(value)) frozen(inner)
    Object.freeze(value)
  }
  return value
}
