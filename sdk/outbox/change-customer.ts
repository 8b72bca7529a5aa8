import type { CustomerKey } from '../domain/identity.ts'
import type { WriteTransaction } from './changes.ts'
import { transition } from './entry.ts'
import type { Delivery, Loaded, StoredCustomer } from './model.ts'
import type { Owned, Owner } from './owner.ts'
import { isReadableCustomer } from './readable.ts'

/** Changes a customer. If it is synced afterwards, releases the entries that waited for the account number. */
export async function updateCustomer(
  transaction: WriteTransaction,
  owner: Owner,
  key: CustomerKey,
  apply: Delivery['apply'],
): Promise<void> {
  const changed = await changeCustomer(transaction, owner, key, apply)
  if (changed) await releaseIfSynced(transaction, changed)
}

export async function changeCustomer(
  transaction: WriteTransaction,
  owner: Owner,
  key: CustomerKey,
  apply: Delivery['apply'],
): Promise<Owned<StoredCustomer> | undefined> {
  const customer = await transaction.customers.get([owner, key])
  if (!customer) return undefined
  const changed = { ...apply(customer), owner }
  transaction.putCustomer(changed)
  return changed
}

/** Changes the customer if this device knows it, or adds it. */
export async function loadCustomer(
  transaction: WriteTransaction,
  owner: Owner,
  { find, update, create }: Loaded,
): Promise<CustomerKey> {
  const rows = await transaction.customers.index('byOwner').getAll(owner)
  const known = find(rows.filter(isReadableCustomer))
  if (!known) {
    const loaded = create()
    transaction.addCustomer({ ...loaded, owner })
    return loaded.key
  }
  await updateCustomer(transaction, owner, known.key, update(known))
  return known.key
}

export async function releaseIfSynced(
  transaction: WriteTransaction,
  { owner, key, identity }: Owned<StoredCustomer>,
): Promise<void> {
  if (identity.status !== 'synced') return
  for (const entry of await transaction.entries.index('byCustomer').getAll([owner, key])) {
    if (transition(entry.status, 'release') !== 'queued') continue
    const { failure: _failure, ...rest } = entry
    transaction.putEntry({ ...rest, status: 'queued' })
  }
}
