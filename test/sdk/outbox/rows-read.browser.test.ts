import { expect, onTestFinished, test } from 'vitest'
import type { OutboxStore } from '../../../sdk/outbox/outbox-store.ts'
import { accepted, attemptIn, guid, intent, setupOutbox } from './setup-outbox.ts'

/** Counts the rows of customers and entries that are read, by whatever method. */
function countRowsRead(): () => number {
  let rows = 0
  const note = <Result>(request: IDBRequest<Result>, name: string) => {
    if (!['customers', 'entries'].includes(name)) return request
    request.addEventListener('success', () => {
      if (Array.isArray(request.result)) rows += request.result.length
      else if (request.result !== undefined && request.result !== null) rows += 1
    })
    return request
  }
  const [store, index] = [IDBObjectStore.prototype, IDBIndex.prototype]
  const originals = { get: store.get, getAll: store.getAll }
  const ofIndex = { get: index.get, getAll: index.getAll }
  Object.assign(store, {
    get(this: IDBObjectStore, ...args: [IDBValidKey]) {
      return note(originals.get.apply(this, args), this.name)
    },
    getAll(this: IDBObjectStore, ...args: []) {
      return note(originals.getAll.apply(this, args), this.name)
    },
  })
  Object.assign(index, {
    get(this: IDBIndex, ...args: [IDBValidKey]) {
      return note(ofIndex.get.apply(this, args), this.objectStore.name)
    },
    getAll(this: IDBIndex, ...args: []) {
      return note(ofIndex.getAll.apply(this, args), this.objectStore.name)
    },
  })
  onTestFinished(() => {
    Object.assign(store, originals)
    Object.assign(index, ofIndex)
  })
  return () => {
    const count = rows
    rows = 0
    return count
  }
}

async function recordMany(outbox: OutboxStore, count: number): Promise<void> {
  await Promise.all(Array.from({ length: count }, (_, index) => outbox.record(intent(`Ada ${index}`))))
}

test.each([10, 1_000])(
  'with %i customers on the device, a change reads only the rows it changes',
  async (count) => {
    const { outbox } = setupOutbox()
    await recordMany(outbox, count)
    await outbox.read()
    const rowsRead = countRowsRead()
    await outbox.record(intent('Bruno'))
    expect((await outbox.read()).customers).toHaveLength(count + 1)
    expect(rowsRead()).toBe(0)

    const { entries } = await outbox.read()
    const epoch = await outbox.beginEpoch(1)
    rowsRead()
    const id = entries[0]?.id ?? ''
    await outbox.claim(id, 'claim', attemptIn(epoch))
    // The entry and its customer.
    expect(rowsRead()).toBe(2)
    await outbox.recordOutcome(id, accepted({ mode: 'async', guid }), epoch)
    expect(await outbox.read()).toMatchObject({ entries: { length: count } })
    expect(rowsRead()).toBeLessThanOrEqual(5)
  },
)

test('reads everything again after a change that it did not hear of, and nothing after one that it did', async () => {
  const { name, outbox } = setupOutbox()
  const other = setupOutbox(name).outbox
  await recordMany(outbox, 20)
  await outbox.read()
  const rowsRead = countRowsRead()
  await other.record(intent('Bruno'))
  expect((await outbox.read()).customers).toHaveLength(21)
  expect(rowsRead()).toBe(42)
  other.onCommit((commit) => outbox.noteCommit(structuredClone(commit)))
  await other.record(intent('Carla'))
  expect((await outbox.read()).customers.map(({ profile }) => profile.firstName)).toContain('Carla')
  expect(rowsRead()).toBe(0)
})

test('gives the same rows as a reading, whatever two connections did', async () => {
  const { name, outbox } = setupOutbox()
  const other = setupOutbox(name).outbox
  other.onCommit((commit) => outbox.noteCommit(structuredClone(commit)))
  await outbox.read()
  await Promise.all([recordMany(outbox, 30), recordMany(other, 30)])
  const epoch = await outbox.beginEpoch(1)
  const { entries } = await outbox.read()
  for (const [index, { id }] of entries.entries()) {
    const store = index % 2 ? outbox : other
    if (index % 3 === 0) continue
    await store.claim(id, 'claim', attemptIn(epoch))
    if (index % 3 === 1) await store.recordOutcome(id, accepted({ mode: 'async', guid: `${index}` }), epoch)
    else await store.recordOutcome(id, { event: 'refuse', failure: { kind: 'refused', code: 'not_allowed' } })
  }
  expect(await outbox.read()).toEqual(await setupOutbox(name).outbox.read())
  await other.clear()
  expect(await outbox.read()).toEqual({ customers: [], entries: [] })
})

test('tells of rows that only a reading finds, because a page that was frozen hears no messages', async () => {
  const { name, outbox } = setupOutbox()
  await outbox.read()
  await setupOutbox(name).outbox.record(intent('Bruno'))
  let changes = 0
  outbox.onChange(() => (changes += 1))
  await outbox.readAs(0)
  expect(changes).toBe(1)
  expect(outbox.newest()?.customers).toHaveLength(1)
  await outbox.read()
  expect(changes).toBe(1)
})
