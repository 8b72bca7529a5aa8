import { expect, test } from 'vitest'
import { createHeadquarters, memoryTables } from '../../../mocks/index.ts'
import type { Rows } from '../../../mocks/model/tables.ts'
import { asyncAddressesByAccount, withIndexes } from '../../../mocks/tables/indexes.ts'
import { anna, ask, asApplication, customerIn, via } from '../client.ts'

const address = { Id: 'a-1' } as Parameters<typeof row>[1]
const row = (account: string, value: ReturnType<typeof asyncAddressesByAccount.find>[number]['address']) =>
  ({ id: 'a-1', account, sequence: 1, createdAt: 0, upload: 'waiting', address: value }) as const

const change = <Result>(run: (rows: Rows) => Result) => tables.change((rows) => run(withIndexes(rows)))
const tables = memoryTables()
const idsOf = (account: string) =>
  change((rows) => asyncAddressesByAccount.find(rows, account).map(({ id }) => id))

test('an index follows the value of a row, and forgets a deleted row', async () => {
  await change((rows) => rows.put('channelAsyncAddresses', 'a-1', row('A', address)))
  expect([await idsOf('A'), await idsOf('B')]).toEqual([['a-1'], []])
  await change((rows) => rows.put('channelAsyncAddresses', 'a-1', row('B', address)))
  expect([await idsOf('A'), await idsOf('B')]).toEqual([[], ['a-1']])
  await change((rows) => rows.put('channelAsyncAddresses', 'a-1', row('A', address)))
  expect([await idsOf('A'), await idsOf('B')]).toEqual([['a-1'], []])
  await change((rows) => rows.delete('channelAsyncAddresses', 'a-1'))
  expect([await idsOf('A'), await idsOf('B')]).toEqual([[], []])
})

test('builds the indexes of rows that were stored without them', async () => {
  const { tables: stored, account } = await storedWithAddress()
  await stored.change((rows) => {
    for (const [table, key] of rows.entries()) if (table === 'index') rows.delete(table, key)
  })
  const hq = createHeadquarters({ tables: stored })
  const read = customerIn(await ask(hq.fetch, 'GET', `Customers('${account}')`, undefined, asApplication))
  expect(read.Addresses).toMatchObject([{ Street: via.Street }])
})

test('builds all indexes again when an earlier version stored fewer', async () => {
  const { hq, tables: stored } = await storedWithAddress()
  await hq.identities.createIdentity({ sub: 'anna', email: 'anna@example.com' })
  await stored.change((rows) => {
    for (const [table, key] of rows.entries()) if (table === 'index') rows.delete(table, key)
    rows.put('index', 'complete', { kind: 'head', count: 0 })
  })
  const later = createHeadquarters({ tables: stored })
  await later.identities.signIn({ email: 'anna@example.com' })
  expect(await later.identities.list()).toHaveLength(1)
})

test('a snapshot has no indexes, and restoring it builds them', async () => {
  const { hq, account } = await storedWithAddress()
  const snapshot = await hq.snapshot()
  expect(snapshot.rows.filter(([table]) => table === 'index')).toEqual([])
  const other = createHeadquarters()
  await other.restore(snapshot)
  const read = customerIn(await ask(other.fetch, 'GET', `Customers('${account}')`, undefined, asApplication))
  expect(read.Addresses).toMatchObject([{ Street: via.Street }])
})

async function storedWithAddress() {
  const stored = memoryTables()
  const hq = createHeadquarters({ tables: stored, features: { asyncAddresses: true } })
  const { AccountNumber: account } = customerIn(await ask(hq.fetch, 'POST', 'Customers', anna))
  await hq.fixtures.address(account, via)
  return { hq, tables: stored, account }
}
