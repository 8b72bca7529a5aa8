import * as v from 'valibot'
import { parseWithLongs } from './record-id.ts'

/** Schemas for fields that may be missing, null or of another type: all of these read as `undefined`. */
export const looseList = loose(v.array(v.unknown()))
export const looseFlag = loose(v.boolean())
export const looseNumber = loose(v.number())
export const looseText = loose(v.string())

export function loose<Schema extends v.GenericSchema>(schema: Schema) {
  return v.fallback(v.optional(schema), undefined)
}

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
  return readAs(listSchema, body)?.value
}

const listSchema = v.object({ value: v.array(v.unknown()) })

/** An object of any fields. */
export const anyFields = v.record(v.string(), v.unknown())

/** Reads a value that matches the schema; `undefined` for another one. */
export function readAs<Schema extends v.GenericSchema>(
  schema: Schema,
  value: unknown,
): v.InferOutput<Schema> | undefined {
  const parsed = v.safeParse(schema, value)
  return parsed.success ? parsed.output : undefined
}

/** Reads the rows that match the schema and skips the others. */
export function readRows<Schema extends v.GenericSchema>(
  rows: readonly unknown[],
  schema: Schema,
): readonly v.InferOutput<Schema>[] {
  return rows.flatMap((row) => readAs(schema, row) ?? [])
}

/** The SDK's own extension properties. They let an answer or a lookup be recognized, if the channel keeps them. */
const requestIdKey = 'PendingSyncRequestId'
const addressKeyKey = 'PendingSyncAddressKey'

const propertySchema = v.object({
  Key: v.string(),
  Value: v.object({
    StringValue: looseText,
    BooleanValue: looseFlag,
  }),
})

export function requestIdProperty(requestId: string): object {
  return { Key: requestIdKey, Value: { StringValue: requestId } }
}

export function requestIdOf(properties?: readonly unknown[]): string | undefined {
  return valueOf(properties, requestIdKey)?.StringValue
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

export function addressKeyOf(properties?: readonly unknown[]): string | undefined {
  return valueOf(properties, addressKeyKey)?.StringValue
}

export function booleanOf(properties: readonly unknown[] | undefined, key: string): boolean | undefined {
  return valueOf(properties, key)?.BooleanValue
}

function valueOf(properties: readonly unknown[] = [], key: string) {
  return readRows(properties, propertySchema).find(({ Key }) => Key === key)?.Value
}
