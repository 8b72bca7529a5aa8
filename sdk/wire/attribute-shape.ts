import * as v from 'valibot'
import { attributeTypes, fitsType, type Attribute, type AttributeType } from '../domain/part.ts'
import { looseFlag, looseNumber, looseText, readRows } from './json.ts'

/** The field that holds a value of each type. */
const valueFields = {
  text: 'StringValue',
  integer: 'IntegerValue',
  decimal: 'DecimalValue',
  boolean: 'BooleanValue',
} as const satisfies Readonly<Record<AttributeType, string>>

/** The types by the channel's numbers. Source: the AttributeDataType enumeration of Commerce, where 1 is a currency amount. */
const types: Readonly<Record<number, AttributeType>> = {
  1: 'decimal',
  3: 'decimal',
  4: 'integer',
  5: 'text',
  6: 'boolean',
}

/** An attribute on the wire. */
export interface WireAttribute {
  readonly Name: string
  readonly KeyName?: string | undefined
  readonly DataTypeValue?: number | undefined
}

/** An attribute in a channel's answer. */
export interface AnsweredAttribute {
  /** The name that identifies it, if the channel tells it apart from the one that people see. */
  readonly attribute: Attribute
  readonly wire: WireAttribute
}

/** Reads the attributes that have a value of a type that the SDK knows. */
export function readWireAttributes(rows: readonly unknown[]): readonly AnsweredAttribute[] {
  return readRows(rows, answeredSchema).flatMap(({ AttributeValue, ...wire }) => {
    const type = types[wire.DataTypeValue ?? 0] ?? typeWithValue(AttributeValue)
    const value = type && AttributeValue[valueFields[type]]
    if (type === undefined || value === undefined || value === '') return []
    return [{ attribute: { name: wire.KeyName || wire.Name, value, type }, wire }]
  })
}

/** The attributes as a channel answered them, under the names by which this device knows them. */
export function answeredAttributes(
  known: readonly Attribute[],
  answered: readonly AnsweredAttribute[],
): readonly Attribute[] {
  return answered.map(({ attribute, wire }) => {
    const same = known.find(({ name }) => isNameOf(wire, name))
    return same ? { ...same, value: attribute.value } : attribute
  })
}

export function toWireAttribute({
  name,
  value,
  type,
}: Attribute): WireAttribute & { readonly AttributeValue: object } {
  return { Name: name, AttributeValue: { [valueFields[type ?? typeOfValue(value)]]: value } }
}

/**
 * The list of an edit: the known rows with the new values, each in the type that the channel states, and the further
 * attributes. It is complete, because an edit may replace the list as a whole.
 */
export function toWireAttributes(
  changes: readonly Attribute[],
  rows: readonly unknown[],
): readonly WireAttribute[] {
  const known: readonly WireAttribute[] = readRows(rows, rowSchema)
  const changed = known.map((row) => {
    const change = changes.find(({ name }) => isNameOf(row, name))
    return change ? { ...row, ...toWireAttribute(withStatedType(change, row)), Name: row.Name } : row
  })
  const added = changes.filter(({ name }) => !known.some((row) => isNameOf(row, name)))
  return [...changed, ...added.map(toWireAttribute)]
}

/** The other fields stay as they were received: they are sent back. */
const rowSchema = v.looseObject({ Name: v.string() })

const answeredSchema = v.object({
  Name: v.string(),
  KeyName: looseText,
  DataTypeValue: looseNumber,
  AttributeValue: v.object({
    StringValue: looseText,
    IntegerValue: looseNumber,
    DecimalValue: looseNumber,
    BooleanValue: looseFlag,
  }),
})

/** The type of a value whose type the channel does not state. */
function typeWithValue(values: Readonly<Record<string, unknown>>): AttributeType | undefined {
  return attributeTypes.find((type) => values[valueFields[type]] !== undefined)
}

export function isNameOf({ Name, KeyName }: WireAttribute, name: string): boolean {
  return name === Name || name === KeyName
}

function withStatedType(attribute: Attribute, { DataTypeValue }: WireAttribute): Attribute {
  const stated = types[DataTypeValue ?? 0]
  return attribute.type || !stated || !fitsType(attribute.value, stated)
    ? attribute
    : { ...attribute, type: stated }
}

function typeOfValue(value: Attribute['value']): AttributeType {
  if (typeof value === 'number') return fitsType(value, 'integer') ? 'integer' : 'decimal'
  return typeof value === 'boolean' ? 'boolean' : 'text'
}
