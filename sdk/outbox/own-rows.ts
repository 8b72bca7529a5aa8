import type { Snapshot, StoredCustomer, StoredEntry } from './model.ts'
import type { Owner } from './owner.ts'
import { rowsInMemory, type OwnChanges } from './rows-in-memory.ts'
import { rowsOnDisk, type RowReader } from './rows-on-disk.ts'
import type { Transaction } from './schema.ts'

/**
 * The rows of one owner in a write transaction. Rows that this page knows are not read: the revision on disk tells if they
 * are the newest. So a transaction waits for one request only, however much work is in it.
 *
 * Changes are not awaited: if one fails, so does the transaction, and a read after it sees the change.
 */
export interface OwnRows extends RowReader {
  readonly owner: Owner
  /** The places of the entries of a customer, also of those that this version cannot read. */
  placesOf(customerKey: string): Promise<readonly number[]>
  /** The epoch of the owner's leaders. */
  epoch(): Promise<number>
  setEpoch(epoch: number): void
  /** Fails if there is a customer with this key. */
  addCustomer(customer: StoredCustomer): void
  putCustomer(customer: StoredCustomer): void
  removeCustomer(key: string): void
  /** Fails if there is an entry at this place in the order of recording. */
  addEntry(entry: StoredEntry): void
  /** Replaces the entry at this place. */
  putEntry(entry: StoredEntry): void
  removeEntry(seq: number): void
}

/** The state of one owner in a transaction. The revision and the epoch are read at most once. */
export interface OwnState extends OwnChanges {
  readonly owner: Owner
  /** The revision before the transaction. */
  readonly revision: Promise<string>
  epoch?: Promise<number>
}

/** Returns the rows that this page knows, if they are those of a revision. */
export type AtRevision = (revision: string) => Snapshot | undefined

export function createOwnRows(
  transaction: Transaction<'readwrite'>,
  state: OwnState,
  atRevision: AtRevision,
): OwnRows {
  const { owner } = state
  const customers = transaction.objectStore('customers')
  const entries = transaction.objectStore('entries')
  const meta = transaction.objectStore('meta')
  const onDisk = rowsOnDisk(transaction, owner)

  async function reader(): Promise<RowReader> {
    const known = atRevision(await state.revision)
    return known ? rowsInMemory(known, state) : onDisk
  }

  function noteCustomer(key: string, row: StoredCustomer | undefined, request: Promise<unknown>): void {
    state.customers.set(key, row)
    void orAbort(request)
  }

  function noteEntry(seq: number, row: StoredEntry | undefined, request: Promise<unknown>): void {
    state.entries.set(seq, row)
    void orAbort(request)
  }

  return {
    owner,
    customers: async () => (await reader()).customers(),
    customer: async (key) => (await reader()).customer(key),
    customersOfAccount: async (identity) => (await reader()).customersOfAccount(identity),
    entry: async (id) => (await reader()).entry(id),
    entriesOf: async (customerKey) => (await reader()).entriesOf(customerKey),
    placesOf: (customerKey) => entries.index('byCustomer').getAllKeys([owner, customerKey]),
    epoch: () => (state.epoch ??= orAbort(readEpoch(meta, owner))),
    setEpoch(epoch) {
      state.epoch = Promise.resolve(epoch)
      void orAbort(meta.put(epoch, epochOf(owner)))
    },
    addCustomer(customer) {
      const row = { ...customer, owner }
      noteCustomer(row.key, row, customers.add(row))
    },
    putCustomer(customer) {
      const row = { ...customer, owner }
      noteCustomer(row.key, row, customers.put(row))
    },
    removeCustomer: (key) => noteCustomer(key, undefined, customers.delete([owner, key])),
    addEntry(entry) {
      const row = { ...entry, owner }
      state.added.add(row.seq)
      noteEntry(row.seq, row, entries.add(row))
    },
    putEntry(entry) {
      const row = { ...entry, owner }
      noteEntry(row.seq, row, entries.put(row))
    },
    removeEntry: (seq) => noteEntry(seq, undefined, entries.delete(seq)),
  }
}

/** Marks a failure of the request as handled: it aborts the transaction, whose promise rejects with the error. */
export function orAbort<Result>(request: Promise<Result>): Promise<Result> {
  request.catch(() => undefined)
  return request
}

const epochOf = (owner: Owner) => `epoch ${owner}`

/** The current epoch of the owner's leaders. A leader with an older one may no longer send. */
export async function readEpoch(
  meta: { get(name: string): Promise<unknown> },
  owner: Owner,
): Promise<number> {
  const epoch = await meta.get(epochOf(owner))
  return typeof epoch === 'number' ? epoch : 0
}
