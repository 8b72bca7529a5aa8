import type { NewContact } from '../domain/contact.ts'
import { withProfile } from '../outbox/customer-record.ts'
import type { Delivery } from '../outbox/intents.ts'
import { hasContact, toWireContact } from '../wire/contact-shape.ts'
import type { WireCustomer } from '../wire/customer-shape.ts'
import { addToList } from './add-to-list.ts'
import type { OperationKind } from './operation.ts'
import { withWireFacts } from './wire-facts.ts'

export const addContact: OperationKind<'add-contact'> = {
  // It looks before it adds.
  again: 'repeatable',
  send(call) {
    const { contact } = call.entry.payload
    return addToList(call, {
      isThere: (known) => hasContact(known.contacts ?? [], contact),
      toChanges: ({ rows }) => ({ Contacts: [...rows.contacts, toWireContact(contact)] }),
      toDelivery: (wire) => toDelivery(contact, wire),
    })
  },
  lookUp: async () => ({ kind: 'absent' }),
  show: (customer, { payload }, state) => ({
    ...customer,
    contacts: [...customer.contacts, { ...payload.contact, ...state }],
  }),
}

function toDelivery(contact: NewContact, wire: WireCustomer): Delivery {
  return {
    apply(customer) {
      const others = customer.profile.contacts.filter(({ value }) => value !== contact.value)
      return withWireFacts(withProfile(customer, { contacts: [...others, contact] }), wire)
    },
  }
}
