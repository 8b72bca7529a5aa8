import { toAddressChangesSchema, toNewAddressSchema } from './address.ts'
import { limits, toLimits, type Limits } from './limits.ts'
import { toCustomerChangesSchema, toNewCustomerSchema } from './new-customer.ts'
import { toNewContactSchema } from './part.ts'
import { forForms } from './standard-schema.ts'

/** The schemas with which the verbs check what they are given. */
export interface Schemas {
  /** That of `customers.create`. */
  readonly newCustomer: ReturnType<typeof toNewCustomerSchema>
  /** That of `customers.update`. */
  readonly customerChanges: ReturnType<typeof toCustomerChangesSchema>
  /** That of `addresses.create`. */
  readonly newAddress: ReturnType<typeof toNewAddressSchema>
  /** That of `addresses.update`. */
  readonly addressChanges: ReturnType<typeof toAddressChangesSchema>
  /** That of `contacts.add`. */
  readonly newContact: ReturnType<typeof toNewContactSchema>
}

/**
 * The schemas for the limits of a deployment, as in the option `limits` of `createCommerce`, for forms that validate by
 * themselves. Throws a `TypeError` for limits that make no sense.
 */
export function schemasFor(option: Partial<Limits> = {}): Schemas {
  const limits = toLimits(option)
  return {
    newCustomer: forForms(toNewCustomerSchema(limits)),
    customerChanges: forForms(toCustomerChangesSchema(limits)),
    newAddress: forForms(toNewAddressSchema(limits)),
    addressChanges: forForms(toAddressChangesSchema(limits)),
    newContact: forForms(toNewContactSchema(limits)),
  }
}

/**
 * Checks a customer as a shopper types it. Texts are cleaned (see the guide), blank ones count as absent. Follows
 * Standard Schema, so any form library can validate with it. Its lengths are those of `limits`.
 */
export const newCustomerSchema = forForms(toNewCustomerSchema(limits))

/** Checks an address as a shopper types it. The country decides which fields are required; see `countryOf`. */
export const newAddressSchema = forForms(toNewAddressSchema(limits))

/** Checks a second e-mail or phone of a customer. The first ones are `email` and `phone` of the customer. */
export const newContactSchema = forForms(toNewContactSchema(limits))
