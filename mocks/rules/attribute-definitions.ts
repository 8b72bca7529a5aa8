import type { AttributeDefinition, AttributeGroup } from '../model/attributes.ts'
import { shown } from '../wire/checks.ts'
import { attributeTypes, checkDefinitionShape, checkGroupShape } from './attribute-shapes.ts'
import { isValueOf, withinRange } from './attribute-values.ts'

/**
 * Checks the definition of a customer attribute. Throws a TypeError or a RangeError that names the attribute and what is
 * wrong with it.
 */
export function checkDefinition(definition: unknown): void {
  checkDefinitionShape(definition)
  const about = `The customer attribute "${definition.name}"`
  checkLimits(about, definition)
  checkDefault(about, definition)
}

/** Checks several definitions together, as `checkDefinition` does. Throws also for a name that is there twice. */
export function checkDefinitions(definitions: readonly AttributeDefinition[]): void {
  if (!Array.isArray(definitions)) {
    throw new TypeError(`attributes is a list of definitions, not ${shown(definitions)}`)
  }
  definitions.forEach((definition) => checkDefinition(definition))
  definitions.forEach((definition, at) => checkNames(definition, definitions.slice(0, at)))
}

/** Checks the customer attribute group likewise. `known`: the names of the defined attributes. */
export function checkGroup(group: AttributeGroup, known: readonly string[]): void {
  checkGroupShape(group)
  const unknown = group.attributes === 'all' ? [] : group.attributes.filter((name) => !known.includes(name))
  if (unknown.length === 0) return
  const names = known.length > 0 ? known.join(', ') : 'none. Define it first'
  throw new RangeError(`There is no customer attribute "${unknown.join('", "')}". Defined: ${names}`)
}

/** Throws a TypeError when a name of the definition is one that another attribute goes by. */
export function checkNames(definition: AttributeDefinition, others: readonly AttributeDefinition[]): void {
  const names = namesOf(definition)
  const other = others.find((one) => namesOf(one).some((name) => names.includes(name)))
  if (!other) return
  const name = namesOf(other).find((one) => names.includes(one)) ?? ''
  throw new TypeError(`The customer attribute "${other.name}" has the name "${name}" already`)
}

/** Every name by which a client may call the attribute, in any language. */
export function namesOf({ name, friendlyName, translations = {} }: AttributeDefinition): string[] {
  const translated = Object.values(translations).map((texts) => texts.friendlyName)
  return [name, friendlyName, ...translated].flatMap((one) => one || [])
}

function checkLimits(about: string, { type, values, minimum, maximum, unit }: AttributeDefinition): void {
  if (!attributeTypes.includes(type))
    throw new TypeError(`${about} needs a type: ${attributeTypes.join(', ')}`)
  if (values && type !== 'text') throw new TypeError(`${about}: only texts can have a list of values`)
  if (unit && type !== 'integer' && type !== 'decimal') {
    throw new TypeError(`${about}: only integers and decimals can have a unit`)
  }
  if ((minimum !== undefined || maximum !== undefined) && (type === 'text' || type === 'boolean')) {
    throw new TypeError(`${about}: only numbers and amounts can have a range`)
  }
  if (minimum !== undefined && maximum !== undefined && minimum > maximum) {
    throw new RangeError(`${about}: its minimum ${minimum} is more than its maximum ${maximum}`)
  }
}

function checkDefault(about: string, definition: AttributeDefinition): void {
  const { type, default: value } = definition
  if (value === undefined) return
  if (!isValueOf(definition, value)) {
    throw new TypeError(`${about}: its default ${shown(value)} is not of its type, ${type}`)
  }
  if (!withinRange(definition, value)) {
    throw new RangeError(`${about}: its default ${shown(value)} is not one of its allowed values`)
  }
}
