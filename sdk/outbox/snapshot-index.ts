import type { Snapshot, StoredCustomer, StoredEntry } from './model.ts'

const none: readonly StoredEntry[] = []

/** Computed once for each snapshot, when somebody asks: a thousand verbs may wait for their entries at the same time. */
function perSnapshot<Index>(toIndex: (snapshot: Snapshot) => Index): (snapshot: Snapshot) => Index {
  const indexes = new WeakMap<Snapshot, Index>()
  return (snapshot) => {
    const index = indexes.get(snapshot) ?? toIndex(snapshot)
    indexes.set(snapshot, index)
    return index
  }
}

const customersByKey = perSnapshot(
  ({ customers }): ReadonlyMap<string, StoredCustomer> =>
    new Map(customers.map((customer) => [customer.key, customer])),
)

const entriesById = perSnapshot(
  ({ entries }): ReadonlyMap<string, StoredEntry> => new Map(entries.map((entry) => [entry.id, entry])),
)

const entriesByCustomer = perSnapshot(({ entries }): ReadonlyMap<string, readonly StoredEntry[]> => {
  const groups = new Map<string, StoredEntry[]>()
  for (const entry of entries) {
    const group = groups.get(entry.customerKey)
    if (group) group.push(entry)
    else groups.set(entry.customerKey, [entry])
  }
  return groups
})

export function customerWithKey(snapshot: Snapshot, key: string): StoredCustomer | undefined {
  return customersByKey(snapshot).get(key)
}

export function entryWithId(snapshot: Snapshot, id: string): StoredEntry | undefined {
  return entriesById(snapshot).get(id)
}

/** The entries about a customer, in the order they were recorded. */
export function entriesOf(snapshot: Snapshot, customerKey: string): readonly StoredEntry[] {
  return entriesByCustomer(snapshot).get(customerKey) ?? none
}
