/**
 * The type of an attribute's values. [docs] Customer attributes have no dates and no references.
 *
 * - `text`: any text, or one of a fixed list.
 * - `integer`, `decimal`: a number, with a unit and a range if wanted. Integers have 32 bits.
 * - `currency`: an amount in the customer's currency.
 * - `boolean`: yes or no.
 */
export type AttributeType = 'text' | 'integer' | 'decimal' | 'currency' | 'boolean'

/** The texts of an attribute or a group that people read. */
export interface AttributeTexts {
  /** The name that people see. Default: the name. */
  readonly friendlyName?: string
  /** The description. Default: none. */
  readonly description?: string
  /** The text that explains what to enter. Default: none. */
  readonly help?: string
}

/** A customer attribute as headquarters defines it, together with its attribute type. */
export interface AttributeDefinition extends AttributeTexts {
  /** Identifies the attribute, the `KeyName` on the wire. 1 to 60 characters. */
  readonly name: string
  /** The type of its values. */
  readonly type: AttributeType
  /** `text` only: the allowed values. Default: any text. */
  readonly values?: readonly string[]
  /** Numbers and amounts only: the smallest value. Default: no limit. */
  readonly minimum?: number
  /** Numbers and amounts only: the largest value. Default: no limit. */
  readonly maximum?: number
  /** `integer` and `decimal` only: the unit of measure, such as `cm`. Default: none. */
  readonly unit?: string
  /** The value of customers that are given none. Default: none. */
  readonly default?: AttributeValue
  /** A customer cannot be without a value. Default: `false`. [ours] The documentation names it for orders only. */
  readonly isMandatory?: boolean
  /** The texts in other languages, by language: `it`, `de`, `fr`, `ja`, `en-us`, `en-gb`. Default: none. */
  readonly translations?: Readonly<Record<string, AttributeTexts>>
}

/** A value in the type of its attribute. */
export type AttributeValue = string | number | boolean

/** The attribute group that *Commerce parameters > Customer attribute group* names. */
export interface AttributeGroup extends AttributeTexts {
  /** The name of the group. Default: `Customers`. */
  readonly name: string
  /** The names of the attributes that customers have. `all`: every defined one. Default: `all`. */
  readonly attributes: readonly string[] | 'all'
  /** The texts in other languages. Default: none. */
  readonly translations?: Readonly<Record<string, AttributeTexts>>
}

/** A definition with its record id. */
export interface AttributeRow extends AttributeDefinition {
  /** The record id, which a changed definition keeps. */
  readonly recordId: number
}

/** The group as the channel has it: with the attributes that it had when it was sent. */
export interface PublishedAttributeGroup extends AttributeGroup {
  readonly attributes: readonly string[]
}

/** The definitions and the group, in one place. */
export interface AttributeSettings<Group extends AttributeGroup = AttributeGroup> {
  /** The definitions, in the order in which they were first made. */
  readonly definitions: readonly AttributeDefinition[]
  /** The group. */
  readonly group: Group
}
