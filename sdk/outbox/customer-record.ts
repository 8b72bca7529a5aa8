import type { Failure } from '../domain/failure.ts'
import type { ArrivedFacts } from '../domain/identity.ts'
import type { StoredCustomer } from './records.ts'

/** The customer with what arrived. Facts are only added: an account number is never taken back. */
export function withArrived(customer: StoredCustomer, facts: ArrivedFacts): StoredCustomer {
  if (customer.status === 'synced') return customer
  if ('guid' in facts)
    return { ...withoutStatus(customer), status: 'pending', mode: 'async', guid: facts.guid }
  return {
    ...withoutStatus(customer),
    status: 'synced',
    mode: customer.status === 'pending' ? customer.mode : facts.mode,
    accountNumber: facts.accountNumber,
    ...(customer.status === 'pending' && { guid: customer.guid }),
  }
}

/** The customer as nobody has accepted it: refused with a reason, or on its way. */
export function withFailure(customer: StoredCustomer, failure: Failure | undefined): StoredCustomer {
  if (customer.status === 'pending' || customer.status === 'synced') return customer
  const facts = withoutStatus(customer)
  return failure ? { ...facts, status: 'refused', failure } : { ...facts, status: 'queued' }
}

function withoutStatus(customer: StoredCustomer) {
  const { status: _status, ...facts } = customer
  if (!('failure' in facts)) return facts
  const { failure: _failure, ...rest } = facts
  return rest
}
