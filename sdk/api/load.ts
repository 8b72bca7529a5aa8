import { isAboutSomebodyElse } from '../domain/content.ts'
import type { Customer } from '../domain/customer.ts'
import type { Failure } from '../domain/failure.ts'
import { toGuid } from '../domain/identity.ts'
import { applyReading } from '../operations/apply-response.ts'
import { findLoaded, toLoaded } from '../operations/load-customer.ts'
import { accountIn, lookupResultOfError } from '../operations/operation.ts'
import type { Snapshot } from '../outbox/model.ts'
import type { Customers, OwnCustomer } from '../public.ts'
import { createStore } from '../store.ts'
import { findCustomer, viewOf } from '../views/customer-view.ts'
import type { Answer, FailedAnswer } from '../wire/answer.ts'
import type { WireCustomer } from '../wire/customer-shape.ts'
import type { Endpoints } from '../wire/endpoints.ts'
import { type ApiDeps, checkId, throwFailure, throwUnanswered, withPublicErrors } from './verb.ts'

export type LoadDeps = ApiDeps & { readonly endpoints: Endpoints }

/** The verb and the store for a customer that another device, a till or automatic linking made. */
export function createLoad(deps: LoadDeps): Pick<Customers, 'load' | 'own'> {
  const { view, caller, outbox } = deps
  let hasNone = false
  const own = createStore<OwnCustomer>({ state: 'unknown' })
  if (caller === 'shopper') view.snapshot.subscribe(showOwn)

  function showOwn(snapshot: Snapshot): void {
    const customer = ownOf(snapshot)
    own.set(customer ? { state: 'known', customer } : { state: hasNone ? 'none' : 'unknown' })
  }

  async function load(given: string | undefined): Promise<Customer | undefined> {
    if (caller === 'guest') return throwFailure(deps, { kind: 'sign-in', code: 'token_needed' })
    if (given !== undefined) checkId('account', given)
    const account = given?.trim()
    // Noted before asking, so that other tabs do not ask as well.
    if (account === undefined) await noteReading(deps).catch(() => undefined)
    const answer = await ask(deps, account)
    if (answer.kind === 'ok') {
      if (isAboutOther(answer.body, account, await outbox.read())) return throwUnanswered(deps, notAnswered)
      hasNone = false
      return keep(deps, answer.body, account === undefined)
    }
    const isNone = account === undefined && lookupResultOfError(answer).kind === 'not-found'
    if (!isNone) return throwUnanswered(deps, failureOf(answer))
    hasNone = true
    await view.reload()
    showOwn(view.snapshot.get())
    return undefined
  }

  return {
    load: (account) => withPublicErrors(deps, () => load(account)),
    own,
  }
}

/** The name under which the time of the last reading of the own customer is stored, in milliseconds since the epoch. */
export async function ownReadAt({ outbox }: LoadDeps): Promise<string> {
  return `own-read-at ${await outbox.owner()}`
}

async function noteReading(deps: LoadDeps): Promise<void> {
  await deps.outbox.writeMeta(await ownReadAt(deps), deps.environment.now())
}

/** The customer of the signed-in shopper, if this device knows it. */
export function ownOf(snapshot: Snapshot): Customer | undefined {
  const own = snapshot.customers.find(({ identity }) => 'mode' in identity)
  return own && viewOf(snapshot, own)
}

function ask({ endpoints, caller }: LoadDeps, account: string | undefined): Promise<Answer<WireCustomer>> {
  if (account !== undefined) return endpoints.readCustomer(account)
  if (caller === 'shopper') return endpoints.readSignedInCustomer()
  throw new TypeError('customers.load: an application has no customer of its own. Pass an account number.')
}

const notAnswered: Failure = { kind: 'unreachable', code: 'channel_unreachable' }

/**
 * True if an answer is about somebody else than was asked for. An identity may get another customer, but not that of another
 * person. A GUID may be answered with the number that replaced it.
 */
function isAboutOther(wire: WireCustomer, account: string | undefined, snapshot: Snapshot): boolean {
  if (account === undefined) {
    const own = findLoaded(snapshot.customers, wire, true) ? undefined : ownOf(snapshot)
    return own !== undefined && isAboutSomebodyElse(own, wire.content)
  }
  const guid = toGuid(account)
  const isReplaced = guid !== undefined && 'accountNumber' in wire.identity
  return !isReplaced && accountIn(wire).toLowerCase() !== (guid ?? account.toLowerCase())
}

async function keep(deps: LoadDeps, wire: WireCustomer, isOwn: boolean): Promise<Customer | undefined> {
  const { outbox, environment } = deps
  const ids = { key: environment.uuid(), entryId: environment.uuid(), now: environment.now() }
  const key = await outbox.load({
    find: (customers) => findLoaded(customers, wire, isOwn),
    update: (known) => applyReading(known, wire),
    create: () => toLoaded(wire, ids),
  })
  await deps.onRecorded()
  return findCustomer(await outbox.read(), key)
}

function failureOf(answer: FailedAnswer): Failure {
  if (answer.kind === 'unauthorized') return { kind: 'sign-in', code: answer.code }
  if (answer.kind === 'busy' || answer.kind === 'communication-failed')
    return { kind: 'unreachable', code: 'channel_busy' }
  if (answer.kind === 'lost' || answer.kind === 'not-the-channel') return notAnswered
  const isForbidden = answer.error.status === 403
  return { kind: 'refused', code: isForbidden ? 'not_allowed' : 'headquarters_refused' }
}
