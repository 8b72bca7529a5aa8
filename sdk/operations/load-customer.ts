import type { StoredCustomer } from '../outbox/model.ts'
import { toProfile } from '../outbox/stored-customer.ts'
import type { WireCustomer } from '../wire/customer-shape.ts'
import { applyResponse } from './apply-response.ts'

/**
 * The customer of this device that an answer is about; `undefined` if this device does not know it. Nothing is recognized by
 * likeness: only by its account, by the id of its create, or because it is the only customer of the identity. Pure.
 */
export function findLoaded(
  customers: readonly StoredCustomer[],
  wire: WireCustomer,
  isOwn: boolean,
): StoredCustomer | undefined {
  const byIdentity = customers.find((customer) => hasAccount(customer, wire))
  const byCreate = customers.find(({ createEntryId }) => createEntryId === wire.requestId)
  const [onlyPending, ...others] = customers.filter(({ identity }) => identity.status === 'pending')
  const canBeOwn = isOwn && others.length === 0 && 'accountNumber' in wire.identity
  return byIdentity ?? byCreate ?? (canBeOwn ? onlyPending : undefined)
}

/** The customer that an answer shows, for a device that does not know it yet. Pure. */
export function toLoaded(
  wire: WireCustomer,
  ids: { key: string; entryId: string; now: number },
): StoredCustomer {
  const blank: StoredCustomer = {
    key: ids.key,
    createEntryId: wire.requestId ?? ids.entryId,
    createdAt: wire.createdAt ?? ids.now,
    expectedMode: wire.identity.mode,
    identity: { status: 'queued' },
    profile: toProfile({ customerType: wire.isOrganization ? 'organization' : undefined }),
  }
  return applyResponse(blank, wire)
}

function hasAccount({ identity }: StoredCustomer, { identity: arrived }: WireCustomer): boolean {
  if ('guid' in arrived)
    return (identity.status === 'pending' || identity.status === 'synced') && identity.guid === arrived.guid
  return identity.status === 'synced' && identity.accountNumber === arrived.accountNumber
}
