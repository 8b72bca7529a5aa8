import { channelTypes } from './described/channel.ts'
import { customerTypes } from './described/customers.ts'
import type { DescribedType, DescribedTypes } from './described/described-type.ts'
import { orderTypes } from './described/orders.ts'

export type { DescribedType }

/**
 * Every type that requests and answers consist of. `$metadata`, the service document, keys in URLs and numbers that
 * are written as text all come from this table.
 */
export const describedTypes: DescribedTypes = { ...customerTypes, ...channelTypes, ...orderTypes }

/** The entity sets with the names and types of their entities. */
export const entitySets: ReadonlyMap<string, DescribedType & { readonly name: string }> = new Map(
  Object.entries(describedTypes).flatMap(([name, type]) => (type.set ? [[type.set, { ...type, name }]] : [])),
)

/** The type without `[]`, and whether it is a list. */
export function elementOf(type: string): { readonly name: string; readonly isList: boolean } {
  return type.endsWith('[]') ? { name: type.slice(0, -2), isList: true } : { name: type, isList: false }
}
