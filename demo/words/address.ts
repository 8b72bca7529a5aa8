import { words } from '../app/language.ts'

export const addressWords = words(
  'address',
  {
    street: 'Street',
    streetNumber: 'House number',
    buildingComplement: 'Floor, staircase, c/o',
    zipCode: 'ZIP code',
    city: 'City',
    county: 'County',
    state: 'Province',
    country: 'Country',
  },
  {
    street: 'Via e numero',
    streetNumber: 'Numero civico',
    buildingComplement: 'Scala, piano, presso',
    zipCode: 'CAP',
    city: 'Città',
    county: 'Contea',
    state: 'Provincia',
    country: 'Paese',
  },
)
