import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { describe, expect, onTestFinished, test } from 'vitest'
import { createHeadquarters } from '../../../mocks/headquarters.ts'
import type { Rows, Tables } from '../../../mocks/model/tables.ts'
import { openDataFile } from '../../../mocks/server/data-file.ts'

/** Counts the rows that are read and written, so that a busy machine changes nothing. */
function counting(tables: Tables) {
  const counts = { read: 0, written: 0 }
  const counted = (rows: Rows): Rows => ({
    get: (table, key) => {
      counts.read += 1
      return rows.get(table, key)
    },
    all: (table) => {
      const all = rows.all(table)
      counts.read += all.length
      return all
    },
    put: (table, key, row) => {
      counts.written += 1
      rows.put(table, key, row)
    },
    delete: (table, key) => rows.delete(table, key),
    entries: () => {
      const entries = rows.entries()
      counts.read += entries.length
      return entries
    },
  })
  const wrapped: Tables = {
    ...tables,
    change: (run) => tables.change((rows) => run(counted(rows))),
    read: (run) => tables.read((rows) => run(counted(rows))),
  }
  return { tables: wrapped, counts }
}

async function costOfCreate(customers: number, mode: 'sync' | 'async') {
  const folder = await mkdtemp(join(tmpdir(), 'pending-sync-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  const file = join(folder, 'hq.db')
  await fill(file, customers)
  const { tables, counts } = counting(await openDataFile(file))
  const hq = createHeadquarters({ tables, realTime: { serviceMs: 0 } })
  await hq.profile.set({ createCustomersAsync: mode === 'async' })
  await hq.fixtures.customer()
  Object.assign(counts, { read: 0, written: 0 })
  const started = performance.now()
  for (let sent = 0; sent < 10; sent += 1) await hq.fixtures.customer()
  const tookMs = (performance.now() - started) / 10
  const cost = { read: counts.read / 10, written: counts.written / 10 }
  await hq.stop()
  return { cost, tookMs }
}

/** Copies one customer as often as needed, inside SQLite. */
async function fill(file: string, customers: number): Promise<void> {
  const hq = createHeadquarters({ tables: await openDataFile(file), realTime: { serviceMs: 0 } })
  await hq.fixtures.customer()
  await hq.stop()
  const database = new DatabaseSync(file)
  database.exec(`
    WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${customers - 1})
    INSERT INTO rows (name, key, row)
    SELECT name, 'copy ' || i, row FROM rows, n WHERE name IN ('customers', 'channelCustomers')`)
  database.close()
}

const large = Number(process.env.CUSTOMERS ?? 10_000)

describe.each(['sync', 'async'] as const)('a %s create', (mode) => {
  test(`reads and writes as many rows with ${large} customers in the data file as with 100`, async () => {
    const small = await costOfCreate(100, mode)
    const big = await costOfCreate(large, mode)
    expect(big.cost).toEqual(small.cost)
    expect(small.cost.written).toBeLessThan(10)
    console.log(mode, { ...big.cost, ms100: small.tookMs, msLarge: big.tookMs })
  })
})
