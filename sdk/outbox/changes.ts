import { generationName, type WriteTransaction } from './schema.ts'
import type { StoredCustomer, StoredEntry } from './model.ts'
import type { Owned, Owner } from './owner.ts'

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

type Changing = { readonly [Store in keyof RowChanges]: Map<unknown, unknown> } & {
  readonly known: Promise<Revision>
}
type CustomerStore = ReturnType<WriteTransaction['objectStore']>
type Row = Owned<StoredCustomer> | Owned<StoredEntry>

const revisionOf = (owner: Owner) => `revision ${owner}`

/** Reads how many commits changed this owner's rows. Memory of an older one is incomplete. */
export async function readRevision(
  meta: { get(name: string): Promise<unknown> },
  owner: Owner,
): Promise<Revision> {
  const [generation, revision] = await Promise.all([meta.get(generationName), meta.get(revisionOf(owner))])
  return {
    generation: typeof generation === 'string' ? generation : '',
    revision: typeof revision === 'number' ? revision : 0,
  }
}

/** A transaction that notes which rows it changes. */
export interface RecordedTransaction {
  readonly transaction: WriteTransaction
  /** Raises the revision of each owner whose rows were changed. Call it as the last step. */
  commit(): Promise<readonly Commit[]>
}

export function recordChanges(transaction: WriteTransaction): RecordedTransaction {
  const changes = new Map<Owner, Changing>()
  const meta = transaction.objectStore('meta')

  /** Reads the revision with the first change, so that the last step does not have to wait for it. */
  function begin(owner: Owner): Changing {
    const known = readRevision(meta, owner)
    // If it fails, so does the transaction, before anybody waits for the revision.
    known.catch(() => undefined)
    return { known, customers: new Map(), entries: new Map() }
  }

  function note(store: keyof RowChanges, owner: Owner, key: unknown, row: unknown): void {
    const own = changes.get(owner) ?? begin(owner)
    changes.set(owner, own)
    own[store].set(key, row)
  }

  function noteRow(row: Row): void {
    if ('seq' in row) note('entries', row.owner, row.seq, row)
    else note('customers', row.owner, row.key, row)
  }

  /** Removes a row. The key of an entry does not say whose it is. */
  async function remove(store: CustomerStore, key: IDBValidKey): Promise<void> {
    const row = (await store.get(key as never)) as Row | undefined
    if (row && 'seq' in row) note('entries', row.owner, row.seq, undefined)
    else if (row) note('customers', row.owner, row.key, undefined)
    await store.delete(key as never)
  }

  const recording = (store: CustomerStore) =>
    replaceMethods(store, {
      add: async (row: Row) => (noteRow(row), store.add(row as never)),
      put: async (row: Row) => (noteRow(row), store.put(row as never)),
      delete: (key: IDBValidKey) => remove(store, key),
    })

  return {
    transaction: replaceMethods(transaction, {
      objectStore(name: 'customers' | 'entries' | 'owners' | 'meta') {
        const store = transaction.objectStore(name)
        return name === 'customers' || name === 'entries' ? recording(store as CustomerStore) : store
      },
    }),
    async commit() {
      const commits: Commit[] = []
      for (const [owner, { known, customers, entries }] of changes) {
        const { generation, revision } = await known
        await meta.put(revision + 1, revisionOf(owner))
        commits.push({ owner, generation, revision: revision + 1, ...({ customers, entries } as RowChanges) })
      }
      return commits
    },
  }
}

/** The same object with other methods. Its own ones need the original as `this`. */
function replaceMethods<Target extends object>(target: Target, methods: object): Target {
  const replaced = new Map<string | symbol, unknown>(Object.entries(methods))
  return new Proxy(target, {
    get(_target, name) {
      const value: unknown = replaced.get(name) ?? Reflect.get(target, name)
      return typeof value === 'function' && !replaced.has(name) ? value.bind(target) : value
    },
  })
}
