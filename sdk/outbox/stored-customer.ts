import type { Failure } from '../domain/failure.ts'
import type { ArrivedIdentity } from '../domain/identity.ts'
import { definedFields } from '../domain/validation.ts'
import type { StoredCustomer, StoredIdentity, StoredProfile } from './model.ts'

type ProfileFields = { readonly [Field in keyof StoredProfile]?: StoredProfile[Field] | undefined }

/** Adds an identity that arrived. An account number is never taken back. */
export function withIdentity(customer: StoredCustomer, arrived: ArrivedIdentity): StoredCustomer {
  return { ...customer, identity: identityAfter(customer.identity, arrived) }
}

/** Marks a customer that no channel has accepted as refused, or as queued without a failure. */
export function withFailure(customer: StoredCustomer, failure: Failure | undefined): StoredCustomer {
  const { status } = customer.identity
  if (status === 'pending' || status === 'synced' || (status === 'queued' && !failure)) return customer
  return { ...customer, identity: failure ? { status: 'refused', failure } : { status: 'queued' } }
}

/** Changes fields of the profile, and removes those that are `undefined` now. */
export function withProfile(customer: StoredCustomer, changes: ProfileFields): StoredCustomer {
  return { ...customer, profile: definedFields({ ...customer.profile, ...changes }) }
}

/** Leaves the key, the account and the kind of customer: enough to show its account number, and to know it again. */
export function withoutPersonalData(customer: StoredCustomer): StoredCustomer {
  const { doneAt: _doneAt, profile, ...rest } = customer
  return { ...rest, profile: toProfile({ customerType: profile.customerType }) }
}

/** A profile in which lists that are absent are empty. */
export function toProfile(fields: ProfileFields): StoredProfile {
  const none = { addresses: [], attributes: [], affiliationIds: [], contacts: [] }
  return { ...none, ...definedFields(fields) } as StoredProfile
}

function identityAfter(known: StoredIdentity, arrived: ArrivedIdentity): StoredIdentity {
  if (known.status === 'synced') return known
  if ('guid' in arrived) return { status: 'pending', mode: 'async', guid: arrived.guid }
  return {
    status: 'synced',
    mode: known.status === 'pending' ? known.mode : arrived.mode,
    accountNumber: arrived.accountNumber,
    ...(known.status === 'pending' && { guid: known.guid }),
  }
}
