import type { Commit, Revision } from './changes.ts'
import type { Snapshot, StoredCustomer, StoredEntry } from './model.ts'
import { customerWithKey, entryAt, handOverIndex, placeOf } from './snapshot-index.ts'

/**
 * The rows of one owner at one revision, kept in memory: a commit changes only what it changed, however much is on the
 * device. Commits may arrive out of order:
 *
 * 1. Another tab commits revision 5, and this tab revision 6.
 * 2. This tab knows its own commit first. It is held until revision 5 arrives.
 * 3. If revision 5 never arrives, because this page was frozen, everything is read again.
 */
export interface Memory {
  /** The newest rows, without asking the database; `undefined` if a commit before one that arrived is missing. */
  newest(): Snapshot | undefined
  /** The rows at this revision; `undefined` if they are not known. */
  at(revision: Revision): Snapshot | undefined
  /** Remembers what was read at a revision. Commits that are held for later ones are applied. */
  remember(revision: Revision, snapshot: Snapshot): Snapshot
  /** Applies a commit, or holds it until those before it are known. */
  note(commit: Commit): void
}

/** More commits than this are not held: one reading costs less. */
const mostHeld = 1_000

export function createMemory(): Memory {
  let generation = ''
  let known: { readonly revision: number; readonly snapshot: Snapshot } | undefined
  const held = new Map<number, Commit>()

  /** What is known of another database is worth nothing: a browser may delete one under an open page. */
  function enter(next: string): void {
    if (next === generation) return
    generation = next
    forget()
  }

  function forget(): void {
    known = undefined
    held.clear()
  }

  function applyHeld(): void {
    for (let next = known && held.get(known.revision + 1); known && next; next = held.get(known.revision + 1))
      known = { revision: next.revision, snapshot: applyCommit(known.snapshot, next) }
    for (const revision of held.keys()) if (known && revision <= known.revision) held.delete(revision)
  }

  return {
    newest: () => (held.size === 0 ? known?.snapshot : undefined),
    at: (wanted) =>
      known?.revision === wanted.revision && generation === wanted.generation ? known.snapshot : undefined,
    remember(read, snapshot) {
      enter(read.generation)
      // A reading that took long may end after newer commits.
      if (!known || read.revision > known.revision) known = { revision: read.revision, snapshot }
      applyHeld()
      return snapshot
    },
    note(commit) {
      enter(commit.generation)
      if (known && commit.revision <= known.revision) return
      if (held.size >= mostHeld) forget()
      held.set(commit.revision, commit)
      applyHeld()
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

function inOrder(left: StoredEntry, right: StoredEntry): number {
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
