import { contactKey, isSameContact } from '../domain/content.ts'
import type { NewContact } from '../domain/part.ts'
import { newSince, type Mark } from '../domain/recognition.ts'
import { attemptToFind, type Delivery } from '../outbox/model.ts'
import { withProfile } from '../outbox/stored-customer.ts'
import { toWireContact, withContact, type WireContact } from '../wire/contact-shape.ts'
import type { WireCustomer } from '../wire/customer-shape.ts'
import { applyResponse } from './apply-response.ts'
import { readForLookup, readList, sendEdit, type LookupResult, type Operation } from './operation.ts'

export const addContact = {
  readBefore: (context) => readList(context, ({ contacts }) => contacts, toMark),
  async send(context) {
    const { contact } = context.entry.payload
    const { known } = context
    if (!known) return { kind: 'busy' }
    const toResult = (wire: WireCustomer) => toDelivery(contact, wire)
    // The edit replaces the list as a whole.
    const ownRows = context.customer.profile.contacts.map(toWireContact)
    const rows = withContact(known.rows.contacts ?? ownRows, contact)
    return rows ? sendEdit(context, { Contacts: rows }, toResult) : { kind: 'ok', body: toResult(known) }
  },
  async lookUp(context) {
    const read = await readForLookup(context)
    if (read.kind !== 'read') return read
    return findLost(context.entry.payload.contact, attemptToFind(context.entry)?.before ?? [], read.wire)
  },
  show: (customer, { payload }, state) => ({
    ...customer,
    contacts: [...customer.contacts, { ...payload.contact, ...state }],
  }),
} satisfies Operation<'add-contact'>

/** The value says which contact it is: it is there if the customer has it, with what was agreed to. */
function findLost(contact: NewContact, before: readonly Mark[], wire: WireCustomer): LookupResult {
  const isThere = !withContact(wire.rows.contacts ?? [], contact)
  if (isThere) return { kind: 'found', delivery: toDelivery(contact, wire) }
  const isNew = newSince(before, wire.contacts ?? [], toMark).some((one) => one.contact.kind === contact.kind)
  // The channel may have written it in a way that is not foreseen.
  return isNew
    ? { kind: 'unclear', apply: (customer) => applyResponse(customer, wire) }
    : { kind: 'not-found' }
}

function toMark({ recordId, contact }: WireContact): Mark {
  return { ids: recordId ? [recordId] : [], content: contactKey(contact) }
}

function toDelivery(contact: NewContact, wire: WireCustomer): Delivery {
  return {
    apply(customer) {
      const others = customer.profile.contacts.filter((known) => !isSameContact(known, contact))
      return applyResponse(withProfile(customer, { contacts: [...others, contact] }), wire)
    },
  }
}
