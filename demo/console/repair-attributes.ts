import type { AttributeDefinition, AttributeSettings, CustomerAttribute } from 'pending-sync/mocks'
import { attributesInGroup, attributeWith, definitionOf, textOf, valueOf } from './attribute-values.ts'

/** The value of an attribute in a row that a tester repairs. */
export interface AttributeField {
  readonly name: string
  /** Absent: headquarters does not define it. */
  readonly definition?: AttributeDefinition
  /** The attribute of the row. Absent: the row has none. */
  readonly given?: CustomerAttribute
  readonly text: string
}

/** The attributes of a row, and those that customers have at headquarters. */
export function attributeFields(
  attributes: readonly CustomerAttribute[],
  settings: AttributeSettings,
): readonly AttributeField[] {
  const definitions = attributesInGroup(settings)
  const given = attributes.map((attribute): AttributeField => {
    const definition = definitionOf(attribute, definitions)
    const name = attribute.KeyName || attribute.Name
    return { name, given: attribute, text: textOf(valueOf(attribute)), ...(definition && { definition }) }
  })
  const isGiven = (one: AttributeDefinition) => given.some(({ definition }) => definition === one)
  const others = definitions.filter((one) => !isGiven(one))
  return [...given, ...others.map((definition) => ({ name: definition.name, definition, text: '' }))]
}

/** The attributes after a repair. `typed`: the texts that a tester has typed, by name. */
export function repairedAttributes(
  fields: readonly AttributeField[],
  typed: ReadonlyMap<string, string>,
): readonly CustomerAttribute[] {
  return fields.flatMap(({ name, definition, given, text }) => {
    const now = typed.get(name) ?? text
    // An empty text takes an attribute away that headquarters does not know, and a value that it knows.
    if (now === '' && !(definition && given)) return []
    if (definition) return attributeWith(definition, now)
    if (!given || now === text) return given ?? []
    return { ...given, AttributeValue: { StringValue: now } }
  })
}
