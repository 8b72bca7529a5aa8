import * as v from 'valibot'
import { newAddressSchema, type Address } from './address.ts'
import type { CreationMode } from './channel.ts'
import type { Failure } from './failure.ts'
import type { AccountNumber, CustomerKey, TemporaryGuid } from './identity.ts'
import { limits } from './limits.ts'
import { optionalText, requiredText } from './text.ts'

const email = v.pipe(
  v.string('invalid'),
  v.trim(),
  v.maxLength(limits.email, 'too_long'),
  v.check((text) => text === '' || /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text), 'email'),
  v.transform((text) => text || undefined),
)

/** A customer as a shopper types it. Follows Standard Schema, so that any form library can validate with it. */
export const newCustomerSchema = v.object({
  firstName: requiredText(limits.firstName),
  middleName: optionalText(limits.middleName),
  lastName: requiredText(limits.lastName),
  email: v.optional(email),
  phone: optionalText(limits.phone),
  /** The `id` of one of `commerce.titles.list()`. */
  titleId: v.optional(v.string('invalid')),
  /** A BCP 47 tag such as `it`; headquarters writes to the customer in it. */
  language: v.optional(v.string('invalid')),
  addresses: v.optional(v.array(newAddressSchema)),
})

export type NewCustomer = v.InferInput<typeof newCustomerSchema>
/** The same after validation: trimmed, and ready to be recorded. */
export type NewCustomerDraft = v.InferOutput<typeof newCustomerSchema>

interface CustomerFacts {
  /** Ours: the identity for life. Never shown to people. */
  readonly key: CustomerKey
  readonly firstName: string
  readonly middleName?: string
  readonly lastName: string
  readonly email?: string
  readonly phone?: string
  readonly titleId?: string
  readonly language?: string
  readonly addresses: readonly Address[]
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
/** The channel or headquarters said no. Kept with the reason until amended or discarded. */
export type RefusedCustomer = CustomerFacts & { readonly status: 'refused'; readonly failure: Failure }

export type Customer = QueuedCustomer | PendingCustomer | SyncedCustomer | RefusedCustomer
export type CustomerStatus = Customer['status']
