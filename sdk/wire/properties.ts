import * as v from 'valibot'

/** The extension properties that carry our own identities, so that an answer or a look-up can be recognised. Ours. */
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
