import type { Channel } from '../domain/channel.ts'
import type { Customer } from '../domain/customer.ts'
import type { EntryKind } from '../domain/entry.ts'
import type { Caller } from '../domain/identity.ts'
import type { PartState } from '../domain/part.ts'
import type { Mark } from '../domain/recognition.ts'
import type { AsyncRules } from '../negotiation/decision.ts'
import type { EntryContent } from '../outbox/intent.ts'
import type { Delivery, EntryOf, NewEntry, StoredCustomer } from '../outbox/model.ts'
import type { Answer, FailedAnswer } from '../wire/answer.ts'
import type { WireCustomer } from '../wire/customer-shape.ts'
import type { Endpoints } from '../wire/endpoints.ts'
import { isAbout } from './apply-response.ts'
import { withOwnPaths } from './field-paths.ts'

/** One kind of intent: how it is sent, looked up and shown. */
export interface Operation<Kind extends EntryKind> {
  /**
   * Looks before the first attempt whether it is there already. Resolves with its delivery, or `undefined` if it is to be
   * sent. Absent: nothing could be there.
   */
  findFirst?(context: OperationContext<Kind>): Promise<Answer<Delivery | undefined>>
  /** Reads what the customer has just before the entry is sent. Absent: the operation does not need it. */
  readBefore?(context: OperationContext<Kind>): Promise<Answer<Before>>
  /** Sends the entry. Resolves with the effect on the customer if the channel accepted it. */
  send(context: OperationContext<Kind>): Promise<Answer<Delivery>>
  /**
   * Finds out whether an entry whose answer was lost has reached the channel: only one that did not is sent again. Absent:
   * sending it twice has the effect of sending it once, so a lost answer leaves no doubt.
   */
  lookUp?(context: OperationContext<Kind>): Promise<LookupResult>
  /** Returns the customer as a person sees it while the entry is open. Pure. */
  show(customer: Customer, entry: EntryOf<Kind>, state: PartState): Customer
}

/** The things that a customer had just before an entry was sent. */
export interface Before {
  /** Stored with the attempt, so that a lookup can tell what is new since then. */
  readonly marks: readonly Mark[]
  /** The customer as it was read. */
  readonly known?: WireCustomer
}

/** An entry with everything needed to send it or look it up, and what was read just before it is sent. */
export interface OperationContext<Kind extends EntryKind> extends Partial<Before> {
  readonly entry: EntryOf<Kind>
  readonly customer: StoredCustomer
  readonly endpoints: Endpoints
  /** The identity that the requests have. */
  readonly caller: Caller
  /** The configuration known at the last attempt. */
  readonly channel: Channel
  readonly rules: AsyncRules
  /** Makes an entry for the same customer that is held until the customer is synced. */
  readonly toHeldEntry: (content: EntryContent) => NewEntry
}

/**
 * The result of a lookup.
 *
 * - `not-found`: nothing is there that could be it. Believed only after a while, because it may come late.
 * - `unclear`: something is there that is not certainly it. After a while a person decides.
 * - `several`: more than one is there that could be it, so a person decides.
 * - `cannot-tell`: no lookup can answer it, so a person decides.
 * - `try-later`: the lookup could not be made.
 */
export type LookupResult =
  | {
      readonly kind: 'found'
      readonly delivery: Delivery
      /** More than one customer carries the id of this create: a browser repeated its request. */
      readonly isTwice?: boolean
    }
  | {
      readonly kind: 'unclear' | 'several' | 'cannot-tell'
      /** Adds what the channel has, so that the person who decides sees it. */
      readonly apply?: Delivery['apply']
    }
  | { readonly kind: 'not-found' }
  | { readonly kind: 'try-later'; readonly answer?: FailedAnswer }

/** The account under which the channel knows the customer: the number, before that the GUID. */
export function accountOf({ identity }: StoredCustomer): string | undefined {
  if (identity.status === 'synced') return identity.accountNumber
  return identity.status === 'pending' ? identity.guid : undefined
}

export function accountIn({ identity }: WireCustomer): string {
  return 'guid' in identity ? identity.guid : identity.accountNumber
}

/** Sends an edit of the customer. An answer about somebody else counts as lost. */
export async function sendEdit(
  context: OperationContext<EntryKind>,
  changes: object,
  toDelivery: (edited: WireCustomer) => Delivery,
): Promise<Answer<Delivery>> {
  const account = context.known ? accountIn(context.known) : accountOf(context.customer)
  if (account === undefined) return { kind: 'busy' }
  const body = { AccountNumber: account, ...changes }
  const answer = await context.endpoints.editCustomer(account, body, context.entry.id)
  if (answer.kind === 'ok' && !isAbout(context.customer, answer.body))
    return { kind: 'lost', reason: 'about-somebody-else' }
  // The reconciler brings the account number of a GUID that is not known any more, and then the entry is sent.
  const isReplaced = context.customer.identity.status === 'pending' && isCustomerNotFound(answer)
  return isReplaced ? { kind: 'busy' } : mapAnswer(withOwnPaths(answer, context), toDelivery)
}

/**
 * Reads the customer before an edit. Nothing was changed yet, so nothing is in doubt: a lost answer, or one about somebody
 * else, is `busy`.
 */
export async function readBeforeEdit(context: OperationContext<EntryKind>): Promise<Answer<WireCustomer>> {
  const { customer } = context
  const answer = await readCustomer(context)
  const isUnusable = answer.kind === 'ok' && !isAbout(customer, answer.body)
  const isReplaced = customer.identity.status === 'pending' && isCustomerNotFound(answer)
  return isUnusable || isReplaced ? { kind: 'busy' } : busyIfLost(answer)
}

/** A lost answer to a question leaves nothing in doubt: it is asked again later. */
export function busyIfLost<Body>(answer: Answer<Body>): Answer<Body> {
  return answer.kind === 'lost' || answer.kind === 'communication-failed' ? { kind: 'busy' } : answer
}

/**
 * Reads the customer. After a conversion the GUID may be unknown, or answer the customer as it was before. A shopper asks
 * for the own customer instead, which is always the current one.
 */
async function readCustomer({
  customer,
  endpoints,
  caller,
}: OperationContext<EntryKind>): Promise<Answer<WireCustomer>> {
  const account = accountOf(customer)
  if (account === undefined) return { kind: 'busy' }
  const isOwn = customer.identity.status === 'pending' && caller === 'shopper'
  return isOwn ? endpoints.readSignedInCustomer() : endpoints.readCustomer(account)
}

/** Reads the customer before an addition to a list of it. */
export async function readList<Item>(
  context: OperationContext<EntryKind>,
  listOf: (known: WireCustomer) => readonly Item[] | undefined,
  toMark: (item: Item) => Mark,
): Promise<Answer<Before>> {
  const answer = await readBeforeEdit(context)
  return mapAnswer(answer, (known) => ({ known, marks: (listOf(known) ?? []).map(toMark) }))
}

/**
 * Reads the customer for a lookup, unless it was read just before. Without an answer about this customer, resolves with the
 * result of the lookup.
 */
export async function readForLookup(
  context: OperationContext<EntryKind>,
): Promise<{ readonly kind: 'read'; readonly wire: WireCustomer } | LookupResult> {
  const { customer, known } = context
  if (known) return { kind: 'read', wire: known }
  if (accountOf(customer) === undefined) return { kind: 'not-found' }
  const answer = await readCustomer(context)
  if (answer.kind === 'ok')
    return isAbout(customer, answer.body) ? { kind: 'read', wire: answer.body } : { kind: 'try-later' }
  if (!isCustomerNotFound(answer)) return lookupResultOfError(answer)
  // A customer that is not there says nothing about what it has. A GUID is replaced by the account number.
  return { kind: customer.identity.status === 'pending' ? 'try-later' : 'cannot-tell' }
}

/** Maps a failed request of a lookup to its result. A refused one other than "not found" would be refused again. */
export function lookupResultOfError(answer: FailedAnswer): LookupResult {
  if (answer.kind !== 'refused') return { kind: 'try-later', answer }
  return { kind: isCustomerNotFound(answer) ? 'not-found' : 'cannot-tell' }
}

function isCustomerNotFound(answer: Answer<unknown>): boolean {
  if (answer.kind !== 'refused') return false
  const { status, resourceId } = answer.error
  return status === 404 || (resourceId?.endsWith('CustomerNotFound') ?? false)
}

export function mapAnswer<From, To>(answer: Answer<From>, toBody: (body: From) => To): Answer<To> {
  return answer.kind === 'ok' ? { kind: 'ok', body: toBody(answer.body) } : answer
}
