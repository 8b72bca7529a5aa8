import type {
  AttributeDefinition,
  AttributeSettings,
  AttributeValue,
  Customer,
  CustomerAttribute,
} from 'pending-sync/mocks'
import { format } from '../app/format.ts'
import { language, words } from '../app/words.svelte.ts'
import { definitionOf, valueOf } from './attribute-values.ts'
import type { AttributeField } from './repair-attributes.ts'

/** The name that people see, in the language of the page if it has one. */
export function formatName({ name, friendlyName, translations = {} }: AttributeDefinition): string {
  const translated = Object.entries(translations).find(([tag]) => tag.split('-')[0] === language.current)
  return translated?.[1].friendlyName || friendlyName || name
}

/** The name of an attribute in a row that is repaired. */
export function formatField({ definition, name }: AttributeField): string {
  return definition ? formatName(definition) : name
}

/** Describes the values that an attribute allows. */
export function formatAllowed(definition: AttributeDefinition): string {
  const t = words.console.attributes
  const { type, values, minimum, maximum, unit, isMandatory } = definition
  const parts = [values ? t.oneOf(values.join(', ')) : t.types[type], formatRange(minimum, maximum), unit]
  return [parts.filter(Boolean).join(' '), isMandatory ? t.required : ''].filter(Boolean).join(', ')
}

/** The same beside the label of a field, in a few words. A list has its values in the field itself. */
export function formatHint(definition: AttributeDefinition): string {
  const t = words.console.attributes
  const { type, values, minimum, maximum, unit, isMandatory } = definition
  const isChosen = values !== undefined || type === 'boolean'
  const allowed = formatRange(minimum, maximum) || (isChosen ? '' : t.types[type])
  return [[allowed, unit].filter(Boolean).join(' '), isMandatory ? t.required : ''].filter(Boolean).join(', ')
}

/** A value with its unit. `undefined` for none. */
export function formatValue(
  value: AttributeValue | undefined,
  definition?: AttributeDefinition,
): string | undefined {
  const t = words.console.attributes
  if (typeof value === 'boolean') return value ? t.yes : t.no
  if (typeof value !== 'number') return value
  return [formatNumber(value), definition?.unit].filter(Boolean).join(' ')
}

/** Describes the attributes of a customer in one line. `undefined` for none. */
export function formatAttributes(
  attributes: readonly CustomerAttribute[],
  { definitions }: AttributeSettings,
): string | undefined {
  const t = words.console.attributes
  const texts = attributes.map((attribute) => {
    const definition = definitionOf(attribute, definitions)
    const name = definition ? formatName(definition) : attribute.Name || attribute.KeyName
    return `${name}: ${formatValue(valueOf(attribute), definition) ?? t.none}`
  })
  return texts.length > 0 ? texts.join('; ') : undefined
}

/** The column of a table of customers. A table in which no customer has attributes has none. */
export function attributeColumn<Row extends { readonly customer: Customer }>(
  rows: readonly Row[],
  settings: AttributeSettings,
) {
  const cell = ({ customer }: Row) => formatAttributes(customer.Attributes, settings)
  const column = { heading: words.console.attributes.column, cell, look: 'prose' as const }
  return rows.some((row) => cell(row) !== undefined) ? [column] : []
}

function formatRange(minimum: number | undefined, maximum: number | undefined): string {
  const t = words.console.attributes
  const [from, to] = [minimum, maximum].map((limit) => (limit === undefined ? '' : formatNumber(limit)))
  if (from && to) return t.range({ from, to })
  if (from) return t.from(from)
  return to ? t.to(to) : ''
}

function formatNumber(value: number): string {
  return format.number(value, { maximumFractionDigits: 20 })
}
