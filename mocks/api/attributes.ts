import type { AttributeDefinition, AttributeGroup, AttributeSettings } from '../model/attributes.ts'

/**
 * The customer attributes of headquarters. The channel knows an attribute when job 1010 has brought its definition and
 * job 1110 a group that contains it; while `hq.publishing` is `at once`, that is with the change.
 */
export interface CustomerAttributes {
  /** The definitions and the group at headquarters. The channel's copy is `channel.attributes` of `hq.tables.read()`. */
  get(): Promise<AttributeSettings>
  /**
   * Adds a definition, or replaces the one with its name. Values that customers have already stay as they are. Rejects
   * with a TypeError or a RangeError that names what is wrong with it: a value of another type, a range that is none, a
   * default that is not allowed, an unknown language, a friendly name that another attribute has.
   */
  define(definition: AttributeDefinition): Promise<void>
  /** Removes a definition, also from the group. Customers keep their values. Does nothing when there is none. */
  remove(name: string): Promise<void>
  /**
   * Changes the attribute group that *Commerce parameters* names. Rejects with a RangeError for an attribute that is not
   * defined, and with a TypeError for a value of a wrong type.
   */
  setGroup(changes: Partial<AttributeGroup>): Promise<void>
}
