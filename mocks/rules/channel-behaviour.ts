import type { CallerKind } from '../model/log-entry.ts'
import type { ChannelBehaviour, TextRule } from '../model/channel-behaviour.ts'
import type { Rows } from '../model/tables.ts'
import { checkObject, checkValues, isListOf, isText, oneOf, type Check } from '../wire/checks.ts'
import { definedFields } from '../wire/json.ts'

/** [ours] The defaults: a channel that nobody has customised. Each option says where its default comes from. */
export const strict: ChannelBehaviour = {
  keepsExtensionProperties: [],
  unknownAttributes: 'refused',
  normalizes: ['lower-case-emails', 'single-blanks'],
  roles: 'documented',
  anonymousAccess: true,
  guestsReadByGuid: true,
  guidAfterConversion: 'converted-customer',
  searchIndexLagMs: 0,
}

/** [ours] The callers that `roles: 'open'` allows in addition to the documented ones. */
export const openCallers: Readonly<Record<string, readonly CallerKind[]>> = {
  'POST Customers/GetByAccountNumbers': ['anonymous'],
  'GET GetCountryRegions': ['anonymous', 'shopper', 'application'],
  'GET GetDeviceConfiguration': ['application'],
  'GET GetAffiliations': ['application'],
  'POST IssueLoyaltyCard': ['application'],
  'POST GetCustomerLoyaltyCards': ['application'],
}

export const textRules: readonly TextRule[] = [
  'lower-case-emails',
  'single-blanks',
  'capitals',
  'zip-plus-4',
  'phone-digits',
]

/** The behaviour that the rows say. */
export function behaviourOf(rows: Rows): ChannelBehaviour {
  // Rows of an older version lack newer options.
  return { ...strict, ...rows.get('channelBehaviour', 'channel') }
}

/**
 * The behaviour after a change of the named options. Throws a TypeError that names the wrong option and its possible
 * values.
 */
export function parseBehaviour(
  changes: Partial<ChannelBehaviour>,
  before: ChannelBehaviour,
): ChannelBehaviour {
  checkObject('channel', changes)
  checkValues('channel', changes, checks, (name) => `channel.${name}`)
  return { ...before, ...definedFields(changes) }
}

const checks: Readonly<Record<keyof ChannelBehaviour, Check>> = {
  keepsExtensionProperties: {
    isValid: (value) => value === 'all' || isListOf(value, isName),
    values: '"all" or a list of keys',
  },
  unknownAttributes: oneOf('refused', 'dropped', 'kept'),
  normalizes: {
    isValid: (value) => isListOf(value, (rule) => textRules.some((known) => known === rule)),
    values: `a list of ${quoted(textRules)}`,
  },
  roles: oneOf('documented', 'open'),
  anonymousAccess: oneOf(true, false),
  guestsReadByGuid: oneOf(true, false),
  guidAfterConversion: oneOf('converted-customer', 'not-found', 'async-row'),
  searchIndexLagMs: {
    isValid: (value) => typeof value === 'number' && Number.isFinite(value) && value >= 0,
    values: 'a number of milliseconds from 0',
  },
}

function isName(value: unknown): boolean {
  return isText(value) && value !== ''
}

function quoted(values: readonly string[]): string {
  return values.map((value) => `"${value}"`).join(', ')
}
