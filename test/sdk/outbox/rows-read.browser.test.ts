import { expect, onTestFinished, test } from 'vitest'
import type { EntryOutcome } from '../../../sdk/outbox/model.ts'
import type { OutboxStore } from '../../../sdk/outbox/outbox-store.ts'
import { withIdentity } from '../../../sdk/outbox/stored-customer.ts'
import { accepted, attemptIn, guid, intent, setupOutbox, title } from './setup-outbox.ts'

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
    const entry = entries[0]!
    await outbox.claim(entry, 'claim', attemptIn(epoch))
    await outbox.recordOutcome(entry.id, accepted({ mode: 'async', guid }), epoch)
    expect(await outbox.read()).toMatchObject({ entries: { length: count } })
    expect(rowsRead()).toBe(0)
  },
)

test('reads the entry and its customer on disk if another tab has changed something', async () => {
  const { name, outbox } = setupOutbox()
  await recordMany(outbox, 20)
  const { entries } = await outbox.read()
  const epoch = await outbox.beginEpoch(1)
  await setupOutbox(name).outbox.recordOutcome(entries[1]?.id ?? '', { event: 'discard' })
  const rowsRead = countRowsRead()
  expect(await outbox.claim(entries[1]!, 'claim', attemptIn(epoch))).toBeUndefined()
  expect(await outbox.claim(entries[0]!, 'claim', attemptIn(epoch))).toBeDefined()
  expect(rowsRead()).toBe(2)
})

test('stores the same with rows that it knows and with rows that it must read', async () => {
  // Without fractions the places are the same, too.
  const random = () => 0
  const remembering = setupOutbox(undefined, random)
  const forgetful = setupOutbox()
  const intents = Array.from({ length: 12 }, (_, index) => intent(`Ada ${index}`))
  await Promise.all([remembering.outbox.beginEpoch(1), forgetful.outbox.beginEpoch(1)])
  const followUps = intents.map(({ customer }) => title(customer.key, 'waiting'))
  /** All at once, so that works of one transaction see each other's changes. */
  const steps: readonly ((outbox: OutboxStore) => Promise<unknown>[])[] = [
    (outbox) => intents.map((one) => outbox.record(one)),
    (outbox) => followUps.map((one) => outbox.record(one)),
    (outbox) => intents.map(({ entry }) => outbox.claim(entry, 'claim', attemptIn(1))),
    (outbox) => [
      // The first four are the same customer: each absorbs those before it.
      ...intents.slice(0, 4).map(({ entry }) => outbox.recordOutcome(entry.id, synced('1'), 1)),
      ...intents
        .slice(4, 6)
        .map(({ entry }, index) => outbox.recordOutcome(entry.id, pending(`${index}`), 1)),
      ...intents.slice(6, 8).map(({ entry }) => outbox.recordOutcome(entry.id, refused, 1)),
      outbox.recordOutcome(intents[6]?.entry.id ?? '', { event: 'retry' }),
      outbox.recordOutcome(intents[7]?.entry.id ?? '', { event: 'discard' }),
      outbox.applyUpdates([
        { key: intents[4]?.customer.key ?? '', apply: (one) => withIdentity(one, numbered('4')) },
      ]),
      outbox.load({
        // Its number has just arrived.
        find: (customers) =>
          customers.find(({ identity }) => 'accountNumber' in identity && identity.accountNumber === '4'),
        update: () => (one) => withIdentity(one, numbered('4')),
        create: () => intent().customer,
      }),
    ],
    (outbox) => followUps.map(({ entry }) => outbox.recordOutcome(entry.id, { event: 'discard' })),
  ]
  for (const step of steps) {
    await remembering.outbox.read()
    // A store that has read nothing knows no rows.
    const fresh = setupOutbox(forgetful.name, random).outbox
    expect(await Promise.all(step(remembering.outbox))).toEqual(await Promise.all(step(fresh)))
    expect(await setupOutbox(remembering.name).outbox.read()).toEqual(
      await setupOutbox(forgetful.name).outbox.read(),
    )
  }
})

const numbered = (accountNumber: string) => ({ mode: 'sync', accountNumber }) as const
const synced = (accountNumber: string) => accepted(numbered(accountNumber))
const pending = (id: string) => accepted({ mode: 'async', guid: id })
const refused: EntryOutcome = { event: 'refuse', failure: { kind: 'refused', code: 'not_allowed' } }

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
  for (const [index, entry] of entries.entries()) {
    const { id } = entry
    const store = index % 2 ? outbox : other
    if (index % 3 === 0) continue
    await store.claim(entry, 'claim', attemptIn(epoch))
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
