import type { Commit } from './changes.ts'
import type { Snapshot, StoredCustomer, StoredEntry } from './model.ts'
import { customerWithKey, entryAt, handOverIndex, placeOf } from './snapshot-index.ts'

/**
 * The rows of one owner, kept in memory: a commit changes only what it changed, however much is on the device. Each commit
 * names the one before it, and they may arrive out of order:
 *
 * 1. Another tab makes commit B, which follows A. This tab makes commit C, which follows B.
 * 2. This tab knows its own commit first. It is held until B arrives.
 * 3. If B never arrives, because this page was frozen, everything is read again.
 */
export interface Memory {
  /** The newest rows, without asking the database; `undefined` if a commit before one that arrived is missing. */
  newest(): Snapshot | undefined
  /** The rows of a revision, if they are known. */
  at(revision: string): Snapshot | undefined
  /** Call before anything is read. The reading contains every commit that was noted before. */
  beginReading(): Reading
  /** Applies a commit, or holds it until those before it are known. */
  note(commit: Commit): void
}

/** One reading of the database, during which commits may arrive. */
export interface Reading {
  /** The rows if they are known at the revision that was read. */
  known(revision: string): Snapshot | undefined
  /** Remembers the rows that were read. Returns them, or newer ones that became known meanwhile. */
  end(revision: string, snapshot: Snapshot): Snapshot
}

/** More commits than this are not held: one reading costs less. */
const mostHeld = 1_000

/** `onChange` is called when other rows are known, and when some must be read. */
export function createMemory(onChange: () => void = () => undefined): Memory {
  let known: { readonly revision: string; readonly snapshot: Snapshot } | undefined
  /** By the commit before. */
  const held = new Map<string, { readonly commit: Commit; readonly notedAt: number }>()
  let step = 0
  let advancedAt = 0

  const newest = () => (held.size === 0 ? known?.snapshot : undefined)

  function advance(revision: string, snapshot: Snapshot): void {
    known = { revision, snapshot }
    advancedAt = step
  }

  function applyHeld(): void {
    for (let next = known && held.get(known.revision); known && next; next = held.get(known.revision)) {
      held.delete(known.revision)
      advance(next.commit.revision, applyCommit(known.snapshot, next.commit))
    }
  }

  /** A reading has everything that was noted before it began. */
  function dropNotedBefore(begunAt: number): void {
    for (const [previous, { notedAt }] of held) if (notedAt <= begunAt) held.delete(previous)
  }

  return {
    newest,
    at: (revision) => (known?.revision === revision ? known.snapshot : undefined),
    beginReading() {
      const begunAt = step
      return {
        known(revision) {
          if (known?.revision !== revision) return undefined
          dropNotedBefore(begunAt)
          return known.snapshot
        },
        end(revision, snapshot) {
          // A reading that took long may end after newer commits.
          if (advancedAt > begunAt) return newest() ?? snapshot
          step += 1
          dropNotedBefore(begunAt)
          advance(revision, snapshot)
          applyHeld()
          onChange()
          return known?.snapshot ?? snapshot
        },
      }
    },
    note(commit) {
      step += 1
      if (commit.revision === known?.revision) return
      if (held.size >= mostHeld) {
        known = undefined
        held.clear()
      }
      held.set(commit.previous, { commit, notedAt: step })
      applyHeld()
      onChange()
    },
  }
}

/** The rows after a commit. What it did not change stays the same object. Pure but for the index of the older snapshot. */
export function applyCommit(snapshot: Snapshot, commit: Commit): Snapshot {
  const customers = patched(
    snapshot.customers,
    commit.customers,
    (key) => customerWithKey(snapshot, key),
    newestFirst,
  )
  const entries = patched(snapshot.entries, commit.entries, (seq) => entryAt(snapshot, seq), inOrder)
  const next = { customers, entries }
  handOverIndex(snapshot, next, commit)
  return next
}

/** The order of customers: newest first. */
export function newestFirst(left: StoredCustomer, right: StoredCustomer): number {
  return right.createdAt - left.createdAt || (left.key < right.key ? -1 : Number(left.key > right.key))
}

/** The order of entries: as they were recorded. */
export function inOrder(left: StoredEntry, right: StoredEntry): number {
  return left.seq - right.seq
}

/** Puts changed rows in their places in a sorted list. */
function patched<Row, Key>(
  rows: readonly Row[],
  changes: ReadonlyMap<Key, Row | undefined>,
  find: (key: Key) => Row | undefined,
  compare: (left: Row, right: Row) => number,
): readonly Row[] {
  if (changes.size === 0) return rows
  const next = [...rows]
  const place = (row: Row) => placeOf(next, (one) => compare(one, row) < 0)
  for (const [key, row] of changes) {
    const known = find(key)
    const isReplaced = known !== undefined && row !== undefined && compare(known, row) === 0
    if (isReplaced) next[place(row)] = row
    else {
      if (known !== undefined) next.splice(place(known), 1)
      if (row !== undefined) next.splice(place(row), 0, row)
    }
  }
  return next
}
