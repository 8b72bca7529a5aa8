import type { Rows } from '../model/tables.ts'
import type { ContactInfo } from '../wire/customer-parts.ts'
import type { CustomerDraft } from '../wire/draft.ts'
import type { ValidationResult } from '../wire/refusal.ts'
import { configurationOf } from './configuration.ts'
import { isSame } from './is-same.ts'

/** The properties of a customer's first phone and e-mail, by the `AddressTypeValue` of further ones. */
const mainProperties = { 1: 'Phone', 2: 'Email' } as const

/**
 * Without *multiple contacts* a customer has one phone and one e-mail: the contacts that are too many. Those that the
 * customer has already may stay.
 */
export function contactCountProblems(
  rows: Rows,
  customer: CustomerDraft,
  known: readonly ContactInfo[] = [],
): ValidationResult[] {
  if (configurationOf(rows).multipleContacts) return []
  const { Contacts = [] } = customer
  return Contacts.flatMap((contact, at): ValidationResult[] => {
    const isKnown = known.some((one) => isSame(one, contact))
    if (isKnown || !isFurther(contact, customer)) return []
    return [{ id: 'MultipleContactsNotSupported', members: [`Contacts[${at}]`] }]
  })
}

/** Returns `true` when the customer has another phone or e-mail than this one. */
function isFurther({ AddressTypeValue, Value }: ContactInfo, customer: CustomerDraft): boolean {
  if (AddressTypeValue !== 1 && AddressTypeValue !== 2) return false
  const others = (customer.Contacts ?? []).filter((one) => one.AddressTypeValue === AddressTypeValue)
  const values = [customer[mainProperties[AddressTypeValue]], ...others.map((one) => one.Value)]
  return values.some((value) => value && value.toLowerCase() !== Value.toLowerCase())
}
