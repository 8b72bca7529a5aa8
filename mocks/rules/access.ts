import type { Rows } from '../model/tables.ts'
import { Refusal } from '../wire/refusal.ts'
import { behaviourOf } from './channel-behaviour.ts'
import { accountsOf, customerOf, findCustomer, isTemporaryGuid, type FoundCustomer } from './find-customer.ts'

/** The client that sends a request. `identities/caller.ts` says how its token names it. */
export type Caller =
  | { readonly kind: 'anonymous' }
  | ShopperCaller
  | { readonly kind: 'employee'; readonly subject: string }
  | { readonly kind: 'application' }

/** Somebody who is signed in. A text that is not a signed token has neither e-mail address nor name. */
export interface ShopperCaller {
  readonly kind: 'shopper'
  readonly subject: string
  readonly email?: string
  readonly name?: string
}

/** A caller and the account it names. `''` or no key: the customer that is signed in. */
interface AccountRequest {
  readonly caller: Caller
  readonly key?: string
}

/**
 * The customer that a caller wants to read. Throws a `Refusal` when the caller may not.
 *
 * Account numbers are easy to guess: an employee and an application can read by any, a shopper by its own. [ours]
 * Nobody can guess a temporary GUID: with `guestsReadByGuid` it is enough for a guest.
 */
export function readableCustomer(rows: Rows, { caller, key = '' }: AccountRequest): FoundCustomer {
  if (key === '') return signedInCustomer(rows, caller)
  if (!isReadable(rows, caller, key)) {
    throw new Refusal('AuthorizationFailed', { reason: `${caller.kind} may not read by account number` })
  }
  return existingCustomer(rows, key)
}

/**
 * The customer that a caller wants to change: an application or an employee any, a shopper its own. Throws a `Refusal`
 * otherwise.
 */
export function ownCustomer(rows: Rows, { caller, key = '' }: AccountRequest): FoundCustomer {
  if (key === '') return signedInCustomer(rows, caller)
  if (!isStaff(caller) && !isOwn(rows, caller, key)) {
    throw new Refusal('AuthorizationFailed', { reason: `${caller.kind} may change only its own customer` })
  }
  return existingCustomer(rows, key)
}

export function isReadable(rows: Rows, caller: Caller, key: string): boolean {
  if (isStaff(caller) || isOwn(rows, caller, key)) return true
  return isTemporaryGuid(key) && readsByGuid(rows, caller)
}

function readsByGuid(rows: Rows, caller: Caller): boolean {
  const { guestsReadByGuid, roles } = behaviourOf(rows)
  return caller.kind === 'anonymous' ? guestsReadByGuid : roles === 'open'
}

/** The customer of a shopper's identity, if it has one. */
export function ownCustomers(rows: Rows, { subject }: ShopperCaller): FoundCustomer[] {
  const own = customerOfIdentity(rows, subject)
  return own ? [own] : []
}

function isStaff({ kind }: Caller): boolean {
  return kind === 'application' || kind === 'employee'
}

function isOwn(rows: Rows, caller: Caller, key: string): boolean {
  const own = caller.kind === 'shopper' ? customerOfIdentity(rows, caller.subject) : undefined
  // A GUID may come in any case, and is stored in lower case.
  return own !== undefined && accountsOf(own).includes(key.toLowerCase())
}

function signedInCustomer(rows: Rows, caller: Caller): FoundCustomer {
  if (caller.kind !== 'shopper') throw new Refusal('AuthenticationFailed')
  const found = customerOfIdentity(rows, caller.subject)
  if (!found) throw new Refusal('CustomerNotFound', { reason: 'No customer belongs to this identity' })
  return found
}

function customerOfIdentity(rows: Rows, subject: string): FoundCustomer | undefined {
  const account = rows.get('identities', subject)?.account
  return account === undefined ? undefined : customerOf(rows, account)
}

function existingCustomer(rows: Rows, key: string): FoundCustomer {
  const found = findCustomer(rows, key)
  if (!found) throw new Refusal('CustomerNotFound')
  return found
}
