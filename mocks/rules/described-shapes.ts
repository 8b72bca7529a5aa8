import * as v from 'valibot'
import { describedTypes, elementOf } from '../wire/described-types.ts'
import { isSimple, type SimpleType } from '../wire/property-types.ts'

/**
 * A schema for stored objects of a described type, such as `Customer`: each property that it has must be of its type,
 * and those of `required` must be there. Other objects inside may be `null`. Properties that the type does not have are
 * left alone.
 */
export function shapeOf(type: string, required: readonly string[] = []): v.GenericSchema {
  const { properties } = describedTypes[type] ?? missing(type)
  const entries = Object.entries(properties).map(([name, property]) => {
    const schema = v.lazy(() => valueOf(property))
    return [name, required.includes(name) ? schema : optional(property, schema)] as const
  })
  return v.looseObject(Object.fromEntries(entries), 'is not an object')
}

/** The properties of parts that the rules look into without asking whether they are there. */
const requiredInParts: Readonly<Record<string, readonly string[]>> = {
  CustomerAttribute: ['Name', 'AttributeValue'],
  CommerceProperty: ['Key', 'Value'],
}

const simple: Readonly<Record<SimpleType, v.GenericSchema>> = {
  text: v.string('is not a text'),
  int: v.number('is not a number'),
  long: v.number('is not a number'),
  decimal: v.number('is not a number'),
  boolean: v.boolean('is not true or false'),
  time: v.string('is not a date'),
}

const shapes = new Map<string, v.GenericSchema>()

function valueOf(property: string): v.GenericSchema {
  const known = shapes.get(property)
  if (known) return known
  const { name, isList } = elementOf(property)
  const one = isSimple(name) ? simple[name] : shapeOf(name, requiredInParts[name])
  const shape = isList ? v.array(one, 'is not a list') : one
  shapes.set(property, shape)
  return shape
}

function optional(property: string, schema: v.GenericSchema): v.GenericSchema {
  const { name, isList } = elementOf(property)
  return isList || isSimple(name) ? v.optional(schema) : v.nullish(schema)
}

function missing(type: string): never {
  throw new Error(`The type ${type} is not described`)
}
