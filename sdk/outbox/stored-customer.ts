import type { Failure } from '../domain/failure.ts'
import type { ArrivedIdentity } from '../domain/identity.ts'
import type { StoredCustomer, StoredIdentity, StoredProfile } from './model.ts'

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

export function withProfile(customer: StoredCustomer, changes: Partial<StoredProfile>): StoredCustomer {
  return { ...customer, profile: { ...customer.profile, ...changes } }
}

/** Leaves the key, the account and the kind of customer: enough to show its account number, and to know it again. */
export function withoutPersonalData(customer: StoredCustomer): StoredCustomer {
  const { doneAt: _doneAt, profile, ...rest } = customer
  const { customerType } = profile
  return {
    ...rest,
    profile: {
      ...(customerType && { customerType }),
      addresses: [],
      attributes: [],
      affiliationIds: [],
      contacts: [],
    },
  }
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
