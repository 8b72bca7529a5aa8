import type {
  AttributeDefinition,
  AttributeGroup,
  AttributeTexts,
  AttributeType,
} from '../model/attributes.ts'
import { languages } from '../reference-data/countries.ts'
import { isObject, type JsonObject } from '../wire/json.ts'
import { isValueOf, withinRange } from './attribute-values.ts'

/** The types of values, in the order of the console. */
export const attributeTypes: readonly AttributeType[] = ['text', 'integer', 'decimal', 'currency', 'boolean']

/**
 * Checks the definition of a customer attribute. Throws a TypeError or a RangeError that names the attribute and what is
 * wrong with it.
 */
export function checkDefinition(value: unknown): asserts value is AttributeDefinition {
  if (!isObject(value)) throw new TypeError(`A customer attribute is an object, not ${shown(value)}`)
  checkName('The name of a customer attribute', value.name)
  const about = `The customer attribute "${String(value.name)}"`
  checkProperties<AttributeDefinition>(about, value, checks)
  checkTexts(about, value)
  checkTogether(about, value)
}

/** Checks several definitions together, as `checkDefinition` does. Throws also for a name that is there twice. */
export function checkDefinitions(values: readonly AttributeDefinition[]): void {
  if (!Array.isArray(values)) throw new TypeError(`attributes is a list of definitions, not ${shown(values)}`)
  for (const value of values) checkDefinition(value)
  values.forEach((definition, at) => checkNames(definition, values.slice(0, at)))
}

/** Checks the customer attribute group likewise. `known`: the names of the defined attributes. */
export function checkGroup(group: AttributeGroup, known: readonly string[]): void {
  const about = 'The attribute group'
  checkName(`The name of the attribute group`, group.name)
  checkProperties<AttributeGroup>(about, { ...group }, groupChecks)
  checkTexts(about, { ...group })
  const unknown = group.attributes === 'all' ? [] : group.attributes.filter((name) => !known.includes(name))
  if (unknown.length === 0) return
  const names = known.length > 0 ? known.join(', ') : 'none. Define it first'
  throw new RangeError(`There is no customer attribute "${unknown.join('", "')}". Defined: ${names}`)
}

/** Throws a TypeError when a name of the definition is one that another attribute goes by. */
export function checkNames(definition: AttributeDefinition, others: readonly AttributeDefinition[]): void {
  const names = namesOf(definition)
  const other = others.find((one) => namesOf(one).some((name) => names.includes(name)))
  if (!other) return
  const name = namesOf(other).find((one) => names.includes(one)) ?? ''
  throw new TypeError(`The customer attribute "${other.name}" has the name "${name}" already`)
}

/** Every name by which a client may call the attribute, in any language. */
export function namesOf({ name, friendlyName, translations = {} }: AttributeDefinition): string[] {
  const translated = Object.values(translations).map((texts) => texts.friendlyName)
  return [name, friendlyName, ...translated].filter((one) => one !== undefined && one !== '') as string[]
}

interface Check {
  readonly isValid: (value: unknown) => boolean
  /** The possible values, for the error. */
  readonly values: string
}

const isText = (value: unknown) => typeof value === 'string'
const isNumber = (value: unknown) => Number.isFinite(value)
const isName = (value: unknown) => typeof value === 'string' && value !== '' && isTidy(value)
const text: Check = { isValid: isText, values: 'a text' }
const number: Check = { isValid: isNumber, values: 'a number' }
const flag: Check = { isValid: (value) => typeof value === 'boolean', values: 'true or false' }
const object: Check = { isValid: isObject, values: 'an object with a language for each key' }
const texts = { friendlyName: text, description: text, help: text } as const

const checks: Readonly<Record<keyof AttributeDefinition, Check>> = {
  ...texts,
  name: text,
  type: {
    isValid: (value) => attributeTypes.some((type) => type === value),
    values: `one of ${attributeTypes.join(', ')}`,
  },
  values: {
    isValid: (value) => isListOf(value, isName) && value.length > 0,
    values: 'a list of texts, each of them once, without blanks at their ends or several in a row',
  },
  minimum: number,
  maximum: number,
  unit: text,
  default: {
    isValid: (value) => isText(value) || isNumber(value) || typeof value === 'boolean',
    values: 'a text, a number, true or false',
  },
  isMandatory: flag,
  translations: object,
}

const groupChecks: Readonly<Record<keyof AttributeGroup, Check>> = {
  ...texts,
  name: text,
  attributes: {
    isValid: (value) => value === 'all' || isListOf(value, isText),
    values: '"all" or a list of names, each of them once',
  },
  translations: object,
}

function checkName(about: string, value: unknown): void {
  if (isName(value) && String(value).length <= 60) return
  throw new TypeError(
    `${about} is a text of 1 to 60 characters, without blanks at its ends or several in a row, not ${shown(value)}`,
  )
}

function checkProperties<Shape>(
  about: string,
  given: JsonObject,
  known: Readonly<Record<keyof Shape & string, Check>>,
): asserts given is JsonObject & Shape {
  const byName: Readonly<Record<string, Check>> = known
  for (const [name, value] of Object.entries(given)) {
    if (value === undefined) continue
    const check = Object.hasOwn(byName, name) ? byName[name] : undefined
    if (!check) throw new TypeError(`${about} has no "${name}". Known: ${Object.keys(known).join(', ')}`)
    if (!check.isValid(value))
      throw new TypeError(`${about}: ${name} is ${check.values}, not ${shown(value)}`)
  }
}

function checkTexts(about: string, { translations = {} }: JsonObject): void {
  for (const [language, value] of Object.entries(translations as object)) {
    if (!languages.some((one) => one === language)) {
      throw new RangeError(`${about}: there is no language "${language}". Languages: ${languages.join(', ')}`)
    }
    if (!isObject(value)) throw new TypeError(`${about}: the translation to ${language} is an object`)
    checkProperties<AttributeTexts>(`${about}, translation to ${language}`, value, texts)
  }
}

/** The rules for properties that depend on each other. */
function checkTogether(about: string, definition: AttributeDefinition): void {
  const { type, values, minimum, maximum, unit, default: value } = definition
  if (type === undefined) throw new TypeError(`${about} needs a type: ${attributeTypes.join(', ')}`)
  if (values && type !== 'text') throw new TypeError(`${about}: only texts can have a list of values`)
  if (unit && type !== 'integer' && type !== 'decimal') {
    throw new TypeError(`${about}: only integers and decimals can have a unit`)
  }
  if ((minimum !== undefined || maximum !== undefined) && (type === 'text' || type === 'boolean')) {
    throw new TypeError(`${about}: only numbers and amounts can have a range`)
  }
  if (minimum !== undefined && maximum !== undefined && minimum > maximum) {
    throw new RangeError(`${about}: its minimum ${minimum} is more than its maximum ${maximum}`)
  }
  if (value === undefined) return
  if (!isValueOf(definition, value)) {
    throw new TypeError(`${about}: its default ${shown(value)} is not of its type, ${type}`)
  }
  if (!withinRange(definition, value)) {
    throw new RangeError(`${about}: its default ${shown(value)} is not one of its allowed values`)
  }
}

function isListOf(value: unknown, is: (item: unknown) => boolean): value is readonly unknown[] {
  return Array.isArray(value) && value.every(is) && new Set(value).size === value.length
}

function isTidy(value: string): boolean {
  return value === value.trim().replace(/\s+/g, ' ')
}

function shown(value: unknown): string {
  return typeof value === 'number' ? String(value) : (JSON.stringify(value)?.slice(0, 100) ?? String(value))
}
