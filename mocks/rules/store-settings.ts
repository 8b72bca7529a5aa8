import type { DefaultCustomer, StoreChanges, StoreSettings } from '../model/store.ts'
import type { Rows } from '../model/tables.ts'
import { countryOf } from '../reference-data/countries.ts'
import { affiliations, defaultCustomer, operatingUnitCountry } from '../reference-data/customers.ts'
import { checkNames, checkObject, checkValues, isListOf, isText, type Check } from '../wire/checks.ts'
import { definedFields } from '../wire/json.ts'
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
  checkValues('The default customer', given, checks, (name) => `defaultCustomer.${name}`)
  for (const id of given.affiliationIds ?? []) {
    if (affiliations.some(({ RecordId }) => RecordId === id)) continue
    const ids = affiliations.map(({ RecordId }) => RecordId).join(', ')
    throw new RangeError(`The default customer's affiliation ${id} is not known. Affiliations: ${ids}`)
  }
}

const text: Check = {
  isValid: (value) => isText(value) && value.trim() !== '',
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
    isValid: (value) => isText(value) && (value === '' || isEmail(value)),
    values: 'an e-mail address or empty',
  },
  CurrencyCode: {
    isValid: (value) => isText(value) && /^[A-Z]{3}$/.test(value),
    values: 'three capital letters, such as EUR',
  },
  Language: text,
  affiliationIds: {
    isValid: (value) => isListOf(value, Number.isInteger),
    values: 'a list of record ids',
  },
}
