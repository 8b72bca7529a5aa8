import type { AttributeDefinition, AttributeType, AttributeValue } from '../model/attributes.ts'
import type { CommercePropertyValue } from '../wire/customer-parts.ts'
import type { ValueErrorId } from '../wire/error-ids.ts'
import { largestDecimal } from './amounts.ts'

/** [docs] The `DataTypeValue` of each type. */
export const dataTypes: Readonly<Record<AttributeType, number>> = {
  currency: 1,
  decimal: 3,
  integer: 4,
  text: 5,
  boolean: 6,
}

/** The value of an attribute, `undefined` for none, or the reason why it cannot be its value. */
export type ReadValue = { readonly value: AttributeValue | undefined } | { readonly problem: ValueErrorId }

/**
 * Reads the value of an attribute. The value stands in the field of its type. [ours] A number may stand in another
 * numeric field if nothing of it is lost: clients in JavaScript have one kind of number. An empty text is no value.
 */
export function readValue(definition: AttributeDefinition, given: CommercePropertyValue): ReadValue {
  const fields = Object.entries(given).filter(([, value]) => value !== null && value !== undefined)
  if (fields.length > 1) return { problem: 'AttributeTypeMismatch' }
  const [field = '', value] = fields[0] ?? []
  if (value === undefined || value === '') {
    return definition.isMandatory ? { problem: 'AttributeValueCannotBeNull' } : { value: undefined }
  }
  if (!fieldsOf[definition.type].includes(field)) return { problem: 'AttributeTypeMismatch' }
  if (!isValueOf(definition, value)) return { problem: problemOfNumber(definition, value) }
  if (withinRange(definition, value)) return { value }
  return { problem: definition.type === 'text' ? 'InvalidAttributeValue' : 'AttributeValueOutOfBounds' }
}

/** The value in the field of its type. */
export function wireValue({ type }: AttributeDefinition, value: AttributeValue): CommercePropertyValue {
  return { [fieldsOf[type][0]]: value }
}

/** Tells if a value is of the attribute's type. */
export function isValueOf({ type }: AttributeDefinition, value: unknown): value is AttributeValue {
  if (type === 'text') return typeof value === 'string' && value !== ''
  if (type === 'boolean') return typeof value === 'boolean'
  if (typeof value !== 'number' || Math.abs(value) > largestDecimal) return false
  return type !== 'integer' || isInteger(value)
}

/** Tells if a value of the attribute's type is in its list and its range. */
export function withinRange(
  { values, minimum, maximum }: AttributeDefinition,
  value: AttributeValue,
): boolean {
  if (typeof value === 'string') return values?.includes(value) ?? true
  if (typeof value === 'boolean') return true
  return value >= (minimum ?? -Infinity) && value <= (maximum ?? Infinity)
}

/** The allowed values in words, for the context of an error. */
export function allowedValues({ type, values, minimum, maximum, unit = '' }: AttributeDefinition): string {
  if (values) return values.join(', ')
  const limits = [
    minimum === undefined ? '' : `from ${minimum}`,
    maximum === undefined ? '' : `to ${maximum}`,
  ]
  return [type, ...limits, unit].filter(Boolean).join(' ')
}

/** A whole number that does not fit in 32 bits is too large; one with decimals is no integer. */
function problemOfNumber({ type }: AttributeDefinition, value: unknown): ValueErrorId {
  const isFraction = type === 'integer' && !Number.isInteger(value)
  return isFraction ? 'AttributeTypeMismatch' : 'AttributeValueOutOfBounds'
}

/** A number that 32 bits can hold. */
function isInteger(value: number): boolean {
  return (value | 0) === value
}

const numericFields = ['IntegerValue', 'LongValue', 'DecimalValue'] as const

/** The fields that a value may stand in. The first one is that of its type. */
const fieldsOf: Readonly<Record<AttributeType, readonly [string, ...string[]]>> = {
  text: ['StringValue'],
  boolean: ['BooleanValue'],
  integer: numericFields,
  decimal: ['DecimalValue', ...numericFields],
  currency: ['DecimalValue', ...numericFields],
}
