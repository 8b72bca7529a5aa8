import type { words as english } from '../en/address.ts'

export const words: typeof english = {
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
}
