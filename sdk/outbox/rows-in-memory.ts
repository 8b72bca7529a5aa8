import type { RowChanges } from './changes.ts'
import { inOrder } from './memory.ts'
import type { Snapshot, StoredCustomer, StoredEntry } from './model.ts'
import type { RowReader } from './rows-on-disk.ts'
import { accountsOf, customersOfAccount, customerWithKey, entriesOf, entryWithId } from './snapshot-index.ts'

/** The changes of a transaction so far. */
export interface OwnChanges extends RowChanges {
  readonly customers: Map<string, StoredCustomer | undefined>
  readonly entries: Map<number, StoredEntry | undefined>
  /** The places of the entries that were added. */
  readonly added: Set<number>
}

/** Finds rows without reading them: those that were known before the transaction, with its changes. */
export function rowsInMemory(known: Snapshot, changes: OwnChanges): RowReader {
  const addedEntries = () =>
    Array.from(changes.added, (seq) => changes.entries.get(seq)).filter((row) => row !== undefined)

  function withChanges(rows: readonly StoredCustomer[]): readonly StoredCustomer[] {
    const unchanged = rows.filter(({ key }) => !changes.customers.has(key))
    return [...unchanged, ...Array.from(changes.customers.values()).filter((row) => row !== undefined)]
  }

  return {
    async customers() {
      return withChanges(known.customers)
    },
    async customer(key) {
      return latest(changes.customers, key, customerWithKey(known, key))
    },
    async customersOfAccount(identity) {
      const accounts = accountsOf(identity)
      return withChanges(customersOfAccount(known, identity)).filter((one) =>
        accountsOf(one.identity).some((account) => accounts.includes(account)),
      )
    },
    async entry(id) {
      const before = entryWithId(known, id)
      const now = before && latest(changes.entries, before.seq, before)
      return now?.id === id ? now : addedEntries().find((entry) => entry.id === id)
    },
    async entriesOf(customerKey) {
      const before = entriesOf(known, customerKey).filter(({ seq }) => !changes.added.has(seq))
      const now = before.map((entry) => latest(changes.entries, entry.seq, entry))
      return [...now, ...addedEntries()]
        .filter((row) => row !== undefined)
        .filter((entry) => entry.customerKey === customerKey)
        .sort(inOrder)
    },
  }
}

/** A row as the transaction has left it. */
function latest<Key, Row>(
  changed: ReadonlyMap<Key, Row | undefined>,
  key: Key,
  before: Row | undefined,
): Row | undefined {
  return changed.has(key) ? changed.get(key) : before
}
