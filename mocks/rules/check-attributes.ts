import type { AttributeRow, AttributeValue } from '../model/attributes.ts'
import type { ChannelBehaviour } from '../model/channel-behaviour.ts'
import type { CustomerAttribute } from '../wire/customer-parts.ts'
import type { ValueErrorId } from '../wire/error-ids.ts'
import type { ValidationResult } from '../wire/refusal.ts'
import { namesOf } from './attribute-definitions.ts'
import { allowedValues, dataTypes, readValue, wireValue } from './attribute-values.ts'
import { isSame } from './is-same.ts'

/** The rules that the attributes of a customer are checked against. */
export interface AttributeCheck {
  /** The attributes that customers have. */
  readonly definitions: readonly AttributeRow[]
  /** The treatment of those that have no definition. */
  readonly unknown: ChannelBehaviour['unknownAttributes']
  /**
   * The attributes that an existing customer has. They may stay, also when a newer definition does not allow them.
   * Absent: the customer is new.
   */
  readonly known?: readonly CustomerAttribute[]
}

/** The attributes as they are stored, with their problems. */
export interface CheckedAttributes {
  readonly attributes: CustomerAttribute[]
  /** The attributes that were not given and that a new customer gets. None for an existing customer. */
  readonly defaults: readonly CustomerAttribute[]
  readonly problems: readonly ValidationResult[]
  /** The names of the unknown attributes that were left out. */
  readonly dropped: readonly string[]
}

/** Checks the attributes of a customer, and completes them by name and type. */
export function checkAttributes(
  given: readonly CustomerAttribute[],
  check: AttributeCheck,
): CheckedAttributes {
  const read = given.map((attribute, at) => readAttribute(attribute, `Attributes[${at}].`, check))
  const isGiven = (one: AttributeRow) => read.some(({ definition }) => definition === one)
  const absent = check.definitions.filter((definition) => !isGiven(definition))
  return {
    attributes: read.flatMap(({ attribute }) => attribute ?? []),
    defaults: check.known ? [] : absent.flatMap(defaultOf),
    problems: [
      ...read.flatMap(({ problem }) => problem ?? []),
      ...duplicates(read),
      ...missing(absent, check),
    ],
    dropped: read.flatMap(({ dropped }) => dropped ?? []),
  }
}

interface ReadAttribute {
  /** Absent: it has a problem, or is dropped. */
  readonly attribute?: CustomerAttribute
  /** Absent: it is unknown. */
  readonly definition?: AttributeRow
  readonly problem?: ValidationResult
  readonly dropped?: string
}

function readAttribute(given: CustomerAttribute, path: string, check: AttributeCheck): ReadAttribute {
  const definition = findDefinition(check.definitions, given)
  const name = definition?.name ?? (given.KeyName || given.Name)
  if (!name) return { problem: problem('RequiredValueNotFound', `${path}Name`) }
  const same = check.known?.find(
    (one) => (one.KeyName || one.Name) === name && isSame(one.AttributeValue, given.AttributeValue),
  )
  if (same) return { attribute: same, ...(definition && { definition }) }
  return definition ? knownAttribute(given, definition, path) : unknownAttribute(given, name, path, check)
}

/** [ours] Found by `KeyName`, or else by any of its names: a client in another language sends the one that it read. */
function findDefinition(
  definitions: readonly AttributeRow[],
  { KeyName, Name }: CustomerAttribute,
): AttributeRow | undefined {
  return definitions.find((definition) =>
    KeyName ? definition.name === KeyName : namesOf(definition).includes(Name),
  )
}

function unknownAttribute(
  given: CustomerAttribute,
  name: string,
  path: string,
  { unknown }: AttributeCheck,
): ReadAttribute {
  if (unknown === 'kept') return { attribute: given }
  if (unknown === 'dropped') return { dropped: name }
  return { problem: problem('AttributeDefinitionNotFound', `${path}Name`, name) }
}

function knownAttribute(given: CustomerAttribute, definition: AttributeRow, path: string): ReadAttribute {
  const { DataTypeValue, AttributeValue } = given
  const type = dataTypes[definition.type]
  if (DataTypeValue && DataTypeValue !== type) {
    return { definition, problem: problem('AttributeTypeMismatch', `${path}DataTypeValue`, String(type)) }
  }
  const result = readValue(definition, AttributeValue)
  if ('value' in result) return { definition, attribute: storedAttribute(definition, result.value) }
  const member = `${path}AttributeValue`
  return { definition, problem: problem(result.problem, member, allowedValues(definition)) }
}

/** The attribute as it is stored. `undefined`: the customer has no value, which no default replaces. */
function storedAttribute(definition: AttributeRow, value: AttributeValue | undefined): CustomerAttribute {
  const { name, type, recordId } = definition
  return {
    Name: name,
    KeyName: name,
    DataTypeValue: dataTypes[type],
    RecordId: recordId,
    AttributeValue: value === undefined ? {} : wireValue(definition, value),
  }
}

function defaultOf(definition: AttributeRow): CustomerAttribute[] {
  return definition.default === undefined ? [] : [storedAttribute(definition, definition.default)]
}

function duplicates(read: readonly ReadAttribute[]): ValidationResult[] {
  return read.flatMap(({ definition }, at) => {
    const isSecond = definition && read.findIndex((one) => one.definition === definition) < at
    return isSecond ? [problem('InvalidAttributeValue', `Attributes[${at}].Name`, definition.name)] : []
  })
}

/** The problems of mandatory attributes that are not given. An edit need not add what the customer did not have. */
function missing(absent: readonly AttributeRow[], { known }: AttributeCheck): ValidationResult[] {
  const isNeeded = ({ name, default: value }: AttributeRow) =>
    known ? known.some(({ KeyName }) => KeyName === name) : value === undefined
  return absent
    .filter((definition) => definition.isMandatory && isNeeded(definition))
    .map(({ name }) => problem('AttributeValueCannotBeNull', 'Attributes', name))
}

function problem(id: ValueErrorId, member: string, context?: string): ValidationResult {
  return { id, members: [member], ...(context && { context }) }
}
