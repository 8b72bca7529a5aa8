import { hasNothingInCommon, isSameAddress } from '../domain/content.ts'
import type { CustomerChangesDraft, NewCustomerDraft } from '../domain/new-customer.ts'
import { pair } from '../domain/recognition.ts'
import type { Delivery, NewEntry, StoredCustomer, StoredEntry } from '../outbox/model.ts'
import type { Answer } from '../wire/answer.ts'
import { answeredAttributes } from '../wire/attribute-shape.ts'
import type { WireCustomer } from '../wire/customer-shape.ts'
import { applyResponse } from './apply-response.ts'
import {
  addressesOf,
  draftToSend,
  ownAddresses,
  toDelivery,
  withParts,
  type CustomerParts,
} from './created-parts.ts'
import { missingEntries, missingValues, partsInBoth } from './missing-entries.ts'
import { lookupResultOfError, type LookupResult, type OperationContext } from './operation.ts'

type Context = OperationContext<'create-customer'>

/**
 * Finds the customer of the signed-in shopper. An identity has one customer, so it is the one that the create was meant to
 * make, whoever made it. What it lacks of the create becomes entries.
 */
export async function findOwnCustomer(context: Context): Promise<LookupResult> {
  const answer = await context.endpoints.readSignedInCustomer()
  return answer.kind === 'ok' ? recognizeOwn(context, answer.body) : lookupResultOfError(answer)
}

/**
 * The same before the create is sent: a shopper may have a customer already. A channel that refuses to say leaves it to the
 * create. If the channel did not answer, nothing personal is sent.
 */
export async function findOwnCustomerFirst(context: Context): Promise<Answer<Delivery | undefined>> {
  const answer = await context.endpoints.readSignedInCustomer()
  if (answer.kind !== 'ok' && answer.kind !== 'refused' && answer.kind !== 'unauthorized') return answer
  const result = answer.kind === 'ok' ? recognizeOwn(context, answer.body, false) : undefined
  return { kind: 'ok', body: result?.kind === 'found' ? result.delivery : undefined }
}

function recognizeOwn(context: Context, own: WireCustomer, isSent = true): LookupResult {
  const { entry } = context
  if (own.requestId === entry.id) return { kind: 'found', delivery: toDelivery(context, own) }
  // Another create made it, and it is about somebody else: the token may be another shopper's.
  const isForeign = own.requestId !== undefined && hasNothingInCommon(entry.payload.draft, own.content)
  return isForeign
    ? { kind: 'cannot-tell' }
    : { kind: 'found', delivery: toOwnDelivery(context, own, isSent) }
}

function toOwnDelivery(context: Context, own: WireCustomer, isSent: boolean): Delivery {
  const { draft, addressKeys } = context.entry.payload
  const sent = draftToSend(context)
  const parts = presentParts(draft, addressKeys, own)
  const attributes = answeredAttributes(draft.attributes ?? [], own.attributes ?? [])
  const missing = missingValues(draft, { ...own.content, attributes })
  const hasSentAddresses = addressesOf(sent, addressKeys).every(({ key }) => parts.addressKeys.includes(key))
  // What no answer tells, such as extension properties, came with a create that was sent.
  const isSame = Object.values(missing).every((value) => isSent && typeof value !== 'string')
  if (isSame && hasSentAddresses) return toDelivery(context, withAllParts(own))
  return {
    apply: (customer) => applyResponse(withParts(asMadeElsewhere(customer, own), parts), own, parts.own),
    remaining: differences(context, missing, parts),
  }
}

/** Takes what the answer does not mention as absent: the customer may be older than the create. */
function withAllParts(own: WireCustomer): WireCustomer {
  const { titleId = '0', affiliationIds = [], contacts = [] } = own
  return { ...own, titleId, affiliationIds, contacts }
}

/** The parts of a draft that a customer has, whoever added them. */
function presentParts(draft: NewCustomerDraft, keys: readonly string[], own: WireCustomer): CustomerParts {
  const addresses = addressesOf(draft, keys)
  const found = pair(addresses, own.addresses ?? [], [
    ({ key }, wire) => wire.key === key,
    (address, wire) => isSameAddress(address, wire.content),
  ])
  const mine = ownAddresses(addresses, found)
  const contacts = own.contacts?.map(({ contact }) => contact)
  return { ...partsInBoth(draft, { ...own, contacts }), addressKeys: [...mine.keys()], own: mine }
}

/** An answer is matched by the id of the create that made the customer. Nothing of the draft was accepted as such. */
function asMadeElsewhere(customer: StoredCustomer, { requestId }: WireCustomer): StoredCustomer {
  const { createEntryId } = customer
  const profile = { ...customer.profile, attributes: [], extensionProperties: undefined }
  return { ...customer, createEntryId: requestId ?? createEntryId, profile }
}

/**
 * The entries for everything that was typed and that the customer does not have. `whenExists: 'update'` sends them;
 * otherwise they are refused and kept. The first one keeps the id of the create, by which the site knows it.
 */
function differences(
  { entry, toHeldEntry }: Context,
  missing: CustomerChangesDraft,
  parts: CustomerParts,
): readonly NewEntry[] {
  const entries = missingEntries(entry.payload, missing, parts, toHeldEntry)
  const isUpdate = entry.payload.whenExists === 'update'
  return entries.map((one, index) => ({
    ...one,
    ...(isUpdate ? {} : refusedAsExisting),
    createEntryId: entry.id,
    id: index === 0 ? entry.id : one.id,
  }))
}

const refusedAsExisting = {
  status: 'refused',
  failure: { kind: 'refused', code: 'customer_exists' },
} as const

/** True for what was refused because the shopper has a customer already. */
export function isRefusedAsExisting({ status, failure }: StoredEntry): boolean {
  return status === refusedAsExisting.status && failure?.code === refusedAsExisting.failure.code
}
