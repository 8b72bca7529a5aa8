import {
  customerTextKinds,
  differingTexts,
  isSameAddress,
  isSameContact,
  keysOf,
  nameFields,
  type CustomerContent,
} from '../domain/content.ts'
import type { Customer } from '../domain/customer.ts'
import type { CustomerChangesDraft, NewCustomerDraft } from '../domain/new-customer.ts'
import type { NewContact } from '../domain/part.ts'
import { pair } from '../domain/recognition.ts'
import type { EntryContent } from '../outbox/intent.ts'
import type { NewEntry, Payloads } from '../outbox/model.ts'
import { addressesOf, remainingEntries, type CustomerParts } from './created-parts.ts'

/** The entries for everything that was typed in a create and that a customer who is there already does not have. */
export function missingEntries(
  payload: Payloads['create-customer'],
  changes: CustomerChangesDraft,
  parts: Omit<CustomerParts, 'own'>,
  toEntry: (content: EntryContent) => NewEntry,
): readonly NewEntry[] {
  const hasChanges = Object.keys(changes).length > 0
  return [
    ...(hasChanges ? [toEntry({ kind: 'edit-customer', payload: { changes } })] : []),
    ...remainingEntries(payload, parts, toEntry),
  ]
}

/** The same for a customer of this device, as it is known with its open entries. Pure. */
export function missingFrom(
  known: Customer,
  payload: Payloads['create-customer'],
  toEntry: (content: EntryContent) => NewEntry,
): readonly NewEntry[] {
  const { draft, addressKeys } = payload
  const addresses = addressesOf(draft, addressKeys)
  const found = pair(addresses, known.addresses, [isSameAddress])
  const present = addresses.filter((_, index) => found[index]).map(({ key }) => key)
  const [titleId, affiliationIds] = [known.title?.id, known.affiliations.map(({ id }) => id)]
  const parts = { ...partsInBoth(draft, { ...known, titleId, affiliationIds }), addressKeys: present }
  return missingEntries(payload, missingValues(draft, { ...known, ...allTexts(known) }), parts, toEntry)
}

/** The title, affiliations and contacts of a draft that a customer has, whoever added them. */
export function partsInBoth(
  { titleId, affiliationIds = [], contacts = [] }: NewCustomerDraft,
  known: {
    readonly titleId?: string | undefined
    readonly affiliationIds?: readonly string[] | undefined
    readonly contacts?: readonly NewContact[] | undefined
  },
): Omit<CustomerParts, 'own' | 'addressKeys'> {
  return {
    titleId: known.titleId === titleId ? titleId : undefined,
    affiliationIds: affiliationIds.filter((id) => known.affiliationIds?.includes(id)),
    contacts: contacts.filter((one) => known.contacts?.some((other) => isSameContact(other, one))),
  }
}

/** A text that the customer of this device does not have is blank. */
function allTexts(profile: CustomerContent): CustomerContent {
  const texts = [...keysOf(customerTextKinds), ...nameFields]
  return Object.fromEntries(texts.map((field) => [field, profile[field] ?? '']))
}

/** The typed values that a customer does not have, and those that are no texts and of which nobody can tell. */
export function missingValues(
  draft: NewCustomerDraft,
  known: CustomerContent & Readonly<Record<string, unknown>>,
): CustomerChangesDraft {
  const { addresses: _a, affiliationIds: _i, contacts: _c, titleId: _t, ...fields } = draft
  const differing: readonly string[] = differingTexts(draft, known)
  const missing = Object.entries(fields).filter(([field, value]) =>
    typeof value === 'string' ? differing.includes(field) : !hasAll(known[field], value),
  )
  return Object.fromEntries(missing)
}

/** True if one value has all items and properties of another one. */
function hasAll(known: unknown, typed: unknown): boolean {
  if (typeof typed !== 'object' || typed === null) return typed === undefined || typed === known
  const [items, properties]: [unknown[], Record<string, unknown>] = [Object(known), Object(known)]
  return Array.isArray(typed)
    ? typed.every((item) => items.some?.((one) => hasAll(one, item)))
    : Object.entries(typed).every(([name, value]) => hasAll(properties[name], value))
}
