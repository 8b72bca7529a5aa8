import type { EntryKind } from '../domain/entry.ts'
import { addAffiliation } from './add-affiliation.ts'
import { addContact } from './add-contact.ts'
import { addTitle } from './add-title.ts'
import { createAddress } from './create-address.ts'
import { createCustomer } from './create-customer.ts'
import { editAddress } from './edit-address.ts'
import { editCustomer } from './edit-customer.ts'
import { issueLoyaltyCard } from './issue-loyalty-card.ts'
import type { OperationKind } from './operation.ts'

/** Every kind of intent. A kind without an entry here does not compile. */
const kinds: { readonly [Kind in EntryKind]: OperationKind<Kind> } = {
  'create-customer': createCustomer,
  'create-address': createAddress,
  'edit-address': editAddress,
  'add-title': addTitle,
  'add-affiliation': addAffiliation,
  'add-contact': addContact,
  'edit-customer': editCustomer,
  'issue-loyalty-card': issueLoyaltyCard,
}

export function operationOf<Kind extends EntryKind>(kind: Kind): OperationKind<Kind> {
  return kinds[kind]
}
