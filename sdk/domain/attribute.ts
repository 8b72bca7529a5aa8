import * as v from 'valibot'

/** A value for one of the customer attributes that headquarters has defined. */
export const attributeSchema = v.object({
  name: v.pipe(v.string(), v.minLength(1, 'required')),
  value: v.union([v.string(), v.number(), v.boolean()]),
})

export type Attribute = v.InferInput<typeof attributeSchema>
