import { configurationOf, featuresOf, profileOf, publishOf } from './configuration.ts'
import type { HeadquartersSnapshot } from '../model/settings.ts'
import type { Rows, RowTypes, TableName, TablesSnapshot } from '../model/tables.ts'

export function readTables(rows: Rows): TablesSnapshot {
  const newest = <Name extends TableName>(table: Name): RowTypes[Name][] => rows.all(table).toReversed()
  return {
    channel: {
      configuration: configurationOf(rows),
      customers: newest('channelCustomers'),
      asyncCustomers: newest('channelAsyncCustomers'),
      asyncAddresses: newest('channelAsyncAddresses'),
      asyncEdits: newest('channelAsyncEdits'),
      orders: newest('channelOrders'),
    },
    headquarters: {
      profile: profileOf(rows),
      features: featuresOf(rows),
      publish: publishOf(rows),
      customers: newest('customers'),
      asyncCustomers: newest('uploadedCustomers'),
      asyncAddresses: newest('uploadedAddresses'),
      asyncEdits: newest('uploadedEdits'),
      orders: newest('orders'),
      loyaltyCards: newest('loyaltyCards'),
    },
    schedules: rows.all('schedules'),
    faults: rows.all('faults'),
    lastRuns: rows.all('lastRuns'),
  }
}

export function takeSnapshot(rows: Rows): HeadquartersSnapshot {
  return { version: 1, rows: structuredClone(rows.entries()) }
}

/** Throws a TypeError for what `savedOf` did not make. */
export function restoreSnapshot(rows: Rows, saved: HeadquartersSnapshot): void {
  if (!isSnapshot(saved)) throw new TypeError('This is not a saved headquarters')
  for (const [table, key] of rows.entries()) rows.delete(table, key)
  for (const [table, key, row] of saved.rows) rows.put(table as TableName, key, row as RowTypes[TableName])
}

export function isSnapshot(value: unknown): value is HeadquartersSnapshot {
  const saved = value as Partial<HeadquartersSnapshot> | null
  return saved?.version === 1 && Array.isArray(saved.rows) && saved.rows.every(isSnapshotRow)
}

function isSnapshotRow(row: unknown): boolean {
  return Array.isArray(row) && row.length === 3 && typeof row[0] === 'string' && typeof row[1] === 'string'
}
