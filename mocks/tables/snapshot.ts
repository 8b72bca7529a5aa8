import { configurationOf, featuresOf, profileOf, publishOf } from '../rules/configuration.ts'
import type { Saved } from '../terms.ts'
import type { Rows, RowTypes, TableName, TablesSnapshot } from './types.ts'

export function snapshotOf(rows: Rows): TablesSnapshot {
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

export function savedOf(rows: Rows): Saved {
  return { version: 1, rows: structuredClone(rows.entries()) }
}

/** Throws a TypeError for what `savedOf` did not make. */
export function restoreInto(rows: Rows, saved: Saved): void {
  if (!isSaved(saved)) throw new TypeError('This is not a saved headquarters')
  for (const [table, key] of rows.entries()) rows.delete(table, key)
  for (const [table, key, row] of saved.rows) rows.put(table as TableName, key, row as RowTypes[TableName])
}

export function isSaved(value: unknown): value is Saved {
  const saved = value as Partial<Saved> | null
  return saved?.version === 1 && Array.isArray(saved.rows) && saved.rows.every(isSavedRow)
}

function isSavedRow(row: unknown): boolean {
  return Array.isArray(row) && row.length === 3 && typeof row[0] === 'string' && typeof row[1] === 'string'
}
