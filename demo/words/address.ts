import type { AddressField } from 'pending-sync'
import { computed } from 'nanostores'
import { words } from '../app/language.ts'

/** A word of one country only carries its code. */
const addressWords = words(
  'address',
  {
    street: 'Street',
    streetNumber: 'House number',
    buildingComplement: 'Floor, staircase, c/o',
    buildingComplement_USA: 'Apartment, suite, unit',
    buildingComplement_GBR: 'Flat, building, c/o',
    zipCode: 'Postal code',
    zipCode_ITA: 'ZIP code',
    zipCode_USA: 'ZIP code',
    zipCode_GBR: 'Postcode',
    city: 'City',
    city_GBR: 'Town or city',
    county: 'County',
    state: 'State or province',
    state_ITA: 'Province',
    state_USA: 'State',
    state_JPN: 'Prefecture',
    country: 'Country',
  },
  {
    street: 'Via e numero civico',
    streetNumber: 'Numero civico',
    buildingComplement: 'Scala, piano, presso',
    buildingComplement_USA: 'Appartamento, interno',
    buildingComplement_GBR: 'Interno, edificio, presso',
    zipCode: 'Codice postale',
    zipCode_ITA: 'CAP',
    zipCode_USA: 'Codice ZIP',
    zipCode_GBR: 'Codice postale',
    city: 'Città',
    city_GBR: 'Città',
    county: 'Contea',
    state: 'Stato o provincia',
    state_ITA: 'Provincia',
    state_USA: 'Stato',
    state_JPN: 'Prefettura',
    country: 'Paese',
  },
)

/** What a country calls a field, by where the field stands in the input, such as `addresses.0.city`. */
export const addressLabel = computed(addressWords, (known: Readonly<Record<string, string>>) => {
  return (path: string, country: string): string => {
    const field = path.split('.').at(-1) as AddressField
    return known[`${field}_${country}`] ?? known[field] ?? ''
  }
})
