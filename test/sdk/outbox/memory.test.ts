import { describe, expect, test } from 'vitest'
import type { Commit } from '../../../sdk/outbox/changes.ts'
import { applyCommit, createMemory } from '../../../sdk/outbox/memory.ts'
import type { Snapshot, StoredCustomer, StoredEntry } from '../../../sdk/outbox/model.ts'

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
    generation: 'first',
    revision,
    customers: new Map(customers),
    entries: new Map(entries),
  }
}

const at = (revision: number, generation = 'first') => ({ generation, revision })
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
  test('knows a revision when it was read, and the next ones from their commits', () => {
    const memory = createMemory()
    expect(memory.at(at(0))).toBeUndefined()
    memory.remember(at(0), empty)
    memory.note(added(1))
    memory.note(added(2))
    expect(memory.at(at(2))?.entries).toEqual([entry(1), entry(2)])
    expect(memory.at(at(1))).toBeUndefined()
  })

  test('holds a commit until those before it arrive, in any order, and each counts once', () => {
    const memory = createMemory()
    memory.remember(at(0), empty)
    for (const revision of [3, 2, 3, 5, 1, 4, 2]) memory.note(added(revision))
    expect(memory.at(at(5))?.entries.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5])
  })

  test('is read again after a commit that never arrived, and goes on from there', () => {
    const memory = createMemory()
    memory.remember(at(0), empty)
    memory.note(added(2))
    expect(memory.at(at(2))).toBeUndefined()
    memory.remember(at(3), { customers: [], entries: [entry(1), entry(2), entry(3)] })
    memory.note(added(4))
    expect(memory.at(at(4))?.entries).toHaveLength(4)
  })

  test('is not set back by a reading that took longer than later commits', () => {
    const memory = createMemory()
    memory.remember(at(0), empty)
    memory.note(added(1))
    memory.remember(at(0), empty)
    expect(memory.at(at(1))?.entries).toEqual([entry(1)])
  })

  test('applies what was committed while it was read for the first time', () => {
    const memory = createMemory()
    memory.note(added(2))
    memory.remember(at(1), { customers: [], entries: [entry(1)] })
    expect(memory.at(at(2))?.entries).toEqual([entry(1), entry(2)])
  })

  test('knows nothing of a database that has taken the place of a deleted one', () => {
    const memory = createMemory()
    memory.remember(at(0), empty)
    memory.note(added(1))
    expect(memory.at(at(1, 'second'))).toBeUndefined()
    memory.remember(at(0, 'second'), empty)
    expect(memory.at(at(1))).toBeUndefined()
    memory.note({ ...added(1), generation: 'second' })
    expect(memory.at(at(1, 'second'))?.entries).toEqual([entry(1)])
  })
})
