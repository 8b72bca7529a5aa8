import type { HeadquartersOptions } from '../api/options.ts'
import { isIn, ranges } from '../model/ranges.ts'
import { checkTypes, isListOf, isText, shown, type Check, type Checks } from '../wire/checks.ts'
import { definedFields, isObject } from '../wire/json.ts'

/**
 * The options that were given, without those that are `undefined`: these mean the default. Throws a TypeError that names
 * the option and what it may be for a value of a wrong type. `checkOptions` checks the values.
 */
export function definedOptions<Options extends HeadquartersOptions>(given: Options): Options {
  if (!isObject(given)) {
    throw new TypeError(`createHeadquarters takes an object with options, not ${shown(given)}`)
  }
  const options = definedFields(given)
  checkTypes(options, types, (name) => name)
  const grouped = Object.entries(options).map(([name, value]) => [
    name,
    types[name] === group ? definedFields(Object(value)) : value,
  ])
  const defined = Object.fromEntries(grouped) as Options
  checkTypes(defined.identities ?? {}, identityTypes, (name) => `identities.${name}`)
  return defined
}

/** Options that belong together, each with a default of its own. */
const group: Check = { isValid: isObject, values: 'an object with options' }

const page: Check = {
  // A path is relative to the address of the provider.
  isValid: (value) =>
    isText(value) && value.trim() !== '' && URL.canParse(value, 'https://headquarters.example/'),
  values: 'the URL of a page, such as /sign-in.html',
}

const types: Checks = {
  profile: group,
  features: group,
  store: group,
  channel: group,
  identities: group,
  realTime: group,
  attributes: { isValid: Array.isArray, values: 'a list of definitions' },
  enhancedParts: { isValid: Array.isArray, values: 'a list of parts, such as ["titles"]' },
  operatingUnitNumber: { isValid: isText, values: 'a text, such as "068"' },
  now: {
    isValid: (value) => typeof value === 'number' || (typeof value === 'function' && isTime(value())),
    values: 'milliseconds since the epoch, such as date.getTime(), or a function that returns them',
  },
  tables: {
    isValid: (value) =>
      isObject(value) &&
      ['change', 'read', 'watch', 'close'].every((name) => typeof value[name] === 'function'),
    values: 'a storage of rows, such as memoryTables()',
  },
  onLog: { isValid: (value) => typeof value === 'function', values: 'a function' },
} satisfies Partial<Record<keyof HeadquartersOptions, Check>>

const identityTypes: Checks = {
  clientIds: {
    isValid: (value) => isListOf(value, isName) && value.length > 0,
    values: 'a list with at least one client id, such as ["shop"], and none of them is empty',
  },
  signInPage: page,
  signOutPage: page,
}

function isName(value: unknown): boolean {
  return isText(value) && value.trim() !== ''
}

function isTime(value: unknown): boolean {
  return typeof value === 'number' && isIn(value, ranges.time)
}
