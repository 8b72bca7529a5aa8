import type { Properties } from '../property-types.ts'

/** A type of the service. One with a key is an entity; of those, some are in a set. */
export interface DescribedType {
  readonly properties: Properties
  /** The name of the key property. */
  readonly key?: string
  /** The entity set, as in `Customers`. */
  readonly set?: string
}

/** The properties of a type in code: a property that the table lacks does not compile. */
export type Of<Type> = Readonly<Record<keyof Type, string>>

/** Types of the service by name. */
export type DescribedTypes = Readonly<Record<string, DescribedType>>

export const extensions = { ExtensionProperties: 'CommerceProperty[]' } as const
