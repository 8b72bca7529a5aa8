import type { MatchedRequest, Caller } from '../operations/operation.ts'
import type { Rows } from '../model/tables.ts'
import { Refusal } from '../wire/refusal.ts'
import { findCustomer, isTemporaryGuid, accountsOf, type FoundCustomer } from './find-customer.ts'

/**
 * The customer a request names, if this caller may see it. `''` is the signed-in customer.
 *
 * [ours] Without a sign-in, a customer can be read by its temporary GUID, which nobody can guess, and never by account
 * number. A shopper reads itself, and what anybody reads.
 */
export function readableCustomer(
  rows: Rows,
  { caller, key = '' }: Pick<MatchedRequest, 'caller' | 'key'>,
): FoundCustomer {
  if (key === '') return signedInCustomer(rows, caller)
  if (caller.kind !== 'application' && !isTemporaryGuid(key) && !isSelf(rows, caller, key)) {
    throw new Refusal('AuthorizationFailed', { reason: `${caller.kind} may not read by account number` })
  }
  return existing(rows, key)
}

/** The customer a request changes: an application changes any, a shopper itself. */
export function ownCustomer(
  rows: Rows,
  { caller, key = '' }: Pick<MatchedRequest, 'caller' | 'key'>,
): FoundCustomer {
  if (key === '') return signedInCustomer(rows, caller)
  if (caller.kind !== 'application' && !isSelf(rows, caller, key)) {
    throw new Refusal('AuthorizationFailed', { reason: `${caller.kind} may change only its own customer` })
  }
  return existing(rows, key)
}

export function isReadable(rows: Rows, caller: Caller, key: string): boolean {
  return caller.kind === 'application' || isTemporaryGuid(key) || isSelf(rows, caller, key)
}

function isSelf(rows: Rows, caller: Caller, key: string): boolean {
  const self = caller.kind === 'shopper' ? identityOf(rows, caller.subject) : undefined
  return self !== undefined && accountsOf(self).includes(key)
}

function signedInCustomer(rows: Rows, caller: Caller): FoundCustomer {
  if (caller.kind !== 'shopper') throw new Refusal('AuthenticationRequired')
  const found = identityOf(rows, caller.subject)
  if (!found) throw new Refusal('CustomerNotFound', { reason: 'No customer belongs to this identity' })
  return found
}

function identityOf(rows: Rows, subject: string): FoundCustomer | undefined {
  const identity = rows.get('identities', subject)
  return identity && findCustomer(rows, identity.account)
}

function existing(rows: Rows, key: string): FoundCustomer {
  const found = findCustomer(rows, key)
  if (!found) throw new Refusal('CustomerNotFound')
  return found
}
