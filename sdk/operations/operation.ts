import type { Channel } from '../domain/channel.ts'
import type { Customer } from '../domain/customer.ts'
import type { EntryKind } from '../domain/entry.ts'
import type { PartState } from '../domain/part.ts'
import type { AsyncRules } from '../negotiation/decision.ts'
import type { EntryContent } from '../outbox/intent.ts'
import type { Delivery, EntryOf, NewEntry, StoredAddress, StoredCustomer } from '../outbox/model.ts'
import { withIdentity, withProfile } from '../outbox/stored-customer.ts'
import { findWireAddress, type WireAddress } from '../wire/address-shape.ts'
import type { Answer } from '../wire/answer.ts'
import type { WireCustomer } from '../wire/customer-shape.ts'
import type { Endpoints } from '../wire/endpoints.ts'
import { withOwnPaths } from './field-paths.ts'

/** One kind of intent: how it is sent, looked up and shown. */
export interface Operation<Kind extends EntryKind> {
  /**
   * `safe`: sending it twice has the effect of sending it once, so a lost answer leaves no doubt. `after-lookup`: it may
   * only be sent again after a lookup did not find it.
   */
  readonly resend: 'safe' | 'after-lookup'
  /** Sends the entry. Resolves with the effect on the customer if the channel accepted it. */
  send(context: OperationContext<Kind>): Promise<Answer<Delivery>>
  /** Finds out whether an entry whose answer was lost has reached the channel. */
  lookUp(context: OperationContext<Kind>): Promise<LookupResult>
  /** Returns the customer as a person sees it while the entry is open. Pure. */
  show(customer: Customer, entry: EntryOf<Kind>, state: PartState): Customer
}

/** An entry with everything needed to send it or look it up. */
export interface OperationContext<Kind extends EntryKind> {
  readonly entry: EntryOf<Kind>
  readonly customer: StoredCustomer
  readonly endpoints: Endpoints
  /** The configuration known at the last attempt. */
  readonly channel: Channel
  readonly rules: AsyncRules
  /** Makes an entry for the same customer that is held until the customer is synced. */
  readonly toHeldEntry: (content: EntryContent) => NewEntry
}

/** The result of a lookup. `cannot-tell`: no lookup can answer it, so a person decides. */
export type LookupResult =
  | { readonly kind: 'found'; readonly delivery: Delivery }
  | { readonly kind: 'not-found' | 'try-later' | 'cannot-tell' }

/** The account under which the channel knows the customer: the number, before that the GUID. */
export function accountOf({ identity }: StoredCustomer): string | undefined {
  if (identity.status === 'synced') return identity.accountNumber
  return identity.status === 'pending' ? identity.guid : undefined
}

/** Sends an edit of the customer. */
export async function sendEdit(
  context: OperationContext<EntryKind>,
  changes: object,
  toDelivery: (edited: WireCustomer) => Delivery,
): Promise<Answer<Delivery>> {
  const account = accountOf(context.customer)
  if (account === undefined) return { kind: 'busy' }
  const body = { AccountNumber: account, ...changes }
  const answer = await context.endpoints.editCustomer(account, body, context.entry.id)
  return mapAnswer(withOwnPaths(answer, context), toDelivery)
}

/**
 * Adds to a list that an edit replaces as a whole. Reads the list first, so that nothing that headquarters has is
 * overwritten, and sends nothing if the item is already there.
 */
export async function addToList(
  context: OperationContext<EntryKind>,
  list: {
    readonly hasItem: (known: WireCustomer) => boolean
    readonly toChanges: (known: WireCustomer) => object
    readonly toDelivery: (wire: WireCustomer) => Delivery
  },
): Promise<Answer<Delivery>> {
  const known = await readBeforeEdit(context)
  if (known.kind !== 'ok') return known
  if (list.hasItem(known.body)) return mapAnswer(known, list.toDelivery)
  return sendEdit(context, list.toChanges(known.body), list.toDelivery)
}

/** Reads the customer before an edit. A lost answer is `busy`: nothing was changed yet, so nothing is in doubt. */
export async function readBeforeEdit({
  customer,
  endpoints,
}: OperationContext<EntryKind>): Promise<Answer<WireCustomer>> {
  const account = accountOf(customer)
  if (account === undefined) return { kind: 'busy' }
  const answer = await endpoints.readCustomer(account)
  return answer.kind === 'lost' ? { kind: 'busy' } : answer
}

/** Reads the customer and checks whether the entry has reached it: `toDelivery` returns `undefined` if not. */
export async function lookUpInCustomer(
  { customer, endpoints }: OperationContext<EntryKind>,
  toDelivery: (known: WireCustomer) => Delivery | undefined,
): Promise<LookupResult> {
  const account = accountOf(customer)
  if (account === undefined) return { kind: 'not-found' }
  const answer = await endpoints.readCustomer(account)
  if (answer.kind !== 'ok') return lookupResultOfError(answer)
  const delivery = toDelivery(answer.body)
  return delivery ? { kind: 'found', delivery } : { kind: 'not-found' }
}

/** Maps a failed request of a lookup to its result. A refused one other than "not found" would be refused again. */
export function lookupResultOfError(answer: Exclude<Answer<unknown>, { kind: 'ok' }>): LookupResult {
  if (answer.kind !== 'refused') return { kind: 'try-later' }
  const isNotFound = answer.error.status === 404 || answer.error.resourceId?.endsWith('CustomerNotFound')
  return { kind: isNotFound ? 'not-found' : 'cannot-tell' }
}

export function mapAnswer<From, To>(answer: Answer<From>, toBody: (body: From) => To): Answer<To> {
  return answer.kind === 'ok' ? { kind: 'ok', body: toBody(answer.body) } : answer
}

/** Adds the data of a channel's answer to a customer: its identity, and the identifiers of its addresses. */
export function applyResponse(customer: StoredCustomer, wire: WireCustomer): StoredCustomer {
  const identified = withIdentity(customer, wire.identity)
  const { addresses } = wire
  if (!addresses) return identified
  return withProfile(identified, {
    addresses: identified.profile.addresses.map((address) => withIdentifiers(address, addresses)),
  })
}

function withIdentifiers(address: StoredAddress, known: readonly WireAddress[]): StoredAddress {
  const found = findWireAddress(known, address.key, address)
  if (!found) return address
  return {
    ...address,
    recordId: found.recordId || (address.recordId ?? ''),
    ...(found.channelId && { channelId: found.channelId }),
  }
}
