import type { HeadquartersSnapshot, TablesSnapshot } from '../model/snapshot.ts'
import type { Rows, RowTypes, TableName } from '../model/tables.ts'
import { markComplete } from '../tables/indexes.ts'
import { attributesAtHeadquarters, attributesInChannel } from './attributes.ts'
import { behaviourOf } from './channel-behaviour.ts'
import { automaticLinkingOf, configurationOf, featuresOf, profileOf, publishOf } from './configuration.ts'
import { snapshotProblem } from './snapshot-problem.ts'
import { storeOf } from './store-settings.ts'

/** The rows of both databases, newest first. */
export function readTables(rows: Rows): TablesSnapshot {
  const newest = <Name extends TableName>(table: Name): RowTypes[Name][] => rows.all(table).toReversed()
  return {
    channel: {
      configuration: configurationOf(rows),
      attributes: attributesInChannel(rows),
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
      store: storeOf(rows),
      automaticLinking: automaticLinkingOf(rows),
      attributes: attributesAtHeadquarters(rows),
      customers: newest('customers'),
      asyncCustomers: newest('uploadedCustomers'),
      asyncAddresses: newest('uploadedAddresses'),
      asyncEdits: newest('uploadedEdits'),
      orders: newest('orders'),
      loyaltyCards: newest('loyaltyCards'),
    },
    identities: newest('identities'),
    schedules: rows.all('schedules'),
    faults: rows.all('faults'),
    lastRuns: rows.all('lastRuns'),
  }
}

export const emptySnapshot: HeadquartersSnapshot = { version: 1, rows: [] }

export function takeSnapshot(rows: Rows): HeadquartersSnapshot {
  return { version: 1, rows: structuredClone(rows.entries().filter(([table]) => table !== 'index')) }
}

/** Throws a TypeError that names the problem unless `takeSnapshot` made the snapshot. */
export function restoreSnapshot(rows: Rows, snapshot: HeadquartersSnapshot): void {
  const problem = snapshotProblem(snapshot)
  if (problem !== undefined) throw new TypeError(`This is not a saved headquarters: ${problem}`)
  for (const [table, key] of rows.entries()) rows.delete(table, key)
  // The behaviour last: with a lag of the search index, the rows put after it would count as new.
  const isBehaviour = ([table]: readonly [string, ...unknown[]]) => Number(table === 'channelBehaviour')
  const behaviourLast = snapshot.rows.toSorted((left, right) => isBehaviour(left) - isBehaviour(right))
  for (const [table, key, row] of behaviourLast) {
    if (table === 'index') continue
    rows.put(table as TableName, key, row as RowTypes[TableName])
  }
  markComplete(rows)
}
