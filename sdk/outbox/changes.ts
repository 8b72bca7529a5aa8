import type { StoredCustomer, StoredEntry } from './model.ts'
import type { Owner } from './owner.ts'

/** The rows of one owner that a transaction changed. `undefined`: it was removed. */
export interface RowChanges {
  /** By key. */
  readonly customers: ReadonlyMap<string, StoredCustomer | undefined>
  /** By place in the order of recording. */
  readonly entries: ReadonlyMap<number, StoredEntry | undefined>
}

/**
 * The changes of one transaction to the rows of one owner. Each gives the rows a new revision, a random id: so the revisions
 * of two databases are never the same, and nobody has to count.
 */
export interface Commit extends RowChanges {
  readonly owner: Owner
  /** The revision before; empty before the first one. */
  readonly previous: string
  readonly revision: string
}

/** True for a commit of this version of the SDK: other tabs may run another one. */
export function isCommit(value: unknown): value is Commit {
  const { previous, revision, customers, entries } = (value ?? {}) as Partial<Record<keyof Commit, unknown>>
  const isRevision = typeof previous === 'string' && typeof revision === 'string'
  return isRevision && customers instanceof Map && entries instanceof Map
}

export const revisionOf = (owner: Owner) => `revision ${owner}`

/** Reads the revision of this owner's rows. */
export async function readRevision(
  meta: { get(name: string): Promise<unknown> },
  owner: Owner,
): Promise<string> {
  return String((await meta.get(revisionOf(owner))) ?? '')
}
