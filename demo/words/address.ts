import type { AddressField } from 'pending-sync'
import { computed } from 'nanostores'
import { words } from '../app/words.ts'

/** A word of one country only carries its code. */
const addressWords = words(
  'address',
  {},
  { en: () => import('./en/address.ts'), it: () => import('./it/address.ts') },
)

/** What a country calls a field, by where the field stands in the input, such as `addresses.0.city`. */
export const addressLabel = computed(addressWords, (known: Readonly<Record<string, string>>) => {
  return (path: string, country: string): string => {
    const field = path.split('.').at(-1) as AddressField
    return known[`${field}_${country}`] ?? known[field] ?? ''
  }
})
