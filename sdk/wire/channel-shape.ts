import * as v from 'valibot'
import { definedFields } from '../domain/validation.ts'
import { booleanOf, looseList, readAs, readRows } from './json.ts'

/** The options of a channel; one that the channel does not state is absent. */
export interface ChannelConfiguration {
  readonly createCustomersAsync?: boolean
  readonly filterSharedCustomerData?: boolean
}

const schema = v.object({ ExtensionProperties: looseList })

/**
 * Reads the channel's configuration; `undefined` for other JSON, such as that of a portal. Names of the service begin with a
 * capital, those of OData are `value` or contain `@`.
 *
 * It is not documented where a shopper's client finds the two options: we read them from extension properties with these
 * names. A channel without them leaves them absent.
 */
export function readChannelConfiguration(body: unknown): ChannelConfiguration | undefined {
  const parsed = readAs(schema, body)
  if (!parsed || !isOfService(body)) return undefined
  const createCustomersAsync = booleanOf(parsed.ExtensionProperties, 'CreateAsyncCustomers')
  const filterSharedCustomerData = booleanOf(parsed.ExtensionProperties, 'FilterSharedCustomerDataTables')
  return definedFields({ createCustomersAsync, filterSharedCustomerData })
}

function isOfService(body: unknown): boolean {
  const names = Object.keys(Object(body))
  return !Array.isArray(body) && (names.length === 0 || names.some((name) => /^[A-Z]|@|^value$/.test(name)))
}

/** Reads the configuration of a store's device. Only employees may request it. */
export function readDeviceConfiguration(
  body: unknown,
): Pick<ChannelConfiguration, 'createCustomersAsync'> | undefined {
  const parsed = readAs(v.object({ CreateAsyncCustomers: v.boolean() }), body)
  return parsed && { createCustomersAsync: parsed.CreateAsyncCustomers }
}

export function readFeatureStates(rows: readonly unknown[]): ReadonlyMap<string, boolean> {
  const known = readRows(rows, v.object({ Name: v.string(), IsEnabled: v.boolean() }))
  return new Map(known.map(({ Name, IsEnabled }) => [Name, IsEnabled]))
}
