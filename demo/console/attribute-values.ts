import type {
  AttributeDefinition,
  AttributeSettings,
  AttributeValue,
  CustomerAttribute,
} from 'pending-sync/mocks'

/** The values of an attribute as a tester types them. A boolean is `true` or `false`. */

/** The attributes of customers: the defined ones of the group. */
export function attributesInGroup({ definitions, group }: AttributeSettings): AttributeDefinition[] {
  const { attributes } = group
  return definitions.filter(({ name }) => attributes === 'all' || attributes.includes(name))
}

export function definitionOf(
  { KeyName, Name }: CustomerAttribute,
  definitions: readonly AttributeDefinition[],
): AttributeDefinition | undefined {
  return definitions.find(({ name }) => name === (KeyName || Name))
}

/** The value, whichever field it stands in. Absent: the customer has none. */
export function valueOf({ AttributeValue }: CustomerAttribute): AttributeValue | undefined {
  const values: readonly (AttributeValue | null | undefined)[] = Object.values(AttributeValue)
  return values.find((value) => value !== null && value !== undefined) ?? undefined
}

export function textOf(value: AttributeValue | undefined): string {
  return value === undefined ? '' : String(value)
}

/** The number in a text, with a decimal point or a comma. `undefined`: it is none. */
export function numberIn(text: string): number | undefined {
  const number = Number(text.trim().replace(',', '.'))
  return text.trim() !== '' && Number.isFinite(number) ? number : undefined
}

/** The value in a text that is not empty. `undefined`: it is of another type. */
export function valueIn(
  { type }: Pick<AttributeDefinition, 'type'>,
  text: string,
): AttributeValue | undefined {
  if (type === 'text') return text
  if (type === 'boolean') return text === 'true' || (text === 'false' ? false : undefined)
  const number = numberIn(text)
  return type === 'integer' && !Number.isInteger(number) ? undefined : number
}

/** Tells if a value of the attribute's type is in its list and its range. */
export function isAllowed(
  { values, minimum = -Infinity, maximum = Infinity }: AttributeDefinition,
  value: AttributeValue,
): boolean {
  if (typeof value === 'string') return values?.includes(value) ?? true
  return typeof value === 'boolean' || (value >= minimum && value <= maximum)
}

const fields = {
  text: 'StringValue',
  integer: 'IntegerValue',
  decimal: 'DecimalValue',
  currency: 'DecimalValue',
  boolean: 'BooleanValue',
} as const

/** The attribute with the value in a text. One of another type stays text, for headquarters to refuse. */
export function attributeWith(definition: AttributeDefinition, text: string): CustomerAttribute {
  const { name, type } = definition
  const value = text === '' ? undefined : valueIn(definition, text)
  const other = text === '' ? {} : { StringValue: text }
  return {
    Name: name,
    KeyName: name,
    AttributeValue: value === undefined ? other : { [fields[type]]: value },
  }
}
