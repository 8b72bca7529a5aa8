import * as v from 'valibot'
import type { Failure } from './failure.ts'
import { emailText, limits, requiredText } from './validation.ts'

/**
 * The state of a part of a customer: an address, a title, a contact, an affiliation, a card or an edit.
 *
 * - `queued`: on this device; no channel has accepted it.
 * - `waiting`: held on this device until the account number arrives.
 * - `in-doubt`: sent, and the answer was lost.
 * - `refused`: the channel or headquarters said no; see `failure`.
 * - `pending`: in the channel, not yet in headquarters.
 * - `synced`: in headquarters.
 */
export type PartStatus = 'queued' | 'waiting' | 'in-doubt' | 'refused' | 'pending' | 'synced'

/** The state that every part of a customer carries. */
export interface PartState {
  /** The state; see `PartStatus`. */
  readonly status: PartStatus
  /** The outbox entry that sends it, as long as there is one: use it to retry, resolve or discard the entry. */
  readonly entryId?: string
  /** The reason for the last failure of its entry, if it failed. */
  readonly failure?: Failure
}

/** A personal title that headquarters knows, such as "Dr.". */
export interface Title {
  /** The record id of headquarters, as text: it may exceed what a JavaScript number holds. */
  readonly id: string
  /** The text to show. */
  readonly text: string
}

/**
 * A second e-mail or phone of a customer. The first ones are `email` and `phone` of the customer. Follows Standard Schema.
 */
export const newContactSchema = v.variant('kind', [
  v.object({
    /** An e-mail address. */
    kind: v.literal('email'),
    /** At most `limits.email` characters. */
    value: v.pipe(emailText(), v.minLength(1, 'required')),
    /** The shopper agreed to receive marketing at this address. Default: `false`. */
    isOptedInMarketing: v.optional(v.boolean()),
  }),
  v.object({
    /** A phone number. */
    kind: v.literal('phone'),
    /** At most `limits.phone` characters. */
    value: requiredText(limits.phone),
    /** The number is a mobile phone. Default: `false`. */
    isMobile: v.optional(v.boolean()),
    /** The shopper agreed to receive marketing at this number. Default: `false`. */
    isOptedInMarketing: v.optional(v.boolean()),
  }),
])

/** A second e-mail or phone, as a shopper types it. See `newContactSchema`. */
export type NewContact = v.InferInput<typeof newContactSchema>

export const attributeSchema = v.object({
  /** The name of the attribute in headquarters. */
  name: v.pipe(v.string(), v.minLength(1, 'required')),
  /** Sent as text, as a decimal number or as a boolean, by its type. */
  value: v.union([v.string(), v.number(), v.boolean()]),
})

/** The value of one customer attribute. Headquarters defines which attributes exist. */
export type Attribute = v.InferInput<typeof attributeSchema>
