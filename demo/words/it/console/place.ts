import type { words as english } from '../../en/console/place.ts'

export const words: typeof english = {
  address: 'Indirizzo {place}',
  contact: 'Contatto {place}',
  affiliation: 'Affiliazione {place}',
}
