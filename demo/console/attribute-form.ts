import type { AttributeDefinition, AttributeTexts, AttributeType } from 'pending-sync/mocks'
import { isAllowed, numberIn, textOf, valueIn } from './attribute-values.ts'

export const attributeTypes = [
  'text',
  'integer',
  'decimal',
  'currency',
  'boolean',
] as const satisfies AttributeType[]

/** A definition as a tester types it. */
export type AttributeFields = Record<(typeof textFields)[number], string> & { isMandatory: boolean }

const textFields = [
  'name',
  'friendlyName',
  'italianName',
  'description',
  'help',
  'type',
  'values',
  'minimum',
  'maximum',
  'unit',
  'default',
] as const
export type TextFieldName = (typeof textFields)[number]

export type FieldProblem = 'noName' | 'taken' | 'noNumber' | 'emptyRange' | 'notAllowed'

/** The definition in the fields, or the first field that is wrong. */
export type ReadDefinition =
  | { readonly definition: AttributeDefinition }
  | { readonly field: TextFieldName; readonly problem: FieldProblem }

export function fieldsOf(definition: AttributeDefinition | undefined): AttributeFields {
  const { translations = {}, ...own } = definition ?? { name: '', type: 'text' }
  return {
    name: own.name,
    friendlyName: own.friendlyName ?? '',
    italianName: translations.it?.friendlyName ?? '',
    description: own.description ?? '',
    help: own.help ?? '',
    type: own.type,
    values: (own.values ?? []).join(', '),
    minimum: textOf(own.minimum),
    maximum: textOf(own.maximum),
    unit: own.unit ?? '',
    default: textOf(own.default),
    isMandatory: own.isMandatory ?? false,
  }
}

/** Which fields a type of values has, besides the names and texts. */
export function hasField(type: string, field: 'values' | 'minimum' | 'maximum' | 'unit'): boolean {
  if (field === 'values') return type === 'text'
  if (field === 'unit') return type === 'integer' || type === 'decimal'
  return type === 'integer' || type === 'decimal' || type === 'currency'
}

/** Reads the fields. `before`: the definition that they change. `others`: all other definitions. */
export function readFields(
  fields: AttributeFields,
  before: AttributeDefinition | undefined,
  others: readonly AttributeDefinition[],
): ReadDefinition {
  const type = attributeTypes.find((one) => one === fields.type) ?? 'text'
  const numberOf = (field: 'minimum' | 'maximum') =>
    hasField(type, field) ? numberIn(fields[field]) : undefined
  const [minimum, maximum] = [numberOf('minimum'), numberOf('maximum')]
  const values = hasField(type, 'values') ? textsIn(fields.values) : []
  const definition: AttributeDefinition = {
    ...textsOf(fields, before),
    name: tidy(fields.name),
    type,
    ...(values.length > 0 && { values }),
    ...(minimum !== undefined && { minimum }),
    ...(maximum !== undefined && { maximum }),
    ...(hasField(type, 'unit') && fields.unit.trim() && { unit: fields.unit.trim() }),
    ...(fields.isMandatory && { isMandatory: true }),
  }
  const wrong = wrongField(fields, definition, others)
  if (wrong) return wrong
  const text = tidy(fields.default)
  if (text === '') return { definition }
  const value = valueIn(definition, text)
  return value === undefined || !isAllowed(definition, value)
    ? { field: 'default', problem: 'notAllowed' }
    : { definition: { ...definition, default: value } }
}

function wrongField(
  fields: AttributeFields,
  definition: AttributeDefinition,
  others: readonly AttributeDefinition[],
): Extract<ReadDefinition, { field: unknown }> | undefined {
  const { name, type, minimum, maximum } = definition
  if (name === '' || name.length > 60) return { field: 'name', problem: 'noName' }
  const taken = new Set(others.flatMap(namesOf))
  const isTaken = (['name', 'friendlyName', 'italianName'] as const).find((one) =>
    taken.has(tidy(fields[one])),
  )
  if (isTaken) return { field: isTaken, problem: 'taken' }
  for (const field of ['minimum', 'maximum'] as const) {
    const isWrong = hasField(type, field) && fields[field].trim() !== '' && definition[field] === undefined
    if (isWrong) return { field, problem: 'noNumber' }
  }
  const isEmpty = minimum !== undefined && maximum !== undefined && minimum > maximum
  return isEmpty ? { field: 'maximum', problem: 'emptyRange' } : undefined
}

/** The names and texts. Translations that the form does not show stay as they are. */
function textsOf(
  fields: AttributeFields,
  before: AttributeDefinition | undefined,
): Pick<AttributeDefinition, keyof AttributeTexts | 'translations'> {
  const { it = {}, ...others } = before?.translations ?? {}
  const { friendlyName: _old, ...rest } = it
  const italian = { ...rest, ...given('friendlyName', fields.italianName) }
  const translations = { ...others, ...(Object.keys(italian).length > 0 && { it: italian }) }
  return {
    ...given('friendlyName', fields.friendlyName),
    ...given('description', fields.description),
    ...given('help', fields.help),
    ...(Object.keys(translations).length > 0 && { translations }),
  }
}

function given(name: keyof AttributeTexts, text: string): AttributeTexts {
  return tidy(text) === '' ? {} : { [name]: tidy(text) }
}

function namesOf({ name, friendlyName, translations = {} }: AttributeDefinition): string[] {
  const translated = Object.values(translations).map((texts) => texts.friendlyName)
  return [name, friendlyName, ...translated].flatMap((one) => one || [])
}

function textsIn(text: string): string[] {
  return [...new Set(text.split(',').map(tidy).filter(Boolean))]
}

function tidy(text: string): string {
  return text.trim().replace(/\s+/g, ' ')
}
