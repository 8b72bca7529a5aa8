import type { ChannelCustomerRow } from '../model/channel-rows.ts'
import type { Rows } from '../model/tables.ts'
import { asyncCustomersByEmail, customersByEmail } from '../tables/indexes.ts'
import { Refusal } from '../wire/refusal.ts'
import type { ShopperCaller } from './access.ts'
import { person } from './build-customer.ts'
import { automaticLinkingOf } from './configuration.ts'

/** Links an identity to a customer. One customer may have several identities. */
export function linkIdentity(rows: Rows, { subject }: ShopperCaller, account: string): void {
  rows.put('identities', subject, { ...rows.get('identities', subject), subject, account })
}

/** Tells if the identity has a customer, or is not to be linked automatically. */
export function isReadyForRequests(rows: Rows, { subject }: ShopperCaller): boolean {
  return automaticLinkingOf(rows) === 'off' || rows.get('identities', subject)?.account !== undefined
}

/**
 * Links an identity without a customer as automatic linking says. `make customer`: there is none with its e-mail
 * address, and the caller of this function has to create one. Throws a `Refusal` when there are several, and when a B2B
 * site has none.
 *
 * [docs] Only customers of the channel count: job 1010 must have brought them. [ours] Pending ones count, too.
 */
export function linkAutomatically(rows: Rows, caller: ShopperCaller): 'done' | 'make customer' {
  const automaticLinking = automaticLinkingOf(rows)
  if (automaticLinking === 'off' || isReadyForRequests(rows, caller)) return 'done'
  const [only, ...others] = accountsWithEmail(rows, caller.email, automaticLinking)
  if (others.length > 0) throw new Refusal('MultipleCustomerAccountsFoundWithSameEmailAddress')
  if (only !== undefined) {
    linkIdentity(rows, caller, only)
    return 'done'
  }
  if (automaticLinking === 'B2B') throw new Refusal('CommerceIdentityNotFound')
  return caller.email ? 'make customer' : 'done'
}

/** The body of the create for an identity without a customer. [ours] The last word of the name is the last name. */
export function bodyForIdentity({ email = '', name = '' }: ShopperCaller) {
  const words = name.split(/\s+/).filter(Boolean)
  const [LastName, FirstName] = [words.at(-1), words.slice(0, -1).join(' ')]
  return FirstName
    ? { Email: email, FirstName, LastName }
    : { Email: email, Name: LastName ?? email.split('@')[0] }
}

/**
 * [docs] The accounts of the people with a primary e-mail address. A B2B site looks among its own users, a B2C site
 * among the others.
 */
function accountsWithEmail(rows: Rows, email: string | undefined, site: 'B2C' | 'B2B'): string[] {
  const value = email?.trim().toLowerCase() ?? ''
  const synced = customersByEmail.find(rows, value)
  // One with an account number is among the others.
  const pending = asyncCustomersByEmail
    .find(rows, value)
    .filter(({ accountNumber }) => accountNumber === undefined)
  return [
    ...synced.filter(isOfSite(site)).map(({ accountNumber }) => accountNumber),
    ...pending.filter(isOfSite(site)).map(({ guid }) => guid),
  ]
}

function isOfSite(site: 'B2C' | 'B2B') {
  return ({ customer }: Pick<ChannelCustomerRow, 'customer'>) =>
    customer.CustomerTypeValue === person && Boolean(customer.IsB2b) === (site === 'B2B')
}
