import { homeCountry } from '../sale/vat.ts'
import { persisted } from './persisted.svelte.ts'

/** The country that prices are shown for until an address is known, by its alpha-3 code. */
export const deliveryCountry = persisted<string>('asola:delivery-country', {
  encode: (code) => code,
  decode: (text = '') => (/^[A-Z]{3}$/.test(text) ? text : homeCountry),
})
