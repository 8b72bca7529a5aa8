import type { DefaultCustomer, StoreChanges, StoreSettings } from '../model/store.ts'
import type { Rows } from '../model/tables.ts'
import { countryOf } from '../reference-data/countries.ts'
import { affiliations, defaultCustomer, operatingUnitCountry } from '../reference-data/customers.ts'
import { checkNames, definedFields } from '../wire/json.ts'
import { isEmail } from './customer-validation.ts'

const { AccountNumber: _account, ...builtIn } = defaultCustomer

/** The settings of a store that nobody has changed. */
export const defaultStore: StoreSettings = { country: operatingUnitCountry, defaultCustomer: builtIn }

export function storeOf(rows: Rows): StoreSettings {
  return rows.get('store', 'store') ?? defaultStore
}

/**
 * The settings after a change of the named values. Throws a TypeError for an unknown name or a value of a wrong type,
 * and a RangeError for a value that does not exist.
 */
export function parseStore(changes: StoreChanges, before: StoreSettings): StoreSettings {
  checkObject('store', changes)
  checkNames('The store', changes, Object.keys(before))
  const { country = before.country, defaultCustomer = {} } = changes
  if (!countryOf(country))
    throw new RangeError(
      `The store's country "${country}" is not known. Use its ISO 3166-1 alpha-3 code, such as ITA`,
    )
  checkObject('defaultCustomer', defaultCustomer)
  const given = definedFields(defaultCustomer)
  checkDefaultCustomer(given)
  return { country, defaultCustomer: { ...before.defaultCustomer, ...given } }
}

function checkDefaultCustomer(given: Partial<DefaultCustomer>): void {
  checkNames('The default customer', given, Object.keys(checks))
  for (const [name, value] of Object.entries(given) as [keyof DefaultCustomer, unknown][]) {
    const { isValid, values } = checks[name]
    if (isValid(value)) continue
    throw new TypeError(`defaultCustomer.${name} is ${values}, not ${JSON.stringify(value) ?? String(value)}`)
  }
  for (const id of given.affiliationIds ?? []) {
    if (affiliations.some(({ RecordId }) => RecordId === id)) continue
    const ids = affiliations.map(({ RecordId }) => RecordId).join(', ')
    throw new RangeError(`The default customer's affiliation ${id} is not known. Affiliations: ${ids}`)
  }
}

interface Check {
  readonly isValid: (value: unknown) => boolean
  /** The possible values, for the error. */
  readonly values: string
}

const text: Check = {
  isValid: (value) => typeof value === 'string' && value.trim() !== '',
  values: 'a text that is not empty',
}

const checks: Readonly<Record<keyof DefaultCustomer, Check>> = {
  CustomerTypeValue: {
    isValid: (value) => value === 1 || value === 2,
    values: '1 (person) or 2 (organization)',
  },
  CustomerGroup: text,
  ReceiptSettings: {
    isValid: (value) => Number.isInteger(value) && Number(value) >= 0,
    values: 'a whole number from 0',
  },
  ReceiptEmail: {
    isValid: (value) => typeof value === 'string' && (value === '' || isEmail(value)),
    values: 'an e-mail address or empty',
  },
  CurrencyCode: {
    isValid: (value) => typeof value === 'string' && /^[A-Z]{3}$/.test(value),
    values: 'three capital letters, such as EUR',
  },
  Language: text,
  affiliationIds: {
    isValid: (value) => Array.isArray(value) && value.every(Number.isInteger),
    values: 'a list of record ids',
  },
}

function checkObject(name: string, value: unknown): void {
  if (value !== null && typeof value === 'object' && !Array.isArray(value)) return
  throw new TypeError(`${name} is an object with values, not ${JSON.stringify(value) ?? String(value)}`)
}
