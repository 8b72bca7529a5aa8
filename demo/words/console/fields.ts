import { params } from '@nanostores/i18n'
import { words } from '../../app/words.ts'

/** The values of a customer and of an address, by their names on the wire. */
export const fieldWords = words(
  'wire fields',
  {},
  { en: () => import('../en/console/field.ts'), it: () => import('../it/console/field.ts') },
)

/** Where several values of a kind stand, such as addresses. */
export const placeWords = words(
  'places',
  { address: params('{place}'), contact: params('{place}'), affiliation: params('{place}') },
  { en: () => import('../en/console/place.ts'), it: () => import('../it/console/place.ts') },
)
