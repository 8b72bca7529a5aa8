import * as v from 'valibot'
import { newAddressSchema, type Address } from './address.ts'
import { attributeSchema, type Attribute } from './attribute.ts'
import type { CreationMode } from './channel.ts'
import { newContactSchema, type NewContact } from './contact.ts'
import type { Failure } from './failure.ts'
import type { AccountNumber, CustomerKey, TemporaryGuid } from './identity.ts'
import { limits } from './limits.ts'
import type { PartState } from './part.ts'
import { emailText, optionalText, recordId, requiredText } from './text.ts'

const profile = {
  firstName: requiredText(limits.firstName),
  middleName: optionalText(limits.middleName),
  lastName: requiredText(limits.lastName),
  email: v.optional(
    v.pipe(
      emailText(),
      v.transform((text) => text || undefined),
    ),
  ),
  phone: optionalText(limits.phone),
  /** A BCP 47 tag such as `it`; headquarters writes to the customer in it. */
  language: v.optional(v.string('invalid')),
  attributes: v.optional(v.array(attributeSchema)),
}

/** A customer as a shopper types it. Follows Standard Schema, so that any form library can validate with it. */
export const newCustomerSchema = v.object({
  ...profile,
  /** The `id` of one of `commerce.titles.list()`. */
  titleId: v.optional(v.union([v.literal(''), recordId()], 'invalid')),
  addresses: v.optional(v.array(newAddressSchema)),
  affiliationIds: v.optional(v.array(recordId())),
  /** Second e-mails and phones; the first ones are `email` and `phone`. */
  contacts: v.optional(v.array(newContactSchema)),
})

/** What may be changed of a customer afterwards. */
export const customerChangesSchema = v.partial(v.object(profile))

export type NewCustomer = v.InferInput<typeof newCustomerSchema>
/** The same after validation: trimmed, and ready to be recorded. */
export type NewCustomerDraft = v.InferOutput<typeof newCustomerSchema>
export type CustomerChanges = v.InferInput<typeof customerChangesSchema>
export type CustomerChangesDraft = v.InferOutput<typeof customerChangesSchema>

interface CustomerFacts {
  /** Ours: the identity for life. Never shown to people. */
  readonly key: CustomerKey
  readonly firstName: string
  readonly middleName?: string
  readonly lastName: string
  readonly email?: string
  readonly phone?: string
  readonly language?: string
  readonly attributes: readonly Attribute[]
  readonly title?: PartState & { readonly id: string }
  readonly addresses: readonly Address[]
  readonly affiliations: readonly (PartState & { readonly id: string })[]
  readonly contacts: readonly (PartState & NewContact)[]
  /** `number` is absent until headquarters has issued the card. */
  readonly loyaltyCard?: PartState & { readonly number?: string }
  /** Edits that headquarters has not confirmed; the fields above show them already. */
  readonly edits: readonly (PartState & { readonly fields: readonly (keyof CustomerChanges)[] })[]
  /** When the shopper asked for it, in milliseconds since the epoch. */
  readonly createdAt: number
  /** What the channel was expected to do when the shopper asked. */
  readonly expectedMode: CreationMode
}

/** Recorded on this device; no channel has accepted it yet. */
export type QueuedCustomer = CustomerFacts & { readonly status: 'queued' }
/** Accepted by the channel under a temporary GUID; headquarters has not given it an account number yet. */
export type PendingCustomer = CustomerFacts & {
  readonly status: 'pending'
  readonly mode: 'async'
  readonly guid: TemporaryGuid
}
/** Known to headquarters. `guid` stays where the customer was async first: old references keep working. */
export type SyncedCustomer = CustomerFacts & {
  readonly status: 'synced'
  readonly mode: CreationMode
  readonly accountNumber: AccountNumber
  readonly guid?: TemporaryGuid
}
/** The channel or headquarters said no. Kept with the reason until amended, retried or discarded. */
export type RefusedCustomer = CustomerFacts & { readonly status: 'refused'; readonly failure: Failure }

export type Customer = QueuedCustomer | PendingCustomer | SyncedCustomer | RefusedCustomer
export type CustomerStatus = Customer['status']
