import type { CustomerKey } from '../domain/identity.ts'
import { transition } from './entry.ts'
import type { Delivery, Loaded, StoredCustomer } from './model.ts'
import type { OwnRows } from './own-rows.ts'

/** Changes a customer. If it is synced afterwards, releases the entries that waited for the account number. */
export async function updateCustomer(
  rows: OwnRows,
  key: CustomerKey,
  apply: Delivery['apply'],
): Promise<void> {
  const changed = await changeCustomer(rows, key, apply)
  if (changed) await releaseIfSynced(rows, changed)
}

export async function changeCustomer(
  rows: OwnRows,
  key: CustomerKey,
  apply: Delivery['apply'],
): Promise<StoredCustomer | undefined> {
  const customer = await rows.customer(key)
  if (!customer) return undefined
  const changed = apply(customer)
  if (changed !== customer) rows.putCustomer(changed)
  return changed
}

/** Changes the customer if this device knows it, or adds it. */
export async function loadCustomer(rows: OwnRows, { find, update, create }: Loaded): Promise<CustomerKey> {
  const known = find(await rows.customers())
  if (!known) {
    const loaded = create()
    rows.addCustomer(loaded)
    return loaded.key
  }
  await updateCustomer(rows, known.key, update(known))
  return known.key
}

export async function releaseIfSynced(rows: OwnRows, { key, identity }: StoredCustomer): Promise<void> {
  if (identity.status !== 'synced') return
  for (const entry of await rows.entriesOf(key)) {
    if (transition(entry.status, 'release') !== 'queued') continue
    const { failure: _failure, ...rest } = entry
    rows.putEntry({ ...rest, status: 'queued' })
  }
}
