import type { Customer } from 'pending-sync/mocks'

type Attribute = Customer['Attributes'][number]

/** The value of an attribute as a text; an empty one when it has none. */
export function textOfAttribute({ AttributeValue }: Attribute): string {
  const value = Object.values(AttributeValue).find((one) => one !== null && one !== undefined)
  return value === undefined ? '' : String(value)
}

/** The attributes in one line, such as `Day for news: Friday; Shoe size: 42`. */
export function formatAttributes(attributes: readonly Attribute[]): string {
  return attributes.map((attribute) => `${attribute.Name}: ${textOfAttribute(attribute) || '–'}`).join('; ')
}

/** The `DataTypeValue` of whole numbers, other numbers, and yes or no. */
const [integer, numbers, boolean] = [4, [1, 3], 6] as const

/** The attribute with a value that was typed, in the field of its type. A text that is no number is left to be refused. */
export function withText(attribute: Attribute, text: string): Attribute {
  const number = Number(text)
  const isNumber = text.trim() !== '' && Number.isFinite(number)
  const { DataTypeValue } = attribute
  if (DataTypeValue === boolean) return { ...attribute, AttributeValue: { BooleanValue: text === 'true' } }
  if (isNumber && DataTypeValue === integer) return { ...attribute, AttributeValue: { IntegerValue: number } }
  if (isNumber && numbers.some((type) => type === DataTypeValue))
    return { ...attribute, AttributeValue: { DecimalValue: number } }
  return { ...attribute, AttributeValue: { StringValue: text } }
}
