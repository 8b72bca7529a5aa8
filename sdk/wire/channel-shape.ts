import * as v from 'valibot'
import { booleanOf } from './properties.ts'

/** What a channel says of itself; `undefined` where it does not say. */
export interface ChannelConfiguration {
  readonly createCustomersAsync?: boolean
  readonly filterSharedCustomerData?: boolean
}

const schema = v.object({
  ExtensionProperties: v.fallback(v.optional(v.nullable(v.array(v.unknown()))), undefined),
})

/**
 * Reads the channel's configuration. How a shopper's client learns of the two options is not documented: we take them
 * from extension properties of these names, and do without where a channel has none.
 */
export function readChannelConfiguration(body: unknown): ChannelConfiguration | undefined {
  const parsed = v.safeParse(schema, body)
  if (!parsed.success) return undefined
  const properties = parsed.output.ExtensionProperties ?? []
  const createCustomersAsync = booleanOf(properties, 'CreateAsyncCustomers')
  const filterSharedCustomerData = booleanOf(properties, 'FilterSharedCustomerDataTables')
  return {
    ...(createCustomersAsync !== undefined && { createCustomersAsync }),
    ...(filterSharedCustomerData !== undefined && { filterSharedCustomerData }),
  }
}

/** What a store's own devices are told; only employees may ask. */
export function readDeviceConfiguration(
  body: unknown,
): Pick<ChannelConfiguration, 'createCustomersAsync'> | undefined {
  const parsed = v.safeParse(v.object({ CreateAsyncCustomers: v.boolean() }), body)
  return parsed.success ? { createCustomersAsync: parsed.output.CreateAsyncCustomers } : undefined
}

export function readFeatureStates(rows: readonly unknown[]): ReadonlyMap<string, boolean> {
  const states = new Map<string, boolean>()
  for (const row of rows) {
    const parsed = v.safeParse(v.object({ Name: v.string(), IsEnabled: v.boolean() }), row)
    if (parsed.success) states.set(parsed.output.Name, parsed.output.IsEnabled)
  }
  return states
}
