import * as v from 'valibot'
import type { Failure } from './failure.ts'
import { emailText, plainValue, requiredText } from './field-schemas.ts'
import { knownFields } from './known-fields.ts'
import type { Limits } from './limits.ts'
import { cleanLines, cleanNumber } from './text.ts'
import { checkTogether } from './validation.ts'

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

/** Makes the schema of a second e-mail or phone. See `newContactSchema`. */
export function toNewContactSchema(limits: Limits) {
  return v.variant('kind', [
    knownFields({
      /** An e-mail address. */
      kind: v.literal('email'),
      /** At most `limits.email` long. */
      value: v.pipe(emailText(limits.email), v.minLength(1, 'required')),
      /** The shopper agreed to receive marketing at this address. Default: `false`. */
      isOptedInMarketing: v.optional(v.boolean()),
    }),
    knownFields({
      /** A phone number. */
      kind: v.literal('phone'),
      /** At most `limits.phone` long. */
      value: requiredText(limits.phone, cleanNumber),
      /** The number is a mobile phone. Default: `false`. */
      isMobile: v.optional(v.boolean()),
      /** The shopper agreed to receive marketing at this number. Default: `false`. */
      isOptedInMarketing: v.optional(v.boolean()),
    }),
  ])
}

/** A second e-mail or phone, as a shopper types it. See `newContactSchema`. */
export type NewContact = v.InferInput<ReturnType<typeof toNewContactSchema>>

/** The types of attributes, as headquarters defines them. A currency amount is a `decimal`. */
export const attributeTypes = ['text', 'integer', 'decimal', 'boolean'] as const
/** One of `attributeTypes`. */
export type AttributeType = (typeof attributeTypes)[number]

export function toAttributeSchema(limits: Limits) {
  return v.pipe(
    knownFields({
      /** The name of the attribute in headquarters. */
      name: v.pipe(v.string(), v.minLength(1, 'required')),
      /** A text is at most `limits.attributeText` long. */
      value: v.pipe(
        plainValue(),
        v.transform((value) => (typeof value === 'string' ? cleanLines(value) : value)),
        v.check((value) => typeof value !== 'string' || value.length <= limits.attributeText, 'too_long'),
      ),
      /**
       * The type that headquarters defines. Default: the type that the channel states for the customer's attribute of this
       * name, else that of the value, where a whole number of 32 bits is an `integer` and any other number a `decimal`.
       */
      type: v.optional(v.picklist(attributeTypes, 'invalid')),
    }),
    checkTogether('type', ({ type, value }) =>
      !type || fitsType(value, type) ? [] : [{ field: 'value' as const, problem: 'invalid' as const }],
    ),
  )
}

/** The value of one customer attribute. Headquarters defines which attributes exist. */
export type Attribute = v.InferInput<ReturnType<typeof toAttributeSchema>>

/** Tells if a value can be sent as this type. */
export function fitsType(value: string | number | boolean, type: AttributeType): boolean {
  if (type === 'integer') return typeof value === 'number' && (value | 0) === value
  return typeof value === { text: 'string', decimal: 'number', boolean: 'boolean' }[type]
}
