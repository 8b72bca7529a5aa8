import { expect, test } from 'vitest'
import type { StoredCustomer, StoredEntry } from '../../../sdk/outbox/model.ts'
import { rowsInMemory, type OwnChanges } from '../../../sdk/outbox/rows-in-memory.ts'
import { sampleCustomer, sampleEntry } from '../../support/samples.ts'

const entry = (seq: number, customerKey: string) => sampleEntry({ seq, id: `entry-${seq}`, customerKey })
const ada = sampleCustomer({ key: 'ada', identity: { status: 'synced', mode: 'sync', accountNumber: '1' } })
const grace = sampleCustomer({
  key: 'grace',
  identity: { status: 'synced', mode: 'sync', accountNumber: '2' },
})
const known = { customers: [ada, grace], entries: [entry(1, 'ada'), entry(2, 'ada'), entry(3, 'grace')] }

/** Rows as a transaction has changed them: `undefined` for one that it removed. */
function changed(
  entries: readonly (readonly [seq: number, entry: StoredEntry | undefined])[],
  customers: readonly (readonly [key: string, customer: StoredCustomer | undefined])[] = [],
) {
  const before = new Set(known.entries.map(({ seq }) => seq))
  const changes: OwnChanges = {
    customers: new Map(customers),
    entries: new Map(entries),
    added: new Set(entries.flatMap(([seq, one]) => (one && !before.has(seq) ? [seq] : []))),
  }
  return rowsInMemory(known, changes)
}

const placesOf = async (rows: ReturnType<typeof changed>, key: string) =>
  (await rows.entriesOf(key)).map(({ seq }) => seq)

test('an entry that is added is found with its own customer only, in its place', async () => {
  const rows = changed([[1.5, entry(1.5, 'ada')]])
  expect(await placesOf(rows, 'ada')).toEqual([1, 1.5, 2])
  expect(await placesOf(rows, 'grace')).toEqual([3])
})

test('an entry that is removed is not found any more', async () => {
  const rows = changed([[1, undefined]])
  expect(await placesOf(rows, 'ada')).toEqual([2])
  expect(await rows.entry('entry-1')).toBeUndefined()
})

test('an entry that another customer takes over is found there only', async () => {
  const rows = changed([
    [3, undefined],
    [4, { ...entry(4, 'ada'), id: 'entry-3' }],
  ])
  expect(await placesOf(rows, 'ada')).toEqual([1, 2, 4])
  expect(await placesOf(rows, 'grace')).toEqual([])
  expect(await rows.entry('entry-3')).toMatchObject({ seq: 4, customerKey: 'ada' })
})

test('a customer is found as the transaction has left it', async () => {
  const named = { ...ada, profile: { ...ada.profile, firstName: 'Augusta' } }
  const rows = changed(
    [],
    [
      ['ada', named],
      ['grace', undefined],
    ],
  )
  expect(await rows.customer('ada')).toBe(named)
  expect(await rows.customer('grace')).toBeUndefined()
  expect(await rows.customersOfAccount(grace.identity)).toEqual([])
  expect(await rows.customers()).toEqual([named])
})
