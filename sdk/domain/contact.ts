import * as v from 'valibot'
import { emailText, requiredText } from './text.ts'
import { limits } from './limits.ts'

/** A second e-mail or phone of a customer. Follows Standard Schema. */
export const newContactSchema = v.variant('kind', [
  v.object({
    kind: v.literal('email'),
    value: v.pipe(emailText(), v.minLength(1, 'required')),
    /** Whether the shopper agreed to receive marketing there. Default: no. */
    isOptedInMarketing: v.optional(v.boolean()),
  }),
  v.object({
    kind: v.literal('phone'),
    value: requiredText(limits.phone),
    /** Default: no. */
    isMobile: v.optional(v.boolean()),
    isOptedInMarketing: v.optional(v.boolean()),
  }),
])

export type NewContact = v.InferInput<typeof newContactSchema>
