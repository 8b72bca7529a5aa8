import type { Caller } from '../domain/identity.ts'
import { accountOf } from '../operations/operation.ts'
import type { StoredCustomer } from '../outbox/model.ts'
import { isUnanswered, type Answer } from '../wire/answer.ts'
import type { Endpoints } from '../wire/endpoints.ts'
import { hasNumber, matchAnswers, matchByContent, type Match } from './match-answers.ts'

/**
 * A way to ask for account numbers.
 *
 * - `own`: the customer of the signed-in shopper, in one request. An identity has one customer.
 * - `batch`: many accounts in one request. Source: roles of `GetByAccountNumbers`; guests may not.
 * - `each`: one request for each account. It is not documented if a guest may read a customer by its GUID.
 */
export type Way = 'own' | 'batch' | 'each'

/** The ways to try, cheapest first, of those that may be open to this caller. */
export const waysOf: Readonly<Record<Caller, readonly Way[]>> = {
  shopper: ['own', 'each'],
  application: ['batch', 'each'],
  guest: ['each', 'batch'],
}

/** The answer to a question: the customers that it is about, or `refused` if this caller may not ask it. */
export type WayAnswer = { readonly matches: readonly Match[] } | 'refused'

/** The number of customers in one request. */
const batchSize = 100
/** The number of customers that are asked for one by one before any of them has news. The jobs convert all in one go. */
const probes = 5

export async function ask(
  way: Way,
  customers: readonly StoredCustomer[],
  endpoints: Endpoints,
): Promise<WayAnswer> {
  if (way === 'own') return askOwn(customers, endpoints)
  return way === 'batch' ? askBatches(customers, endpoints) : askEach(customers, endpoints)
}

async function askOwn(customers: readonly StoredCustomer[], endpoints: Endpoints): Promise<WayAnswer> {
  const answer = await endpoints.readSignedInCustomer()
  if (isRefused(answer)) return 'refused'
  if (answer.kind !== 'ok') return { matches: [] }
  const [match] = matchAnswers(customers, [answer.body])
  if (match) return { matches: [match] }
  // The channel no longer knows the GUID. The only customer that waits is the identity's one.
  const [only, ...others] = customers.filter(({ identity }) => identity.status === 'pending')
  const isOnly = only !== undefined && others.length === 0 && 'accountNumber' in answer.body.identity
  return { matches: isOnly ? [{ customer: only, wire: answer.body }] : [] }
}

async function askBatches(customers: readonly StoredCustomer[], endpoints: Endpoints): Promise<WayAnswer> {
  const matches: Match[] = []
  for (let start = 0; start < customers.length; start += batchSize) {
    const batch = customers.slice(start, start + batchSize)
    const answer = await endpoints.readCustomers(
      batch.map(accountOf).filter((account) => account !== undefined),
    )
    if (isRefused(answer)) return 'refused'
    if (answer.kind === 'ok') matches.push(...matchByContent(batch, answer.body))
  }
  return { matches }
}

/** Asks for the others, too, if the channel refuses one account. */
async function askEach(customers: readonly StoredCustomer[], endpoints: Endpoints): Promise<WayAnswer> {
  const matches: Match[] = []
  let refusals = 0
  for (const [index, customer] of customers.entries()) {
    if (index === probes && !matches.some(hasNumber)) break
    const answer = await endpoints.readCustomer(accountOf(customer) ?? '')
    if (answer.kind === 'ok') matches.push({ customer, wire: answer.body })
    else if (isRefused(answer)) refusals += 1
    // The channel is not reachable: the others would not be answered either.
    else if (isUnanswered(answer)) break
  }
  return refusals > 0 && refusals === Math.min(customers.length, probes) && matches.length === 0
    ? 'refused'
    : { matches }
}

function isRefused(answer: Answer<unknown>): boolean {
  return answer.kind === 'unauthorized' || (answer.kind === 'refused' && answer.error.status === 403)
}
