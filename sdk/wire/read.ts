import * as v from 'valibot'

/** A list that may be missing or null, and whose rows are read one by one. */
export const looseList = v.fallback(v.optional(v.nullable(v.array(v.unknown()))), undefined)
export const looseText = v.fallback(v.optional(v.nullable(v.string())), undefined)
export const looseNumber = v.fallback(v.optional(v.nullable(v.number())), undefined)

/** The rows of an OData list; `undefined` when the body is none. */
export function readList(body: unknown): readonly unknown[] | undefined {
  const parsed = v.safeParse(v.object({ value: v.array(v.unknown()) }), body)
  return parsed.success ? parsed.output.value : undefined
}

/** Reads every row that can be read; a row of another shape is passed over. */
export function readRows<Schema extends v.GenericSchema>(
  rows: readonly unknown[],
  schema: Schema,
): readonly v.InferOutput<Schema>[] {
  return rows.flatMap((row) => {
    const parsed = v.safeParse(schema, row)
    return parsed.success ? [parsed.output] : []
  })
}
