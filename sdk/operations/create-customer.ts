import type { NewCustomerDraft } from '../domain/customer.ts'
import { partsOfAsyncCreate } from '../negotiation/create-parts.ts'
import { withProfile } from '../outbox/customer-record.ts'
import type { Delivery } from '../outbox/intents.ts'
import type { NewEntry, StoredCustomer } from '../outbox/records.ts'
import { findWireAddress } from '../wire/address-shape.ts'
import { hasContact } from '../wire/contact-shape.ts'
import type { WireCustomer } from '../wire/customer-shape.ts'
import { mapAnswer, unhappyFinding, type Call, type Finding, type OperationKind } from './operation.ts'
import { withWireFacts } from './wire-facts.ts'

type CreateCall = Call<'create-customer'>

const candidatesRead = 5

export const createCustomer: OperationKind<'create-customer'> = {
  again: 'look up first',
  async send(call) {
    const { entry, endpoints } = call
    const idempotencyKey = entry.sent?.idempotencyKey
    const answer = await endpoints.createCustomer({
      requestId: entry.id,
      draft: draftToSend(call),
      addressKeys: entry.payload.addressKeys,
      asAsync: entry.requestedMode === 'async',
      ...(idempotencyKey !== undefined && { idempotencyKey }),
    })
    return mapAnswer(answer, (created) => toDelivery(call, created))
  },
  async lookUp(call) {
    return call.entry.sent?.as === 'shopper' ? askForOwnCustomer(call) : searchForIntent(call)
  },
  show: (customer) => customer,
}

/** The channel may store it async, by its own mode or because it is asked to. */
function goesAsync({ entry, channel }: CreateCall): boolean {
  return entry.requestedMode === 'async' || channel.mode === 'async'
}

function draftToSend(call: CreateCall): NewCustomerDraft {
  const { draft } = call.entry.payload
  return goesAsync(call) ? partsOfAsyncCreate(draft, call.channel, call.rules).carried : draft
}

/**
 * One identity has one customer. One that says that another intent made it may belong to somebody who signed in since:
 * nothing can be told from it.
 */
async function askForOwnCustomer(call: CreateCall): Promise<Finding> {
  const answer = await call.endpoints.readSignedInCustomer()
  if (answer.kind !== 'ok') return unhappyFinding(answer)
  const { requestId } = answer.body
  if (requestId !== undefined && requestId !== call.entry.id) return { kind: 'cannot-tell' }
  return { kind: 'found', delivery: toDelivery(call, answer.body) }
}

/**
 * Searches by what the shopper typed, which any channel can, and recognises the intent by its id. A channel that wants a
 * token for that tells a guest nothing, however often it is asked.
 */
async function searchForIntent(call: CreateCall): Promise<Finding> {
  const { entry, endpoints } = call
  const { email, firstName, lastName } = entry.payload.draft
  const answer = await endpoints.search(email || `${firstName} ${lastName}`)
  if (answer.kind === 'unauthorized' && (await endpoints.whoAsks()) === 'guest')
    return { kind: 'cannot-tell' }
  if (answer.kind !== 'ok') return unhappyFinding(answer)
  let isConclusive = answer.body.length <= candidatesRead
  for (const account of answer.body.slice(0, candidatesRead)) {
    const candidate = await endpoints.readCustomer(account)
    if (candidate.kind !== 'ok') return unhappyFinding(candidate)
    const { requestId } = candidate.body
    if (requestId === entry.id) return { kind: 'found', delivery: toDelivery(call, candidate.body) }
    if (requestId === undefined) isConclusive = false
  }
  return { kind: isConclusive ? 'absent' : 'cannot-tell' }
}

/** What the channel did not take, whatever the reason, is not lost: it is carried out when the customer is synced. */
function toDelivery(call: CreateCall, created: WireCustomer): Delivery {
  const { draft, addressKeys } = call.entry.payload
  const sent = draftToSend(call)
  const taken = partsTaken(sent, addressKeys, created)
  const held = <Part>(wanted: readonly Part[], got: readonly Part[]) =>
    wanted.filter((part) => !got.includes(part))
  const remaining: NewEntry[] = [
    ...(draft.titleId && !taken.titleId
      ? [call.toWaiting({ kind: 'add-title', payload: { titleId: draft.titleId } })]
      : []),
    ...held(draft.affiliationIds ?? [], taken.affiliationIds).map((affiliationId) =>
      call.toWaiting({ kind: 'add-affiliation', payload: { affiliationId } }),
    ),
    ...held(draft.contacts ?? [], taken.contacts).map((contact) =>
      call.toWaiting({ kind: 'add-contact', payload: { contact } }),
    ),
    ...(draft.addresses ?? []).flatMap((address, index) => {
      const addressKey = addressKeys[index] ?? ''
      if (taken.addressKeys.includes(addressKey)) return []
      return [call.toWaiting({ kind: 'create-address', payload: { addressKey, address } })]
    }),
  ]
  return { apply: (customer) => withTaken(withWireFacts(customer, created), taken), remaining }
}

interface Taken {
  readonly titleId?: string
  readonly affiliationIds: readonly string[]
  readonly contacts: NonNullable<NewCustomerDraft['contacts']>
  readonly addressKeys: readonly string[]
}

/** The answer is the truth; where it does not mention a part, what was sent counts as taken. */
function partsTaken(sent: NewCustomerDraft, keys: readonly string[], answer: WireCustomer): Taken {
  const { titleId, affiliationIds = [], contacts = [], addresses = [] } = sent
  const isTitleTaken = answer.titleId === undefined || answer.titleId === titleId
  return {
    ...(titleId && isTitleTaken && { titleId }),
    affiliationIds: affiliationIds.filter((id) => answer.affiliationIds?.includes(id) ?? true),
    contacts: contacts.filter((contact) => !answer.contacts || hasContact(answer.contacts, contact)),
    addressKeys: addresses.flatMap((address, index) => {
      const key = keys[index] ?? ''
      return !answer.addresses || findWireAddress(answer.addresses, key, address) ? [key] : []
    }),
  }
}

function withTaken(customer: StoredCustomer, taken: Taken): StoredCustomer {
  const { titleId: _titleId, ...profile } = customer.profile
  return withProfile(
    { ...customer, profile },
    {
      ...(taken.titleId && { titleId: taken.titleId }),
      affiliationIds: taken.affiliationIds,
      contacts: taken.contacts,
      addresses: profile.addresses.filter(({ key }) => taken.addressKeys.includes(key)),
    },
  )
}
