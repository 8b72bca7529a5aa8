import type { AttributeDefinition, AttributeType } from 'pending-sync/mocks'
import { namesIn } from './channel-options.ts'

export const attributeTypes = [
  'text',
  'integer',
  'decimal',
  'currency',
  'boolean',
] as const satisfies AttributeType[]

/** The texts of the form that defines an attribute. */
export interface AttributeForm {
  name: string
  type: string
  friendlyName: string
  italianName: string
  values: string
  minimum: string
  maximum: string
  unit: string
  default: string
  isMandatory: boolean
}

export function toForm(definition?: AttributeDefinition): AttributeForm {
  const { name = '', type = 'text', values = [], translations } = definition ?? {}
  const textOf = (value: unknown) => (value === undefined ? '' : String(value))
  return {
    name,
    type,
    friendlyName: textOf(definition?.friendlyName),
    italianName: textOf(translations?.it?.friendlyName),
    values: values.join(', '),
    minimum: textOf(definition?.minimum),
    maximum: textOf(definition?.maximum),
    unit: textOf(definition?.unit),
    default: textOf(definition?.default),
    isMandatory: definition?.isMandatory ?? false,
  }
}

/**
 * The definition that a form describes. What does not belong to the type is left out; whatever is wrong beyond that is for
 * headquarters to refuse.
 */
export function toDefinition(form: AttributeForm, known?: AttributeDefinition): AttributeDefinition {
  const type = attributeTypes.find((one) => one === form.type) ?? 'text'
  const isNumber = hasRange(type)
  const { it, ...others } = known?.translations ?? {}
  const italian = { ...it, ...(form.italianName && { friendlyName: form.italianName }) }
  const translations = { ...others, ...(form.italianName && { it: italian }) }
  return {
    name: form.name.trim(),
    type,
    ...(form.friendlyName.trim() && { friendlyName: form.friendlyName.trim() }),
    ...(known?.description && { description: known.description }),
    ...(known?.help && { help: known.help }),
    ...(type === 'text' && form.values.trim() && { values: namesIn(form.values) }),
    ...(isNumber && form.minimum && { minimum: Number(form.minimum) }),
    ...(isNumber && form.maximum && { maximum: Number(form.maximum) }),
    ...(hasUnit(type) && form.unit && { unit: form.unit }),
    ...(form.default && { default: toValue(type, form.default) }),
    ...(form.isMandatory && { isMandatory: true }),
    ...(Object.keys(translations).length > 0 && { translations }),
  }
}

export function hasRange(type: string): boolean {
  return type === 'integer' || type === 'decimal' || type === 'currency'
}

export function hasUnit(type: string): boolean {
  return type === 'integer' || type === 'decimal'
}

function toValue(type: AttributeType, text: string): string | number | boolean {
  if (type === 'boolean') return text === 'true'
  return type === 'text' ? text : Number(text)
}
