import type { AttributeDefinition, AttributeSettings, CustomerAttribute } from 'pending-sync/mocks'
import { attributesInGroup, attributeWith, definitionOf, textOf, valueOf } from './attribute-values.ts'

/** The value of an attribute in a row that a tester repairs. */
export interface AttributeField {
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
    return { given: attribute, text: textOf(valueOf(attribute)), ...(definition && { definition }) }
  })
  const isGiven = (one: AttributeDefinition) => given.some(({ definition }) => definition === one)
  const others = definitions.filter((one) => !isGiven(one))
  return [...given, ...others.map((definition) => ({ definition, text: '' }))]
}

/** The attributes after a repair. `texts`: those of the fields, in their order. */
export function repairedAttributes(
  fields: readonly AttributeField[],
  texts: readonly string[],
): readonly CustomerAttribute[] {
  return fields.flatMap(({ definition, given, text }, at) => {
    const now = texts[at] ?? text
    // An empty text takes an attribute away that headquarters does not know, and a value that it knows.
    if (now === '' && !(definition && given)) return []
    if (definition) return attributeWith(definition, now)
    if (!given || now === text) return given ?? []
    return { ...given, AttributeValue: { StringValue: now } }
  })
}
