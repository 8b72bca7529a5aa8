import type { AddressField, NewAddress } from 'pending-sync'
import { countryName } from '../../ui/countries.ts'

type Lines = readonly (readonly AddressField[])[]

/** The formats that differ from the usual one; each inner list is a line. Source: the Universal Postal Union. */
const formats: Readonly<Record<string, Lines>> = {
  USA: [['street', 'streetNumber'], ['buildingComplement'], ['city', 'state', 'zipCode']],
  GBR: [['streetNumber', 'street'], ['buildingComplement'], ['city'], ['county'], ['zipCode']],
  FRA: [['streetNumber', 'street'], ['buildingComplement'], ['zipCode', 'city']],
  JPN: [['zipCode'], ['state', 'city'], ['street', 'streetNumber'], ['buildingComplement']],
}
const usual: Lines = [['street', 'streetNumber'], ['buildingComplement'], ['zipCode', 'city', 'state']]

/** Formats an address as on a parcel, with the country in the language on screen. */
export function addressLines(address: NewAddress): string[] {
  const lines = (formats[address.country] ?? usual).map((fields) =>
    fields
      .map((field) => address[field])
      .filter(Boolean)
      .join(' '),
  )
  return [...lines, countryName(address.country)].filter(Boolean)
}
