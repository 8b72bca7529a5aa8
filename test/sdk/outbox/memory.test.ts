import { describe, expect, test } from 'vitest'
import type { Commit } from '../../../sdk/outbox/changes.ts'
import { applyCommit, createMemory } from '../../../sdk/outbox/memory.ts'
import type { Snapshot, StoredCustomer, StoredEntry } from '../../../sdk/outbox/model.ts'
import { customerWithKey, entriesOf, entryWithId } from '../../../sdk/outbox/snapshot-index.ts'

const customer = (key: string, createdAt: number) => ({ key, createdAt }) as StoredCustomer
const entry = (seq: number, id = `entry ${seq}`) => ({ seq, id }) as StoredEntry

const empty: Snapshot = { customers: [], entries: [] }

function commit(
  revision: number,
  changes: {
    readonly customers?: readonly (readonly [string, StoredCustomer | undefined])[]
    readonly entries?: readonly (readonly [number, StoredEntry | undefined])[]
  },
): Commit {
  const { customers = [], entries = [] } = changes
  return {
    owner: 'guest',
    previous: `revision ${revision - 1}`,
    revision: `revision ${revision}`,
    customers: new Map(customers),
    entries: new Map(entries),
  }
}

const at = (revision: number) => `revision ${revision}`
const added = (revision: number) => commit(revision, { entries: [[revision, entry(revision)]] })

describe('a commit', () => {
  test('keeps the order of customers and entries, wherever a row belongs', () => {
    const before: Snapshot = {
      customers: [customer('c', 3), customer('a', 1)],
      entries: [entry(1), entry(3)],
    }
    const after = applyCommit(
      before,
      commit(1, {
        customers: [
          ['d', customer('d', 4)],
          ['b', customer('b', 2)],
          ['z', customer('z', 0)],
        ],
        entries: [
          [2, entry(2)],
          [1.5, entry(1.5)],
          [4, entry(4)],
          [0.5, entry(0.5)],
        ],
      }),
    )
    expect(after.customers.map(({ key }) => key)).toEqual(['d', 'c', 'b', 'a', 'z'])
    expect(after.entries.map(({ seq }) => seq)).toEqual([0.5, 1, 1.5, 2, 3, 4])
  })

  test('replaces and removes rows, and leaves all others the same objects', () => {
    const before: Snapshot = {
      customers: [customer('b', 2), customer('a', 1)],
      entries: [entry(1), entry(2)],
    }
    const after = applyCommit(
      before,
      commit(1, { customers: [['b', undefined]], entries: [[2, entry(2, 'new')]] }),
    )
    expect(after.customers).toEqual([customer('a', 1)])
    expect(after.customers[0]).toBe(before.customers[1])
    expect(after.entries).toEqual([entry(1), entry(2, 'new')])
    expect(after.entries[0]).toBe(before.entries[0])
    expect(applyCommit(before, commit(2, { entries: [[9, entry(9)]] })).customers).toBe(before.customers)
  })
})

describe('the memory', () => {
  const seqsOf = (snapshot: Snapshot | undefined) => snapshot?.entries.map(({ seq }) => seq)

  /** Memory of an empty outbox, which was read. */
  function readMemory() {
    const memory = createMemory()
    memory.beginReading().end(at(0), empty)
    return memory
  }

  test('is believed when it was read, and after each commit that follows', () => {
    const memory = createMemory()
    expect(memory.newest()).toBeUndefined()
    memory.beginReading().end(at(0), empty)
    memory.note(added(1))
    memory.note(added(2))
    expect(seqsOf(memory.newest())).toEqual([1, 2])
    expect(memory.beginReading().known(at(1))).toBeUndefined()
    expect(memory.beginReading().known(at(2))).toBe(memory.newest())
  })

  test('holds a commit until those before it arrive, in any order', () => {
    const memory = readMemory()
    for (const revision of [3, 2, 5, 4]) {
      memory.note(added(revision))
      expect(memory.newest()).toBeUndefined()
    }
    memory.note(added(1))
    expect(seqsOf(memory.newest())).toEqual([1, 2, 3, 4, 5])
  })

  test('is read again after a commit that never arrived, and goes on from there', () => {
    const memory = readMemory()
    memory.note(added(2))
    const reading = memory.beginReading()
    expect(reading.known(at(3))).toBeUndefined()
    reading.end(at(3), { customers: [], entries: [entry(1), entry(2), entry(3)] })
    memory.note(added(4))
    expect(seqsOf(memory.newest())).toEqual([1, 2, 3, 4])
  })

  test('lets go of a commit that arrives after the reading that has it', () => {
    const memory = createMemory()
    memory.beginReading().end(at(2), { customers: [], entries: [entry(1), entry(2)] })
    memory.note(added(2))
    expect(seqsOf(memory.newest())).toEqual([1, 2])
    memory.note(added(1))
    expect(memory.newest()).toBeUndefined()
    expect(seqsOf(memory.beginReading().known(at(2)))).toEqual([1, 2])
    expect(seqsOf(memory.newest())).toEqual([1, 2])
  })

  test('is not set back by a reading that took longer than later commits', () => {
    const memory = readMemory()
    const slow = memory.beginReading()
    memory.note(added(1))
    expect(seqsOf(slow.end(at(0), empty))).toEqual([1])
    expect(seqsOf(memory.newest())).toEqual([1])
  })

  test('is not set back by a reading that began before another one', () => {
    const memory = createMemory()
    const [slow, quick] = [memory.beginReading(), memory.beginReading()]
    quick.end(at(1), { customers: [], entries: [entry(1)] })
    expect(seqsOf(slow.end(at(0), empty))).toEqual([1])
    expect(seqsOf(memory.newest())).toEqual([1])
  })

  test('applies what was committed while it was read for the first time', () => {
    const memory = createMemory()
    const reading = memory.beginReading()
    memory.note(added(2))
    expect(seqsOf(reading.end(at(1), { customers: [], entries: [entry(1)] }))).toEqual([1, 2])
  })

  test('knows nothing of a database that has taken the place of a deleted one', () => {
    const memory = readMemory()
    memory.note(added(1))
    memory.note({ ...added(7), previous: '', revision: 'another' })
    expect(memory.newest()).toBeUndefined()
    const reading = memory.beginReading()
    expect(reading.known('another')).toBeUndefined()
    reading.end('another', { customers: [], entries: [entry(7)] })
    expect(seqsOf(memory.newest())).toEqual([7])
  })
})

test('entries and customers are found after each change, and in older snapshots as they were', () => {
  const own = (seq: number, customerKey: string) => ({ ...entry(seq), customerKey }) as StoredEntry
  const of = (snapshot: Snapshot, key: string) => entriesOf(snapshot, key).map(({ id }) => id)
  expect(of(empty, 'a')).toEqual([])
  const recorded: readonly [number, StoredEntry][] = [2, 1].map((seq) => [seq, own(seq, 'a')])
  const first = applyCommit(empty, commit(1, { entries: recorded, customers: [['a', customer('a', 1)]] }))
  expect(of(first, 'a')).toEqual(['entry 1', 'entry 2'])
  const second = applyCommit(first, commit(2, { entries: [[1, own(1, 'b')]], customers: [['a', undefined]] }))
  expect([of(second, 'a'), of(second, 'b')]).toEqual([['entry 2'], ['entry 1']])
  const third = applyCommit(second, commit(3, { entries: [[2, undefined]] }))
  expect(of(third, 'a')).toEqual([])
  expect(entryWithId(third, 'entry 2')).toBeUndefined()
  expect(customerWithKey(third, 'a')).toBeUndefined()
  expect(of(first, 'a')).toEqual(['entry 1', 'entry 2'])
  expect(customerWithKey(first, 'a')).toEqual(customer('a', 1))
})
