import type { StoredCustomer, StoredEntry } from './model.ts'
import type { Owned, Owner } from './owner.ts'
import type { ReadRows, Transaction, WriteValues } from './schema.ts'

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

const revisionOf = (owner: Owner) => `revision ${owner}`

/** Reads the revision of this owner's rows. */
export async function readRevision(
  meta: { get(name: string): Promise<unknown> },
  owner: Owner,
): Promise<string> {
  return String((await meta.get(revisionOf(owner))) ?? '')
}

/**
 * A transaction that notes which rows it changes. A change is not waited for: if one fails, so does the transaction, and
 * what is read after it sees it.
 */
export interface WriteTransaction {
  readonly customers: ReadRows<'customers'>
  readonly entries: ReadRows<'entries'>
  readonly owners: WriteValues<'owners'>
  readonly meta: WriteValues<'meta'>
  /** Fails if there is a customer of this key. */
  addCustomer(customer: Owned<StoredCustomer>): void
  putCustomer(customer: Owned<StoredCustomer>): void
  removeCustomer(customer: Owned<Pick<StoredCustomer, 'key'>>): void
  /** Fails if there is an entry at this place in the order of recording. */
  addEntry(entry: Owned<StoredEntry>): void
  putEntry(entry: Owned<StoredEntry>): void
  removeEntry(entry: Owned<Pick<StoredEntry, 'seq'>>): void
}

/** A transaction and what it changes. */
export interface RecordedTransaction {
  readonly transaction: WriteTransaction
  /**
   * Gives the rows of each owner that were changed a new revision. Call it as the last step. Resolves when the transaction has
   * begun.
   */
  end(): Promise<readonly Commit[]>
}

/** Begins one change. The revision before is asked for first. */
type Request = () => Promise<unknown>

interface Changing {
  readonly previous: Promise<string>
  readonly customers: Map<string, StoredCustomer | undefined>
  readonly entries: Map<number, StoredEntry | undefined>
}

export function recordChanges(
  transaction: Transaction<'readwrite'>,
  newRevision: () => string,
): RecordedTransaction {
  const changes = new Map<Owner, Changing>()
  const customers = transaction.objectStore('customers')
  const entries = transaction.objectStore('entries')
  const meta = transaction.objectStore('meta')

  function changesOf(owner: Owner): Changing {
    const known = changes.get(owner)
    if (known) return known
    const previous = orAbort(readRevision(meta, owner))
    const own = { previous, customers: new Map(), entries: new Map() }
    changes.set(owner, own)
    return own
  }

  function noteCustomer(owner: Owner, key: string, row: StoredCustomer | undefined, request: Request): void {
    changesOf(owner).customers.set(key, row)
    void orAbort(request())
  }

  function noteEntry(owner: Owner, seq: number, row: StoredEntry | undefined, request: Request): void {
    changesOf(owner).entries.set(seq, row)
    void orAbort(request())
  }

  return {
    transaction: {
      customers,
      entries,
      owners: transaction.objectStore('owners'),
      meta,
      addCustomer: (row) => noteCustomer(row.owner, row.key, row, () => customers.add(row)),
      putCustomer: (row) => noteCustomer(row.owner, row.key, row, () => customers.put(row)),
      removeCustomer: ({ owner, key }) =>
        noteCustomer(owner, key, undefined, () => customers.delete([owner, key])),
      addEntry: (row) => noteEntry(row.owner, row.seq, row, () => entries.add(row)),
      putEntry: (row) => noteEntry(row.owner, row.seq, row, () => entries.put(row)),
      removeEntry: ({ owner, seq }) => noteEntry(owner, seq, undefined, () => entries.delete(seq)),
    },
    end() {
      const commits = Array.from(changes, async ([owner, { previous, ...rows }]): Promise<Commit> => {
        const revision = newRevision()
        void orAbort(meta.put(revision, revisionOf(owner)))
        return { owner, previous: await previous, revision, ...rows }
      })
      return orAbort(Promise.all(commits))
    },
  }
}

/** A request that fails ends its transaction, which tells the error to whoever waits for it. */
function orAbort<Result>(request: Promise<Result>): Promise<Result> {
  request.catch(() => undefined)
  return request
}
