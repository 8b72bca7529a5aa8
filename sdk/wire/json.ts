import * as v from 'valibot'
import { parseWithLongs } from './record-id.ts'

/** Schemas for fields that may be missing, null or of another type: all of these read as `undefined` or null. */
export const looseList = v.fallback(v.optional(v.nullable(v.array(v.unknown()))), undefined)
export const looseFlag = v.fallback(v.optional(v.nullable(v.boolean())), undefined)
export const looseNumber = v.fallback(v.optional(v.nullable(v.number())), undefined)
export const looseText = v.fallback(v.optional(v.nullable(v.string())), undefined)

/** Parses JSON, and keeps every digit of record ids; `undefined` if the text is not JSON. */
export function parseJson(text: string): unknown {
  try {
    return parseWithLongs(text)
  } catch {
    return undefined
  }
}

/** The rows of an OData list; `undefined` if the body is not a list. */
export function readList(body: unknown): readonly unknown[] | undefined {
  const parsed = v.safeParse(v.object({ value: v.array(v.unknown()) }), body)
  return parsed.success ? parsed.output.value : undefined
}

/** Reads the rows that match the schema and skips the others. */
export function readRows<Schema extends v.GenericSchema>(
  rows: readonly unknown[],
  schema: Schema,
): readonly v.InferOutput<Schema>[] {
  return rows.flatMap((row) => {
    const parsed = v.safeParse(schema, row)
    return parsed.success ? [parsed.output] : []
  })
}

/** The SDK's own extension properties. They let an answer or a lookup be recognised, if the channel keeps them. */
const requestIdKey = 'PendingSyncRequestId'
const addressKeyKey = 'PendingSyncAddressKey'

const propertySchema = v.object({
  Key: v.string(),
  Value: v.object({
    StringValue: v.optional(v.nullable(v.string())),
    BooleanValue: v.optional(v.nullable(v.boolean())),
  }),
})

export function requestIdProperty(requestId: string): object {
  return { Key: requestIdKey, Value: { StringValue: requestId } }
}

export function requestIdOf(properties: readonly unknown[]): string | undefined {
  return valueOf(properties, requestIdKey)?.StringValue ?? undefined
}

/** The site's own extension properties, each in the field of its type. */
export function toWireProperties(properties: Readonly<Record<string, string | number | boolean>> = {}) {
  return Object.entries(properties).map(([Key, value]) => ({ Key, Value: { [valueFieldOf(value)]: value } }))
}

function valueFieldOf(value: string | number | boolean): string {
  if (typeof value === 'string') return 'StringValue'
  if (typeof value === 'boolean') return 'BooleanValue'
  if (!Number.isSafeInteger(value)) return 'DecimalValue'
  return (value | 0) === value ? 'IntegerValue' : 'LongValue'
}

export function addressKeyProperty(key: string): object {
  return { Key: addressKeyKey, Value: { StringValue: key } }
}

export function addressKeyOf(properties: readonly unknown[]): string | undefined {
  return valueOf(properties, addressKeyKey)?.StringValue ?? undefined
}

export function booleanOf(properties: readonly unknown[], key: string): boolean | undefined {
  return valueOf(properties, key)?.BooleanValue ?? undefined
}

function valueOf(properties: readonly unknown[], key: string) {
  for (const property of properties) {
    const parsed = v.safeParse(propertySchema, property)
    if (parsed.success && parsed.output.Key === key) return parsed.output.Value
  }
  return undefined
}
