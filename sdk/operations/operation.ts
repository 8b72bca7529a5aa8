import type { Channel } from '../domain/channel.ts'
import type { Customer } from '../domain/customer.ts'
import type { EntryKind } from '../domain/entry.ts'
import type { PartState } from '../domain/part.ts'
import type { AsyncRules } from '../negotiation/decision.ts'
import type { Delivery } from '../outbox/intents.ts'
import type { Part } from '../outbox/new-entry.ts'
import type { EntryOf, NewEntry, StoredCustomer } from '../outbox/records.ts'
import type { Answer } from '../wire/answer.ts'
import type { WireCustomer } from '../wire/customer-shape.ts'
import type { Endpoints } from '../wire/endpoints.ts'

/** An entry that is being carried out, with what it takes. */
export interface Call<Kind extends EntryKind> {
  readonly entry: EntryOf<Kind>
  readonly customer: StoredCustomer
  readonly endpoints: Endpoints
  /** As it was known when the entry was sent. */
  readonly channel: Channel
  readonly rules: AsyncRules
  /** Makes an entry of the same customer that is held until the customer is synced. */
  readonly toWaiting: (part: Part) => NewEntry
}

/** What a look-up tells of an intent whose answer was lost. */
export type Finding =
  | { readonly kind: 'found'; readonly delivery: Delivery }
  | { readonly kind: 'absent' | 'try-later' | 'cannot-tell' }

/** One kind of intent: how it travels, how it is looked up, and how it shows meanwhile. */
export interface OperationKind<Kind extends EntryKind> {
  /** `repeatable`: sent twice it changes nothing, so a lost answer leaves no doubt. */
  readonly again: 'repeatable' | 'look up first'
  send(call: Call<Kind>): Promise<Answer<Delivery>>
  lookUp(call: Call<Kind>): Promise<Finding>
  /** The customer as a person sees it while the entry is on its way. Pure. */
  show(customer: Customer, entry: EntryOf<Kind>, state: PartState): Customer
}

/** The key under which the channel knows a customer by now. */
export function accountOf({ identity }: StoredCustomer): string | undefined {
  if (identity.status === 'synced') return identity.accountNumber
  return identity.status === 'pending' ? identity.guid : undefined
}

/** Changes the customer in the channel. */
export async function edit(
  call: Call<EntryKind>,
  changes: object,
  toDelivery: (edited: WireCustomer) => Delivery,
): Promise<Answer<Delivery>> {
  const account = accountOf(call.customer)
  if (account === undefined) return { kind: 'busy' }
  const answer = await call.endpoints.editCustomer(
    account,
    { AccountNumber: account, ...changes },
    call.entry.id,
  )
  return mapAnswer(answer, toDelivery)
}

/** Reads the customer and finds out whether the intent has reached it. */
export async function lookUpIn(
  call: Call<EntryKind>,
  toDelivery: (known: WireCustomer) => Delivery | undefined,
): Promise<Finding> {
  const account = accountOf(call.customer)
  if (account === undefined) return { kind: 'absent' }
  const answer = await call.endpoints.readCustomer(account)
  if (answer.kind !== 'ok') return unhappyFinding(answer)
  const delivery = toDelivery(answer.body)
  return delivery ? { kind: 'found', delivery } : { kind: 'absent' }
}

export function unhappyFinding(answer: Exclude<Answer<unknown>, { kind: 'ok' }>): Finding {
  if (answer.kind !== 'refused') return { kind: 'try-later' }
  const isNotFound = answer.error.status === 404 || answer.error.resourceId?.endsWith('CustomerNotFound')
  return { kind: isNotFound ? 'absent' : 'cannot-tell' }
}

export function mapAnswer<From, To>(answer: Answer<From>, toBody: (body: From) => To): Answer<To> {
  return answer.kind === 'ok' ? { kind: 'ok', body: toBody(answer.body) } : answer
}
