import type { words as english } from '../en/address.ts'

export const words: typeof english = {
  street: 'Via e numero',
  streetNumber: 'Numero civico',
  buildingComplement: 'Scala, piano, presso',
  zipCode: 'CAP',
  city: 'Città',
  county: 'Contea',
  state: 'Provincia',
  country: 'Paese',
}
