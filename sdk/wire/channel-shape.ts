import * as v from 'valibot'
import { booleanOf, looseList } from './json.ts'

/** The options of a channel; one that the channel does not state is absent. */
export interface ChannelConfiguration {
  readonly createCustomersAsync?: boolean
  readonly filterSharedCustomerData?: boolean
}

const schema = v.object({ ExtensionProperties: looseList })

/**
 * Reads the channel's configuration. It is not documented where a shopper's client finds the two options: we read them
 * from extension properties with these names. A channel without them leaves them absent.
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

/** Reads the configuration of a store's device. Only employees may request it. */
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
