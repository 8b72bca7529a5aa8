import type { HeadquartersSnapshot, TablesSnapshot } from '../model/snapshot.ts'
import type { Rows, RowTypes, TableName } from '../model/tables.ts'
import { behaviourOf } from './channel-behaviour.ts'
import { configurationOf, featuresOf, profileOf, publishOf } from './configuration.ts'

/** The rows of both databases, newest first. */
export function readTables(rows: Rows): TablesSnapshot {
  const newest = <Name extends TableName>(table: Name): RowTypes[Name][] => rows.all(table).toReversed()
  return {
    channel: {
      configuration: configurationOf(rows),
      behaviour: behaviourOf(rows),
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

export const emptySnapshot: HeadquartersSnapshot = { version: 1, rows: [] }

export function takeSnapshot(rows: Rows): HeadquartersSnapshot {
  return { version: 1, rows: structuredClone(rows.entries()) }
}

/** Throws a TypeError unless `takeSnapshot` made the snapshot. */
export function restoreSnapshot(rows: Rows, snapshot: HeadquartersSnapshot): void {
  if (!isSnapshot(snapshot)) throw new TypeError('This is not a saved headquarters')
  for (const [table, key] of rows.entries()) rows.delete(table, key)
  // The behaviour last: with a lag of the search index, the rows put after it would count as new.
  const isBehaviour = ([table]: readonly [string, ...unknown[]]) => Number(table === 'channelBehaviour')
  const behaviourLast = snapshot.rows.toSorted((left, right) => isBehaviour(left) - isBehaviour(right))
  for (const [table, key, row] of behaviourLast) {
    rows.put(table as TableName, key, row as RowTypes[TableName])
  }
}

export function isSnapshot(value: unknown): value is HeadquartersSnapshot {
  const snapshot = value as Partial<HeadquartersSnapshot> | null
  return snapshot?.version === 1 && Array.isArray(snapshot.rows) && snapshot.rows.every(isSnapshotRow)
}

function isSnapshotRow(row: unknown): boolean {
  return Array.isArray(row) && row.length === 3 && typeof row[0] === 'string' && typeof row[1] === 'string'
}
