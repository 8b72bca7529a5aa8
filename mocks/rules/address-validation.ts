import { countryOf } from '../reference-data/countries.ts'
import { provinces } from '../reference-data/provinces.ts'
import type { AddressDraft } from '../wire/draft.ts'
import type { ValidationResult } from '../wire/refusal.ts'
import { addressLimits, checkLength } from './limits.ts'

/**
 * How an address is looked at. `complete`: as headquarters does. `before upload`: what the channel looks at when it
 * saves an address without a real-time call; the rest is found when *Synchronize customers* runs.
 */
export type AddressCheck = 'complete' | 'before upload'

export function addressProblems(addresses: readonly AddressDraft[], check: AddressCheck): ValidationResult[] {
  const staying = addresses.filter(({ Deactivate }) => !Deactivate)
  const ofEach = staying.flatMap((address, at) => problemsOf(address, `Addresses[${at}].`, check))
  return [...ofEach, ...primaryProblems(staying)]
}

export function primaryProblems(addresses: readonly AddressDraft[]): ValidationResult[] {
  const primary = addresses.filter(({ IsPrimary, Deactivate }) => IsPrimary && !Deactivate)
  return primary.length > 1 ? [{ id: 'MultiplePrimaryAddresses', members: ['Addresses'] }] : []
}

function problemsOf(address: AddressDraft, path: string, check: AddressCheck): ValidationResult[] {
  if (isBlank(address)) {
    const id = check === 'complete' ? 'InvalidAddress' : 'PreValidationForAsyncAddressFailed'
    return [{ id, members: [path.slice(0, -1)] }]
  }
  const tooLong = Object.entries(addressLimits).flatMap(([name, limit]) =>
    checkLength(limit, address[name as keyof typeof addressLimits], 'AddressLengthExceeded', path + name),
  )
  return check === 'complete' ? [...tooLong, ...placeProblems(address, path)] : tooLong
}

const descriptive = [
  'Street',
  'StreetNumber',
  'BuildingCompliment',
  'City',
  'County',
  'State',
  'ZipCode',
] as const

function isBlank(address: AddressDraft): boolean {
  return descriptive.every((name) => !address[name])
}

function placeProblems(address: AddressDraft, path: string): ValidationResult[] {
  const { ThreeLetterISORegionName: country = '', State: state, ZipCode: zipCode } = address
  const known = countryOf(country)
  if (!known) return [{ id: 'InvalidCountryRegion', members: [`${path}ThreeLetterISORegionName`] }]
  const problems: ValidationResult[] = []
  if (state && !provinces[country]?.[state])
    problems.push({ id: 'InvalidStateProvince', members: [`${path}State`] })
  if (zipCode && !known.zipCode.test(zipCode)) {
    problems.push({ id: 'InvalidZipPostalCode', members: [`${path}ZipCode`] })
  }
  return problems
}
