import type { RowChanges } from './changes.ts'
import type { Snapshot, StoredCustomer, StoredEntry, StoredIdentity } from './model.ts'
import { createTally, type KeptTally, type Tally } from './tally.ts'

/** Finds rows of a snapshot without looking at all of them. */
interface Index {
  readonly customers: Map<string, StoredCustomer>
  /** The key of a customer by the keys of rows that it absorbed. */
  readonly keys: Map<string, string>
  readonly entries: Map<string, StoredEntry>
  readonly byCustomer: Map<string, readonly StoredEntry[]>
  /** By account number and by temporary account. Made when it is first asked for: a tab that sends nothing does without. */
  byAccount?: Map<string, readonly StoredCustomer[]>
  /** Made when it is first asked for. */
  tally?: KeptTally
}

const none: readonly StoredEntry[] = []
const indexes = new WeakMap<Snapshot, Index>()

function indexOf(snapshot: Snapshot): Index {
  const index = indexes.get(snapshot) ?? toIndex(snapshot)
  indexes.set(snapshot, index)
  return index
}

function toIndex({ customers, entries }: Snapshot): Index {
  const byCustomer = new Map<string, StoredEntry[]>()
  for (const entry of entries) {
    const group = byCustomer.get(entry.customerKey)
    if (group) group.push(entry)
    else byCustomer.set(entry.customerKey, [entry])
  }
  return {
    customers: new Map(customers.map((customer) => [customer.key, customer])),
    keys: new Map(customers.flatMap(({ key, formerKeys = [] }) => formerKeys.map((former) => [former, key]))),
    entries: new Map(entries.map((entry) => [entry.id, entry])),
    byCustomer,
  }
}

/**
 * Hands the index of a snapshot over to the next one, with the changes between them. The older snapshot gets a new index if
 * somebody still asks it.
 */
export function handOverIndex(before: Snapshot, after: Snapshot, changes: RowChanges): void {
  const index = indexes.get(before)
  if (!index) return
  indexes.delete(before)
  for (const [key, customer] of changes.customers) {
    const known = index.customers.get(key)
    if (known) removeCustomer(index, known)
    if (customer) addCustomer(index, customer)
  }
  const touched = new Set<string>()
  for (const [seq, entry] of changes.entries) {
    const known = entryAt(before, seq)
    if (known) removeEntry(index, known)
    if (entry) addEntry(index, entry)
    for (const row of [known, entry]) if (row) touched.add(row.customerKey)
  }
  for (const key of touched) index.tally?.noteEntriesOf(key, index.byCustomer.get(key) ?? none)
  indexes.set(after, index)
}

function addCustomer(index: Index, customer: StoredCustomer): void {
  const { key, formerKeys = [] } = customer
  index.customers.set(key, customer)
  for (const former of formerKeys) index.keys.set(former, key)
  addAccounts(index, customer)
  index.tally?.countCustomer(customer, 1)
}

function removeCustomer(index: Index, customer: StoredCustomer): void {
  index.customers.delete(customer.key)
  removeAccounts(index, customer)
  index.tally?.countCustomer(customer, -1)
}

function removeEntry({ entries, byCustomer, tally }: Index, entry: StoredEntry): void {
  const { id, seq, customerKey } = entry
  tally?.countEntry(entry, -1)
  entries.delete(id)
  regroup(byCustomer, customerKey, (group) => group.filter((entry) => entry.seq !== seq))
}

function addEntry({ entries, byCustomer, tally }: Index, entry: StoredEntry): void {
  tally?.countEntry(entry, 1)
  entries.set(entry.id, entry)
  regroup(byCustomer, entry.customerKey, (group) =>
    [...group, entry].sort((left, right) => left.seq - right.seq),
  )
}

function addAccounts({ byAccount }: Index, customer: StoredCustomer): void {
  if (!byAccount) return
  for (const account of accountsOf(customer.identity))
    regroup(byAccount, account, (group) => [...group, customer])
}

function removeAccounts({ byAccount }: Index, { key, identity }: StoredCustomer): void {
  if (!byAccount) return
  for (const account of accountsOf(identity))
    regroup(byAccount, account, (group) => group.filter((customer) => customer.key !== key))
}

/** Changes the rows of one key. A group without rows is removed. */
function regroup<Row>(
  groups: Map<string, readonly Row[]>,
  key: string,
  change: (group: readonly Row[]) => readonly Row[],
): void {
  const group = change(groups.get(key) ?? [])
  if (group.length > 0) groups.set(key, group)
  else groups.delete(key)
}

/** The account number and the temporary account: each belongs to one customer of the channel. */
export function accountsOf(identity: StoredIdentity): readonly string[] {
  return [
    ...('accountNumber' in identity ? [`number ${identity.accountNumber}`] : []),
    ...('guid' in identity ? [`guid ${identity.guid}`] : []),
  ]
}

/** Numbers about the rows of a snapshot. Read them at once: a change of the rows changes them. */
export function tallyOf(snapshot: Snapshot): Tally {
  const index = indexOf(snapshot)
  index.tally ??= toTally(snapshot, index)
  return index.tally
}

function toTally({ customers, entries }: Snapshot, { byCustomer }: Index): KeptTally {
  const tally = createTally()
  for (const customer of customers) tally.countCustomer(customer, 1)
  for (const entry of entries) tally.countEntry(entry, 1)
  for (const [key, own] of byCustomer) tally.noteEntriesOf(key, own)
  return tally
}

/** The customers with the same account number or temporary account. */
export function customersOfAccount(snapshot: Snapshot, identity: StoredIdentity): readonly StoredCustomer[] {
  const index = indexOf(snapshot)
  if (!index.byAccount) {
    index.byAccount = new Map()
    for (const customer of snapshot.customers) addAccounts(index, customer)
  }
  const { byAccount } = index
  return accountsOf(identity).flatMap((account) => byAccount.get(account) ?? [])
}

export function customerWithKey(snapshot: Snapshot, key: string): StoredCustomer | undefined {
  return indexOf(snapshot).customers.get(key)
}

/** The customer that this key stands for: its own, or that of a row that it absorbed. */
export function customerKnownAs(snapshot: Snapshot, key: string): StoredCustomer | undefined {
  return customerWithKey(snapshot, indexOf(snapshot).keys.get(key) ?? key)
}

export function entryWithId(snapshot: Snapshot, id: string): StoredEntry | undefined {
  return indexOf(snapshot).entries.get(id)
}

/** The entries about a customer, in the order they were recorded. */
export function entriesOf(snapshot: Snapshot, customerKey: string): readonly StoredEntry[] {
  return indexOf(snapshot).byCustomer.get(customerKey) ?? none
}

/** The entry at this place in the order of recording. */
export function entryAt({ entries }: Snapshot, seq: number): StoredEntry | undefined {
  const found = entries[placeOf(entries, (entry) => entry.seq < seq)]
  return found?.seq === seq ? found : undefined
}

/** The number of rows at the start of a sorted list that come before something. */
export function placeOf<Row>(rows: readonly Row[], isBefore: (row: Row) => boolean): number {
  let [from, to] = [0, rows.length]
  while (from < to) {
    const middle = (from + to) >>> 1
    if (isBefore(rows[middle] as Row)) from = middle + 1
    else to = middle
  }
  return from
}
