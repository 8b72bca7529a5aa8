import type { AttributeDefinition, AttributeGroup, AttributeType } from '../model/attributes.ts'
import { languages } from '../reference-data/countries.ts'
import { checkValues, isListOf, isText, shown, type Check, type Checks } from '../wire/checks.ts'
import { isObject } from '../wire/json.ts'

/** The types of values. */
export const attributeTypes: readonly AttributeType[] = ['text', 'integer', 'decimal', 'currency', 'boolean']

/** Throws a TypeError or a RangeError unless each property of a definition is of its type. */
export function checkDefinitionShape(value: unknown): asserts value is AttributeDefinition {
  checkShape('customer attribute', value, definitionChecks)
}

/** Throws likewise for a customer attribute group. */
export function checkGroupShape(value: unknown): asserts value is AttributeGroup {
  checkShape('attribute group', value, groupChecks)
}

const isNumber = (value: unknown) => Number.isFinite(value)
const isFlag = (value: unknown) => typeof value === 'boolean'
/** Values that the channel compares with names and lists: it folds blanks in what clients send. */
const isTidy = (value: unknown) =>
  typeof value === 'string' && value !== '' && value === value.trim().replace(/\s+/g, ' ')
const text: Check = { isValid: isText, values: 'a text' }
const number: Check = { isValid: isNumber, values: 'a number' }
const name: Check = {
  isValid: (value) => isTidy(value) && String(value).length <= 60,
  values: 'a text of 1 to 60 characters, without blanks at its ends or several in a row',
}
const texts = { friendlyName: text, description: text, help: text } as const
const named = {
  ...texts,
  name,
  translations: { isValid: isObject, values: 'an object with a language for each key' },
} as const

const definitionChecks: Readonly<Record<keyof AttributeDefinition, Check>> = {
  ...named,
  type: {
    isValid: (value) => attributeTypes.some((type) => type === value),
    values: `one of ${attributeTypes.join(', ')}`,
  },
  values: {
    isValid: (value) => isSetOf(value, isTidy) && value.length > 0,
    values: 'a list of texts, each of them once, without blanks at their ends or several in a row',
  },
  minimum: number,
  maximum: number,
  unit: text,
  default: {
    isValid: (value) => isText(value) || isNumber(value) || isFlag(value),
    values: 'a text, a number, true or false',
  },
  isMandatory: { isValid: isFlag, values: 'true or false' },
}

const groupChecks: Readonly<Record<keyof AttributeGroup, Check>> = {
  ...named,
  attributes: {
    isValid: (value) => value === 'all' || isSetOf(value, isText),
    values: '"all" or a list of names, each of them once',
  },
}

function checkShape(what: string, value: unknown, checks: Checks): void {
  if (!isObject(value)) throw new TypeError(`The ${what} is an object, not ${shown(value)}`)
  if (!name.isValid(value.name)) {
    throw new TypeError(`The name of the ${what} is ${name.values}, not ${shown(value.name)}`)
  }
  const about = `The ${what} "${String(value.name)}"`
  checkProperties(about, value, checks)
  const translations = isObject(value.translations) ? value.translations : {}
  for (const [language, translation] of Object.entries(translations)) {
    checkTranslation(about, language, translation)
  }
}

function checkTranslation(about: string, language: string, translation: unknown): void {
  if (!languages.some((one) => one === language)) {
    throw new RangeError(`${about}: there is no language "${language}". Languages: ${languages.join(', ')}`)
  }
  if (!isObject(translation)) throw new TypeError(`${about}: the translation to ${language} is an object`)
  checkProperties(`${about}, translation to ${language}`, translation, texts)
}

function checkProperties(about: string, given: object, checks: Checks): void {
  checkValues(about, given, checks, (property) => `${about}: ${property}`)
}

function isSetOf(value: unknown, is: (item: unknown) => boolean): value is readonly unknown[] {
  return isListOf(value, is) && new Set(value).size === value.length
}
