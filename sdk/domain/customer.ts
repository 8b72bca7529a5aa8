import * as v from 'valibot'
import { newAddressSchema, type Address } from './address.ts'
import type { CreationMode } from './channel.ts'
import type { Failure } from './failure.ts'
import type { AccountNumber, CustomerKey, TemporaryGuid } from './identity.ts'
import { attributeSchema, newContactSchema, type Attribute, type NewContact, type PartState } from './part.ts'
import { emailText, limits, optionalText, recordId, requiredText } from './validation.ts'

const profile = {
  /** Required; at most `limits.firstName` characters. */
  firstName: requiredText(limits.firstName),
  /** At most `limits.middleName` characters. */
  middleName: optionalText(limits.middleName),
  /** Required; at most `limits.lastName` characters. */
  lastName: requiredText(limits.lastName),
  /** The first e-mail address; further ones are `contacts`. At most `limits.email` characters. */
  email: v.optional(
    v.pipe(
      emailText(),
      v.transform((text) => text || undefined),
    ),
  ),
  /** The first phone number; further ones are `contacts`. At most `limits.phone` characters. */
  phone: optionalText(limits.phone),
  /** The language in which headquarters writes to the customer: a BCP 47 tag such as `it`. */
  language: v.optional(v.string('invalid')),
  /** Values of the customer attributes that headquarters defines. */
  attributes: v.optional(v.array(attributeSchema)),
}

/**
 * Checks a customer as a shopper types it. Texts are trimmed, blank ones count as absent. Follows Standard Schema, so any
 * form library can validate with it.
 */
export const newCustomerSchema = v.object({
  ...profile,
  /** The `id` of one of `commerce.titles.list()`. */
  titleId: v.optional(v.union([v.literal(''), recordId()], 'invalid')),
  /** One address always travels with the create; further ones may need the switch for async addresses. */
  addresses: v.optional(v.array(newAddressSchema)),
  /** Record ids of affiliations in headquarters. */
  affiliationIds: v.optional(v.array(recordId())),
  /** Second e-mails and phones. The first ones are `email` and `phone`. */
  contacts: v.optional(v.array(newContactSchema)),
})

/** Checks the changes of a customer. */
export const customerChangesSchema = v.partial(v.object(profile))

/** A customer as a shopper types it. See `newCustomerSchema`. */
export type NewCustomer = v.InferInput<typeof newCustomerSchema>
/** A validated customer, ready to be recorded. */
export type NewCustomerDraft = v.InferOutput<typeof newCustomerSchema>
/** The fields of a customer to change. A blank field is cleared, an absent or `undefined` one stays as it is. */
export type CustomerChanges = v.InferInput<typeof customerChangesSchema>
/** Validated changes, ready to be recorded. */
export type CustomerChangesDraft = v.InferOutput<typeof customerChangesSchema>

interface CustomerProfile {
  /** The SDK's own name of the customer. It never changes and is never shown to people. */
  readonly key: CustomerKey
  /** As typed, without surrounding blanks. */
  readonly firstName: string
  /** Absent if the customer has none. */
  readonly middleName?: string
  /** As typed, without surrounding blanks. */
  readonly lastName: string
  /** The first e-mail address; further ones are in `contacts`. */
  readonly email?: string
  /** The first phone number; further ones are in `contacts`. */
  readonly phone?: string
  /** A BCP 47 tag such as `it`. */
  readonly language?: string
  /** Customer attributes that this device has sent or will send. Empty if there are none. */
  readonly attributes: readonly Attribute[]
  /** The title; `id` is that of a `Title`. */
  readonly title?: PartState & { readonly id: string }
  /** The addresses, each with its own state. A deactivated address is removed once headquarters confirms it. */
  readonly addresses: readonly Address[]
  /** The affiliations; `id` is the record id in headquarters. */
  readonly affiliations: readonly (PartState & { readonly id: string })[]
  /** Second e-mails and phones. */
  readonly contacts: readonly (PartState & NewContact)[]
  /** The loyalty card; `number` is absent until headquarters has issued it, unless the shopper chose one. */
  readonly loyaltyCard?: PartState & { readonly number?: string }
  /** Edits that headquarters has not confirmed. The fields above already show them. */
  readonly edits: readonly (PartState & { readonly fields: readonly (keyof CustomerChanges)[] })[]
  /** The time the create was recorded, in milliseconds since the epoch. */
  readonly createdAt: number
  /** The mode that was expected when the create was recorded. `mode` says which one it had. */
  readonly expectedMode: CreationMode
}

/** Recorded on this device; no channel has accepted it yet. */
export type QueuedCustomer = CustomerProfile & {
  /** Tells the four kinds of customers apart. */
  readonly status: 'queued'
}
/** Accepted by the channel under a temporary GUID; headquarters has not given it an account number yet. */
export type PendingCustomer = CustomerProfile & {
  /** Tells the four kinds of customers apart. */
  readonly status: 'pending'
  /** The mode the channel used. */
  readonly mode: 'async'
  /** The channel's temporary account. Never show it to people; `accountLabel` gives the text to show. */
  readonly guid: TemporaryGuid
}
/** Known to headquarters. */
export type SyncedCustomer = CustomerProfile & {
  /** Tells the four kinds of customers apart. */
  readonly status: 'synced'
  /** The mode the channel used for the create. */
  readonly mode: CreationMode
  /** The number to show; `accountLabel` returns it. */
  readonly accountNumber: AccountNumber
  /** The former temporary account of a customer that was async: older references to it keep working. */
  readonly guid?: TemporaryGuid
}
/** The channel or headquarters said no. Kept with the reason until it is amended, retried or discarded. */
export type RefusedCustomer = CustomerProfile & {
  /** Tells the four kinds of customers apart. */
  readonly status: 'refused'
  /** The reason; `failureLabel` turns it into text. */
  readonly failure: Failure
}

/** A customer as this device knows it: the channel's data with the open outbox entries on top. */
export type Customer = QueuedCustomer | PendingCustomer | SyncedCustomer | RefusedCustomer
/**
 * - `queued`: on this device; no channel has accepted the customer.
 * - `pending`: in the channel, without an account number.
 * - `synced`: in headquarters, with an account number.
 * - `refused`: the channel or headquarters said no.
 */
export type CustomerStatus = Customer['status']
