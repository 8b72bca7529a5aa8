import type { Address } from 'pending-sync'
import { countryName } from '../ui/countries.ts'

/** An address as it stands on a parcel. */
export function addressLines(address: Address, language: string): string[] {
  return [
    [address.street, address.streetNumber],
    [address.buildingComplement],
    [address.zipCode, address.city, address.state],
    [countryName(address.country, language)],
  ]
    .map((line) => line.filter(Boolean).join(' '))
    .filter(Boolean)
}
