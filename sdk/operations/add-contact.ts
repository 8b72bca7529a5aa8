import type { NewContact } from '../domain/part.ts'
import type { Delivery } from '../outbox/model.ts'
import { withProfile } from '../outbox/stored-customer.ts'
import { hasContact, toWireContact, type WireCustomer } from '../wire/customer-shape.ts'
import { applyResponse, addToList, type Operation } from './operation.ts'

export const addContact: Operation<'add-contact'> = {
  // It reads the list before it adds.
  resend: 'safe',
  send(context) {
    const { contact } = context.entry.payload
    return addToList(context, {
      hasItem: (known) => hasContact(known.contacts ?? [], contact),
      toChanges: ({ rows }) => ({ Contacts: [...rows.contacts, toWireContact(contact)] }),
      toDelivery: (wire) => toDelivery(contact, wire),
    })
  },
  lookUp: async () => ({ kind: 'not-found' }),
  show: (customer, { payload }, state) => ({
    ...customer,
    contacts: [...customer.contacts, { ...payload.contact, ...state }],
  }),
}

function toDelivery(contact: NewContact, wire: WireCustomer): Delivery {
  return {
    apply(customer) {
      const others = customer.profile.contacts.filter(({ value }) => value !== contact.value)
      return applyResponse(withProfile(customer, { contacts: [...others, contact] }), wire)
    },
  }
}
