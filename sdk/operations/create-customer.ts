import { fullNameOf } from '../domain/names.ts'
import type { NewCustomerDraft } from '../domain/new-customer.ts'
import { splitForAsyncCreate } from '../negotiation/decision.ts'
import type { Delivery, NewEntry, StoredCustomer } from '../outbox/model.ts'
import { withProfile } from '../outbox/stored-customer.ts'
import { findWireAddress } from '../wire/address-shape.ts'
import { hasContact, type WireCustomer } from '../wire/customer-shape.ts'
import { withOwnPaths } from './field-paths.ts'
import {
  applyResponse,
  lookupResultOfError,
  mapAnswer,
  type LookupResult,
  type Operation,
  type OperationContext,
} from './operation.ts'

type Context = OperationContext<'create-customer'>

/** A search reads at most this many candidates. */
const mostCandidates = 5

export const createCustomer: Operation<'create-customer'> = {
  resend: 'after-lookup',
  async send(context) {
    const { entry, endpoints } = context
    const idempotencyKey = entry.lastAttempt?.idempotencyKey
    const answer = await endpoints.createCustomer({
      requestId: entry.id,
      draft: draftToSend(context),
      addressKeys: entry.payload.addressKeys,
      requestAsync: entry.requestedMode === 'async',
      ...(idempotencyKey !== undefined && { idempotencyKey }),
    })
    return mapAnswer(withOwnPaths(answer, context), (created) => toDelivery(context, created))
  },
  async lookUp(context) {
    return context.entry.lastAttempt?.caller === 'shopper'
      ? readOwnCustomer(context)
      : searchCustomer(context)
  },
  show: (customer) => customer,
}

/** The channel may create it async, by its own mode or because the request asks for it. */
function mayBecomeAsync({ entry, channel }: Context): boolean {
  return entry.requestedMode === 'async' || channel.mode === 'async'
}

function draftToSend(context: Context): NewCustomerDraft {
  const { draft } = context.entry.payload
  return mayBecomeAsync(context) ? splitForAsyncCreate(draft, context.channel, context.rules).included : draft
}

/**
 * Reads the signed-in shopper's customer: an identity has one customer. If it names another create, it may belong to
 * somebody who signed in since, so it tells nothing about this one.
 */
async function readOwnCustomer(context: Context): Promise<LookupResult> {
  const answer = await context.endpoints.readSignedInCustomer()
  if (answer.kind !== 'ok') return lookupResultOfError(answer)
  const { requestId } = answer.body
  if (requestId !== undefined && requestId !== context.entry.id) return { kind: 'cannot-tell' }
  return { kind: 'found', delivery: toDelivery(context, answer.body) }
}

/**
 * Searches by e-mail or name, which every channel supports, and recognises the customer by the id of its create. A channel
 * that requires a token for a search never answers a guest, so trying again would not help.
 */
async function searchCustomer(context: Context): Promise<LookupResult> {
  const { entry, endpoints } = context
  const { draft } = entry.payload
  const answer = await endpoints.search(draft.email || fullNameOf(draft))
  if (answer.kind === 'unauthorized' && entry.lastAttempt?.caller === 'guest') return { kind: 'cannot-tell' }
  if (answer.kind !== 'ok') return lookupResultOfError(answer)
  let isConclusive = answer.body.length <= mostCandidates
  for (const account of answer.body.slice(0, mostCandidates)) {
    const candidate = await endpoints.readCustomer(account)
    if (candidate.kind !== 'ok') return lookupResultOfError(candidate)
    const { requestId } = candidate.body
    if (requestId === entry.id) return { kind: 'found', delivery: toDelivery(context, candidate.body) }
    if (requestId === undefined) isConclusive = false
  }
  return { kind: isConclusive ? 'not-found' : 'cannot-tell' }
}

/** Parts that the channel did not accept, for whatever reason, become entries that wait for the account number. */
function toDelivery(context: Context, created: WireCustomer): Delivery {
  const accepted = acceptedParts(draftToSend(context), context.entry.payload.addressKeys, created)
  return {
    apply: (customer) => withAcceptedParts(applyResponse(customer, created), accepted),
    remaining: remainingEntries(context, accepted),
  }
}

interface AcceptedParts {
  readonly titleId?: string
  readonly affiliationIds: readonly string[]
  readonly contacts: NonNullable<NewCustomerDraft['contacts']>
  readonly addressKeys: readonly string[]
}

/** Reads the accepted parts from the answer. If the answer does not mention a part, everything sent counts as accepted. */
function acceptedParts(sent: NewCustomerDraft, keys: readonly string[], answer: WireCustomer): AcceptedParts {
  const { titleId, affiliationIds = [], contacts = [], addresses = [] } = sent
  const isTitleAccepted = answer.titleId === undefined || answer.titleId === titleId
  return {
    ...(titleId && isTitleAccepted && { titleId }),
    affiliationIds: affiliationIds.filter((id) => answer.affiliationIds?.includes(id) ?? true),
    contacts: contacts.filter((contact) => !answer.contacts || hasContact(answer.contacts, contact)),
    addressKeys: addresses.flatMap((address, index) => {
      const key = keys[index] ?? ''
      return !answer.addresses || findWireAddress(answer.addresses, key, address) ? [key] : []
    }),
  }
}

function remainingEntries({ entry, toHeldEntry }: Context, accepted: AcceptedParts): readonly NewEntry[] {
  const { draft, addressKeys } = entry.payload
  const { titleId, affiliationIds = [], contacts = [], addresses = [] } = draft
  return [
    ...(titleId && !accepted.titleId ? [toHeldEntry({ kind: 'add-title', payload: { titleId } })] : []),
    ...affiliationIds
      .filter((affiliationId) => !accepted.affiliationIds.includes(affiliationId))
      .map((affiliationId) => toHeldEntry({ kind: 'add-affiliation', payload: { affiliationId } })),
    ...contacts
      .filter((contact) => !accepted.contacts.includes(contact))
      .map((contact) => toHeldEntry({ kind: 'add-contact', payload: { contact } })),
    ...addresses.flatMap((address, index) => {
      const addressKey = addressKeys[index] ?? ''
      if (accepted.addressKeys.includes(addressKey)) return []
      return [toHeldEntry({ kind: 'create-address', payload: { addressKey, address } })]
    }),
  ]
}

function withAcceptedParts(customer: StoredCustomer, accepted: AcceptedParts): StoredCustomer {
  const { titleId: _titleId, ...profile } = customer.profile
  return withProfile(
    { ...customer, profile },
    {
      ...(accepted.titleId && { titleId: accepted.titleId }),
      affiliationIds: accepted.affiliationIds,
      contacts: accepted.contacts,
      addresses: profile.addresses.filter(({ key }) => accepted.addressKeys.includes(key)),
    },
  )
}
