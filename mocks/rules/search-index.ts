import type { SearchVersionRow } from '../model/internal-rows.ts'
import type { Rows, RowTypes, TableName } from '../model/tables.ts'
import { behaviourOf } from './channel-behaviour.ts'

/** The tables that searches read. */
const searchedTables = ['channelCustomers', 'channelAsyncCustomers', 'customers'] as const
type SearchedTable = (typeof searchedTables)[number]

/** Rows that keep the former version of each customer for as long as the search index lags behind. */
export function withSearchVersions(rows: Rows, now: number): Rows {
  return {
    ...rows,
    put(table, key, row) {
      if (isSearched(table)) keepVersion(rows, table, key, now)
      rows.put(table, key, row)
    },
  }
}

/** The rows as the search index has them at this time: without customers and changes that are too new. */
export function searchIndex(rows: Rows, now: number): Rows {
  const { searchIndexLagMs } = behaviourOf(rows)
  if (searchIndexLagMs === 0) return rows
  const seenAt = now - searchIndexLagMs

  /** The version that was the current one at that time, if another one has replaced it since. */
  function versionOf(table: SearchedTable, key: string): SearchVersionRow['versions'][number] | undefined {
    const { versions = [] } = rows.get('searchVersions', `${table} ${key}`) ?? {}
    return versions.find(({ replacedAt }) => replacedAt > seenAt)
  }

  function get<Name extends TableName>(table: Name, key: string): RowTypes[Name] | undefined {
    const old = isSearched(table) ? versionOf(table, key) : undefined
    return old ? (old.row as RowTypes[Name] | undefined) : rows.get(table, key)
  }

  function all<Name extends TableName>(table: Name): RowTypes[Name][] {
    if (!isSearched(table)) return rows.all(table)
    return rows.all(table).flatMap((row) => {
      const old = versionOf(table, keyOf(table, row))
      if (!old) return [row]
      return old.row === undefined ? [] : [old.row as RowTypes[Name]]
    })
  }

  return { ...rows, get, all }
}

function keepVersion(rows: Rows, table: SearchedTable, key: string, now: number): void {
  const { searchIndexLagMs } = behaviourOf(rows)
  if (searchIndexLagMs === 0) return
  const name = `${table} ${key}`
  const recent = (rows.get('searchVersions', name)?.versions ?? []).filter(
    ({ replacedAt }) => replacedAt > now - searchIndexLagMs,
  )
  const row = rows.get(table, key)
  const versions = [...recent, { replacedAt: now, ...(row && { row }) }]
  rows.put('searchVersions', name, { name, versions })
}

function isSearched(table: TableName): table is SearchedTable {
  return searchedTables.some((searched) => searched === table)
}

function keyOf(
  table: SearchedTable,
  row: { readonly guid?: string; readonly accountNumber?: string },
): string {
  return (table === 'channelAsyncCustomers' ? row.guid : row.accountNumber) ?? ''
}
