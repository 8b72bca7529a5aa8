import { checkNow, optionNames } from '../rules/check-options.ts'
import { checkNames, checkObject, shown } from '../wire/checks.ts'
import { isObject } from '../wire/json.ts'
import type { TestShopOptions } from './api.ts'

const { tables: _ofTheShop, ...headquartersOptions } = optionNames
/** All options. A new one that is missing here does not compile. */
const names = Object.keys({
  ...headquartersOptions,
  commerce: '',
} satisfies Record<keyof TestShopOptions, unknown>)

/** Throws a TypeError or a RangeError that names the option and what it may be. The headquarters checks its own. */
export function checkShopOptions(options: TestShopOptions): void {
  checkNames('createTestShop', options, names)
  const { profile = {}, now, commerce = {} } = options
  if (profile !== 'sync' && profile !== 'async' && !isObject(profile))
    throw new TypeError(`profile is "sync", "async" or an object with options, not ${shown(profile)}`)
  if (now !== undefined) checkNow(now)
  checkTabOptions('commerce', commerce)
}

/** Throws a TypeError for an address or a number of another channel. `createCommerce` checks the other options. */
export function checkTabOptions(whose: string, options: object): void {
  checkObject(whose, options)
  const own = ['baseUrl', 'operatingUnitNumber'].find((name) => Object.hasOwn(options, name))
  if (own !== undefined) throw new TypeError(`${whose} has no "${own}": a test shop has a channel of its own`)
}
