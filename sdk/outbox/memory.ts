import type { Commit, Revision } from './changes.ts'
import type { Snapshot, StoredCustomer, StoredEntry } from './model.ts'

/**
 * The rows of one owner at one revision, kept in memory: a commit changes only what it changed, however much is on the
 * device. Commits may arrive out of order:
 *
 * 1. Another tab commits revision 5, and this tab revision 6.
 * 2. This tab knows its own commit first. It is held until revision 5 arrives.
 * 3. If revision 5 never arrives, because this page was frozen, everything is read again.
 */
export interface Memory {
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
  let held = new Map<number, Commit>()

  /** What is known of another database is worth nothing: a browser may delete one under an open page. */
  function enter(next: string): void {
    if (next === generation) return
    generation = next
    known = undefined
    held = new Map()
  }

  function applyHeld(): void {
    for (let next = known && held.get(known.revision + 1); known && next; next = held.get(known.revision + 1))
      known = { revision: next.revision, snapshot: applyCommit(known.snapshot, next) }
    held = new Map([...held].filter(([revision]) => !known || revision > known.revision))
  }

  return {
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
      if (held.size >= mostHeld) held.clear()
      held.set(commit.revision, commit)
      applyHeld()
    },
  }
}

/** The rows after a commit. What it did not change stays the same object. Pure. */
export function applyCommit(snapshot: Snapshot, { customers, entries }: Commit): Snapshot {
  return {
    customers: patched(snapshot.customers, customers, ({ key }) => key, newestFirst),
    entries: patched(snapshot.entries, entries, ({ seq }) => seq, inOrder),
  }
}

/** The order of customers: newest first. */
export function newestFirst(left: StoredCustomer, right: StoredCustomer): number {
  return right.createdAt - left.createdAt || (left.key < right.key ? -1 : 1)
}

function inOrder(left: StoredEntry, right: StoredEntry): number {
  return left.seq - right.seq
}

/** Merges changed rows into sorted ones, in one pass. */
function patched<Row, Key>(
  rows: readonly Row[],
  changes: ReadonlyMap<Key, Row | undefined>,
  keyOf: (row: Row) => Key,
  compare: (left: Row, right: Row) => number,
): readonly Row[] {
  if (changes.size === 0) return rows
  const added = [...changes.values()].filter((row) => row !== undefined).sort(compare)
  const kept = rows.filter((row) => !changes.has(keyOf(row)))
  const merged: Row[] = []
  let next = 0
  for (const row of kept) {
    for (let one = added[next]; one !== undefined && compare(one, row) < 0; one = added[(next += 1)])
      merged.push(one)
    merged.push(row)
  }
  return [...merged, ...added.slice(next)]
}
