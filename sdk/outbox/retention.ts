import type { Caller } from '../domain/identity.ts'
import { fullNameOf } from '../domain/names.ts'
import type { CustomerUpdate, Snapshot, StoredCustomer } from './model.ts'
import { entriesOf } from './snapshot-index.ts'
import { withoutPersonalData } from './stored-customer.ts'

/**
 * The customers whose personal data stays on the device after headquarters has confirmed them: `all`, only those of a shopper who
 * signs in or of an application (`own`), or none (`nothing`).
 */
export type Keep = 'all' | 'own' | 'nothing'

/** The time from the confirmation until the personal data is removed, in milliseconds: as long as a visit. */
export const visitMs = 60 * 60_000

/** True if the personal data of these customers stays until `forget`. */
export function staysUntilForgotten(keep: Keep, caller: Caller): boolean {
  return keep === 'all' || (keep === 'own' && caller !== 'guest')
}

/**
 * Plans what happens to the customers that are done: one that has been done for as long as a visit loses its personal data. For a
 * customer left over from an earlier visit the completion time is unknown, so the time of its create is used. Pure.
 */
export function planSweep(
  snapshot: Snapshot,
  now: number,
  began: number,
): { readonly updates: readonly CustomerUpdate[]; readonly nextInMs: number | undefined } {
  const done = snapshot.customers.filter((customer) => isDone(customer, snapshot))
  const sinceOf = ({ doneAt, createdAt }: StoredCustomer) =>
    doneAt ?? (createdAt + visitMs < began ? createdAt : now)
  // A clock that was set back must not keep the data for ever.
  const ageOf = (customer: StoredCustomer) => Math.abs(now - sinceOf(customer))
  const updates = done.flatMap((customer): CustomerUpdate[] => {
    if (ageOf(customer) >= visitMs) return [{ key: customer.key, apply: withoutPersonalData }]
    return customer.doneAt === undefined
      ? [{ key: customer.key, apply: (known) => ({ ...known, doneAt: now }) }]
      : []
  })
  const left = done.map((customer) => visitMs - ageOf(customer)).filter((ms) => ms > 0)
  return { updates, nextInMs: left.length > 0 ? Math.min(...left) : undefined }
}

/** True if headquarters has everything of it, and there is something to remove. */
function isDone(customer: StoredCustomer, snapshot: Snapshot): boolean {
  const { identity, profile, key } = customer
  return identity.status === 'synced' && fullNameOf(profile) !== '' && entriesOf(snapshot, key).length === 0
}
