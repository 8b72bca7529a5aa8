import { homeCountry } from '../sale/vat.ts'
import { persisted } from './persisted.svelte.ts'

/** The country that prices are shown for until an address is known, by its alpha-3 code. */
export const deliveryCountry = persisted<string>('asola:delivery-country', {
  encode: (code) => code,
  decode: (text = '') => (/^[A-Z]{3}$/.test(text) ? text : homeCountry),
})

/** Shows prices for another country from now on. */
export function chooseDeliveryCountry(code: string): void {
  try {
    deliveryCountry.current = code
  } catch {
    // On a full device the choice is not kept.
  }
}
