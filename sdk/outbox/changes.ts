import type { StoredCustomer, StoredEntry } from './model.ts'
import type { Owned, Owner } from './owner.ts'
import { generationName, type ReadRows, type Transaction, type WriteValues } from './schema.ts'

/** The rows of one owner that a transaction changed. `undefined`: it was removed. */
export interface RowChanges {
  /** By key. */
  readonly customers: ReadonlyMap<string, StoredCustomer | undefined>
  /** By place in the order of recording. */
  readonly entries: ReadonlyMap<number, StoredEntry | undefined>
}

/** The changes of one transaction to the rows of one owner. The revision of an owner grows by one with each of them. */
export interface Commit extends RowChanges, Revision {
  readonly owner: Owner
}

/** How far the rows of one owner have come. */
export interface Revision {
  /** The random id of the database. Revisions of two databases cannot be compared. */
  readonly generation: string
  readonly revision: number
}

/** True for a commit of this version of the SDK: other tabs may run another one. */
export function isCommit(value: unknown): value is Commit {
  const { generation, revision, customers, entries } = (value ?? {}) as Partial<Record<keyof Commit, unknown>>
  const isRevision = typeof generation === 'string' && typeof revision === 'number'
  return isRevision && customers instanceof Map && entries instanceof Map
}

const revisionOf = (owner: Owner) => `revision ${owner}`

/** The id of a database does not change while a connection to it is open. */
const generations = new WeakMap<object, string>()

/** Reads how many commits changed this owner's rows. Memory of an older one is incomplete. */
export async function readRevision(
  transaction: Transaction<'readonly' | 'readwrite'>,
  owner: Owner,
): Promise<Revision> {
  const { db } = transaction
  const meta = transaction.objectStore('meta')
  const [generation, revision] = await Promise.all([
    generations.get(db) ?? meta.get(generationName),
    meta.get(revisionOf(owner)),
  ])
  const known = typeof generation === 'string' ? generation : ''
  generations.set(db, known)
  return { generation: known, revision: typeof revision === 'number' ? revision : 0 }
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
  /** Raises the revision of each owner whose rows were changed. Call it as the last step. */
  commit(): Promise<readonly Commit[]>
}

interface Changing {
  /** Read with the first change, so that the last step does not have to wait for it. */
  readonly before: Promise<Revision>
  readonly customers: Map<string, StoredCustomer | undefined>
  readonly entries: Map<number, StoredEntry | undefined>
}

export function recordChanges(transaction: Transaction<'readwrite'>): RecordedTransaction {
  const changes = new Map<Owner, Changing>()
  const customers = transaction.objectStore('customers')
  const entries = transaction.objectStore('entries')
  const meta = transaction.objectStore('meta')

  function changesOf(owner: Owner): Changing {
    const known = changes.get(owner)
    if (known) return known
    const before = orAbort(readRevision(transaction, owner))
    const own = { before, customers: new Map(), entries: new Map() }
    changes.set(owner, own)
    return own
  }

  return {
    transaction: {
      customers,
      entries,
      owners: transaction.objectStore('owners'),
      meta,
      addCustomer(customer) {
        changesOf(customer.owner).customers.set(customer.key, customer)
        void orAbort(customers.add(customer))
      },
      putCustomer(customer) {
        changesOf(customer.owner).customers.set(customer.key, customer)
        void orAbort(customers.put(customer))
      },
      removeCustomer({ owner, key }) {
        changesOf(owner).customers.set(key, undefined)
        void orAbort(customers.delete([owner, key]))
      },
      addEntry(entry) {
        changesOf(entry.owner).entries.set(entry.seq, entry)
        void orAbort(entries.add(entry))
      },
      putEntry(entry) {
        changesOf(entry.owner).entries.set(entry.seq, entry)
        void orAbort(entries.put(entry))
      },
      removeEntry({ owner, seq }) {
        changesOf(owner).entries.set(seq, undefined)
        void orAbort(entries.delete(seq))
      },
    },
    async commit() {
      const commits: Commit[] = []
      for (const [owner, { before, ...rows }] of changes) {
        const { generation, revision } = await before
        void orAbort(meta.put(revision + 1, revisionOf(owner)))
        commits.push({ owner, generation, revision: revision + 1, ...rows })
      }
      return commits
    },
  }
}

/** A request that fails ends its transaction, which tells the error to whoever waits for it. */
function orAbort<Result>(request: Promise<Result>): Promise<Result> {
  request.catch(() => undefined)
  return request
}
