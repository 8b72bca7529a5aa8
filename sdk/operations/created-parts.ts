import { isSameContact } from '../domain/content.ts'
import type { NewCustomerDraft } from '../domain/new-customer.ts'
import type { NewContact } from '../domain/part.ts'
import { pair } from '../domain/recognition.ts'
import { splitForAsyncCreate } from '../negotiation/create-decision.ts'
import type { EntryContent } from '../outbox/intent.ts'
import type { Delivery, NewEntry, Payloads, StoredAddress, StoredCustomer } from '../outbox/model.ts'
import { withProfile } from '../outbox/stored-customer.ts'
import type { WireCustomer } from '../wire/customer-shape.ts'
import { applyResponse, type OwnAddresses } from './apply-response.ts'
import type { OperationContext } from './operation.ts'
import { pairAddresses } from './recognize-addresses.ts'

type Context = OperationContext<'create-customer'>

/** The part of the draft that is sent: the channel may create it async, by its own mode or because the request asks for it. */
export function draftToSend({ entry, channel, rules }: Context): NewCustomerDraft {
  const { draft } = entry.payload
  const mayBecomeAsync = entry.requestedMode === 'async' || channel.mode === 'async'
  return mayBecomeAsync ? splitForAsyncCreate(draft, channel, rules).included : draft
}

/** Parts that the channel did not accept, for whatever reason, become entries that wait for the account number. */
export function toDelivery(context: Context, created: WireCustomer): Delivery {
  const accepted = acceptedParts(draftToSend(context), context.entry.payload.addressKeys, created)
  return {
    apply: (customer) => applyResponse(withParts(customer, accepted), created, accepted.own),
    remaining: remainingEntries(context.entry.payload, accepted, context.toHeldEntry),
  }
}

/** The parts of a draft that a customer has. */
export interface CustomerParts {
  readonly titleId?: string | undefined
  readonly affiliationIds: readonly string[]
  readonly contacts: readonly NewContact[]
  readonly addressKeys: readonly string[]
  readonly own: OwnAddresses
}

/** The entries for the parts of a draft that a customer does not have. */
export function remainingEntries(
  { draft, addressKeys }: Payloads['create-customer'],
  present: Omit<CustomerParts, 'own'>,
  toEntry: (content: EntryContent) => NewEntry,
): readonly NewEntry[] {
  const { titleId, affiliationIds = [], contacts = [], addresses = [] } = draft
  return [
    ...(titleId && !present.titleId ? [toEntry({ kind: 'add-title', payload: { titleId } })] : []),
    ...affiliationIds
      .filter((affiliationId) => !present.affiliationIds.includes(affiliationId))
      .map((affiliationId) => toEntry({ kind: 'add-affiliation', payload: { affiliationId } })),
    ...contacts
      .filter((contact) => !present.contacts.includes(contact))
      .map((contact) => toEntry({ kind: 'add-contact', payload: { contact } })),
    ...addresses.flatMap((address, index) => {
      const addressKey = addressKeys[index] ?? ''
      if (present.addressKeys.includes(addressKey)) return []
      return [toEntry({ kind: 'create-address', payload: { addressKey, address } })]
    }),
  ]
}

/** The customer with these parts only: the others of its draft are entries. */
export function withParts(customer: StoredCustomer, parts: CustomerParts): StoredCustomer {
  const { titleId, affiliationIds, contacts, addressKeys } = parts
  const addresses = customer.profile.addresses.filter(({ key }) => addressKeys.includes(key))
  return withProfile(customer, { titleId, affiliationIds, contacts, addresses })
}

/** The addresses of a draft with their keys, as they are compared with answers. */
export function addressesOf(draft: NewCustomerDraft, keys: readonly string[]): readonly StoredAddress[] {
  return (draft.addresses ?? []).map((address, index) => ({ ...address, key: keys[index] ?? '' }))
}

/**
 * Reads the accepted parts from the answer. The customer is new, so everything in the answer comes from the create,
 * however the channel wrote it. If the answer does not mention a part, everything sent counts as accepted.
 */
function acceptedParts(sent: NewCustomerDraft, keys: readonly string[], answer: WireCustomer): CustomerParts {
  const { titleId, affiliationIds = [], contacts = [] } = sent
  const isTitleAccepted = answer.titleId === undefined || answer.titleId === titleId
  const addresses = addressesOf(sent, keys)
  const own = ownAddresses(addresses, answer.addresses && pairAddresses(addresses, answer.addresses))
  return {
    titleId: isTitleAccepted ? titleId : undefined,
    affiliationIds: affiliationIds.filter((id) => answer.affiliationIds?.includes(id) ?? true),
    contacts: answer.contacts
      ? acceptedContacts(
          contacts,
          answer.contacts.map(({ contact }) => contact),
        )
      : contacts,
    addressKeys: answer.addresses ? [...own.keys()] : addresses.map(({ key }) => key),
    own,
  }
}

/** The answered addresses by the keys of the addresses that they are. */
export function ownAddresses(
  addresses: readonly StoredAddress[],
  answered: ReturnType<typeof pairAddresses> = [],
): OwnAddresses {
  return new Map(
    addresses.flatMap(({ key }, index) => {
      const wire = answered[index]
      return wire ? [[key, wire] as const] : []
    }),
  )
}

/** The last test is for a value that the channel wrote in a way that is not foreseen. */
function acceptedContacts(
  sent: readonly NewContact[],
  answered: readonly NewContact[],
): readonly NewContact[] {
  const found = pair(sent, answered, [isSameContact, ({ kind }, other) => kind === other.kind])
  return sent.filter((_, index) => found[index])
}
