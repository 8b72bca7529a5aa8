import type { EntryKind } from '../domain/entry.ts'
import type { StoredEntry } from '../outbox/model.ts'
import { addAffiliation } from './add-affiliation.ts'
import { addContact } from './add-contact.ts'
import { addTitle } from './add-title.ts'
import { createAddress } from './create-address.ts'
import { createCustomer } from './create-customer.ts'
import { editAddress } from './edit-address.ts'
import { editCustomer } from './edit-customer.ts'
import { issueLoyaltyCard } from './issue-loyalty-card.ts'
import type { Operation } from './operation.ts'

/** One operation for each kind of entry. A kind without one does not compile. */
const operations: { readonly [Kind in EntryKind]: Operation<Kind> } = {
  'create-customer': createCustomer,
  'create-address': createAddress,
  'edit-address': editAddress,
  'add-title': addTitle,
  'add-affiliation': addAffiliation,
  'add-contact': addContact,
  'edit-customer': editCustomer,
  'issue-loyalty-card': issueLoyaltyCard,
}

/**
 * Returns the operation of an entry's kind. Pass it this entry and no other one: the result accepts entries of every kind,
 * because TypeScript cannot express that the two belong together. No other place loosens that type.
 */
export function operationOf({ kind }: Pick<StoredEntry, 'kind'>): Operation<EntryKind> {
  return operations[kind]
}
