import {
  hasNothingInCommon,
  isAboutSomebodyElse,
  nameFields,
  type CustomerContent,
} from '../domain/content.ts'
import { canonical } from '../domain/canonical.ts'
import type { NewContact } from '../domain/part.ts'
import type { StoredCustomer, StoredProfile } from '../outbox/model.ts'
import { withIdentity, withProfile } from '../outbox/stored-customer.ts'
import type { WireAddress } from '../wire/address-shape.ts'
import { answeredAttributes } from '../wire/attribute-shape.ts'
import type { WireCustomer } from '../wire/customer-shape.ts'
import { toRecordId } from '../wire/record-id.ts'
import { recognizeAddresses } from './recognize-addresses.ts'

/** The addresses of an answer that are known to be ours, by our keys. */
export type OwnAddresses = ReadonlyMap<string, WireAddress>

/**
 * Returns the customer as the channel answered it: its identity, texts, lists and addresses. Whatever differs from what was
 * typed is shown as the channel has it. An answer about somebody else changes nothing.
 */
export function applyResponse(
  customer: StoredCustomer,
  wire: WireCustomer,
  own: OwnAddresses = new Map(),
): StoredCustomer {
  if (!isAbout(customer, wire)) return customer
  const addresses = recognizeAddresses(customer.profile.addresses, wire.addresses, own)
  return withAnswer(customer, wire, addresses)
}

/**
 * Returns the customer as a read answered it. Something newer may have been stored since the read began:
 *
 * 1. The customer is read.
 * 2. An edit is accepted, and its answer is stored.
 * 3. The answer of the read arrives. It is older than what is stored, so only the identity counts.
 */
export function applyReading(
  asked: StoredCustomer,
  wire: WireCustomer,
): (current: StoredCustomer) => StoredCustomer {
  return (current) => {
    if (!isAbout(asked, wire)) return current
    if (JSON.stringify(current) !== JSON.stringify(asked)) return withIdentity(current, wire.identity)
    const addresses = recognizeAddresses(current.profile.addresses, wire.addresses, new Map(), 'keep-missing')
    return withAnswer(current, wire, addresses)
  }
}

/** True if the answer is about this customer: its account, or the number that replaced its GUID. */
export function isAbout({ identity, profile }: StoredCustomer, wire: WireCustomer): boolean {
  const arrived = wire.identity
  if (identity.status === 'synced')
    return 'accountNumber' in arrived && arrived.accountNumber === identity.accountNumber
  if (identity.status !== 'pending') return true
  if ('guid' in arrived) return arrived.guid === identity.guid
  return !isAboutSomebodyElse(profile, wire.content) || !hasNothingInCommon(profile, wire.content)
}

function withAnswer(
  customer: StoredCustomer,
  wire: WireCustomer,
  addresses: StoredProfile['addresses'],
): StoredCustomer {
  const { profile } = customer
  return withProfile(withIdentity(customer, wire.identity), {
    ...answeredTexts(profile, wire),
    affiliationIds: wire.affiliationIds ?? profile.affiliationIds,
    contacts: wire.contacts ? secondContacts(wire) : profile.contacts,
    attributes: wire.attributes
      ? answeredAttributes(profile.attributes, wire.attributes)
      : profile.attributes,
    addresses,
    titleId: toRecordId(wire.titleId ?? profile.titleId) || undefined,
  })
}

/** A blank text is `undefined`. */
function answeredTexts(profile: StoredProfile, wire: WireCustomer): CustomerContent {
  const { name: _name, ...texts } = wire.content
  const answered = Object.entries({ ...texts, ...namesOf(profile, wire) })
  return Object.fromEntries(answered.map(([field, value]) => [field, value === '' ? undefined : value]))
}

/** A person with one name has only the whole one. It replaces the names only if it is another one. */
function namesOf(profile: StoredProfile, { content, isOrganization }: WireCustomer): CustomerContent {
  const hasParts = nameFields.some((field) => field !== 'name' && content[field])
  if (hasParts || content.name === undefined) return {}
  const known: CustomerContent = profile
  const names = nameFields.map((field) => known[field])
  const isKnown = canonical(names.filter(Boolean).join(' ')) === canonical(content.name)
  if (isKnown) return Object.fromEntries(nameFields.map((field) => [field, known[field]]))
  return { [isOrganization ? 'name' : 'lastName']: content.name }
}

/** The contacts without the first e-mail and phone, which a channel may list as well. */
function secondContacts({ contacts = [], content }: WireCustomer): readonly NewContact[] {
  const isFirst = ({ kind, value }: NewContact) =>
    canonical(value, kind) === canonical(content[kind] ?? '', kind)
  return contacts
    .filter(({ contact, isPrimary }) => !isPrimary || !isFirst(contact))
    .map((one) => one.contact)
}
