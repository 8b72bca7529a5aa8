import { countryOf } from '../reference-data/countries.ts'
import { provinces } from '../reference-data/provinces.ts'
import type { AddressDraft } from '../wire/draft.ts'
import type { ValidationResult } from '../wire/refusal.ts'
import { addressLimits, checkLength } from './limits.ts'

/**
 * The rules to check. `complete`: all rules of headquarters. `before upload`: the few that the channel checks when it
 * saves an address without a real-time call; *Synchronize customers* checks the others.
 */
export type AddressCheck = 'complete' | 'before upload'

/** The problems of a customer's addresses. Deactivated ones are not checked. */
export function addressProblems(addresses: readonly AddressDraft[], check: AddressCheck): ValidationResult[] {
  const active = addresses.filter(({ Deactivate }) => !Deactivate)
  const perAddress = active.flatMap((address, at) => problemsOfAddress(address, `Addresses[${at}].`, check))
  return [...perAddress, ...primaryProblems(active)]
}

/** At most one address can be the primary one. */
export function primaryProblems(addresses: readonly AddressDraft[]): ValidationResult[] {
  const primary = addresses.filter(({ IsPrimary, Deactivate }) => IsPrimary && !Deactivate)
  return primary.length > 1 ? [{ id: 'MultiplePrimaryAddresses', members: ['Addresses'] }] : []
}

/** The problems of one address. `path`: where it is in the customer, such as `Addresses[0].`. */
export function problemsOfAddress(
  address: AddressDraft,
  path: string,
  check: AddressCheck,
): ValidationResult[] {
  if (isEmpty(address)) {
    const id = check === 'complete' ? 'InvalidAddress' : 'PreValidationForAsyncAddressFailed'
    return [{ id, members: [path.slice(0, -1)] }]
  }
  const tooLong = Object.entries(addressLimits).flatMap(([name, limit]) =>
    checkLength(limit, address[name as keyof typeof addressLimits], 'AddressLengthExceeded', path + name),
  )
  return check === 'complete' ? [...tooLong, ...placeProblems(address, path)] : tooLong
}

const descriptiveFields = [
  'Street',
  'StreetNumber',
  'BuildingCompliment',
  'City',
  'County',
  'State',
  'ZipCode',
] as const

function isEmpty(address: AddressDraft): boolean {
  return descriptiveFields.every((name) => !address[name])
}

function placeProblems(address: AddressDraft, path: string): ValidationResult[] {
  const { ThreeLetterISORegionName: country = '', State: state, ZipCode: zipCode } = address
  const known = countryOf(country)
  if (!known) return [{ id: 'InvalidCountryRegion', members: [`${path}ThreeLetterISORegionName`] }]
  const problems: ValidationResult[] = []
  if (state && provinces[country] && !Object.hasOwn(provinces[country], state))
    problems.push({ id: 'InvalidStateProvince', members: [`${path}State`] })
  if (zipCode && !known.zipCode.test(zipCode)) {
    problems.push({ id: 'InvalidZipPostalCode', members: [`${path}ZipCode`] })
  }
  return problems
}
