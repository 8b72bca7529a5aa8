import type { Failure } from '../domain/failure.ts'
import type { ArrivedFacts } from '../domain/identity.ts'
import type { StoredCustomer, StoredIdentity, StoredProfile } from './records.ts'

/** The customer with what arrived. Facts are only added: an account number is never taken back. */
export function withArrived(customer: StoredCustomer, facts: ArrivedFacts): StoredCustomer {
  return { ...customer, identity: identityAfter(customer.identity, facts) }
}

/** The customer as nobody has accepted it: refused with a reason, or on its way. */
export function withFailure(customer: StoredCustomer, failure: Failure | undefined): StoredCustomer {
  const { status } = customer.identity
  if (status === 'pending' || status === 'synced') return customer
  return { ...customer, identity: failure ? { status: 'refused', failure } : { status: 'queued' } }
}

export function withProfile(customer: StoredCustomer, changes: Partial<StoredProfile>): StoredCustomer {
  return { ...customer, profile: { ...customer.profile, ...changes } }
}

function identityAfter(known: StoredIdentity, facts: ArrivedFacts): StoredIdentity {
  if (known.status === 'synced') return known
  if ('guid' in facts) return { status: 'pending', mode: 'async', guid: facts.guid }
  return {
    status: 'synced',
    mode: known.status === 'pending' ? known.mode : facts.mode,
    accountNumber: facts.accountNumber,
    ...(known.status === 'pending' && { guid: known.guid }),
  }
}
