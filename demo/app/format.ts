import { regional } from './language.ts'
import { language } from './words.svelte.ts'

/** Numbers and times as the language on screen writes them. */
export const format = {
  number: (value: number, options: Intl.NumberFormatOptions) =>
    new Intl.NumberFormat(regional(language.current), options).format(value),
  /** An amount in cents of a euro. */
  price: (cents: number) => format.number(cents / 100, { style: 'currency', currency: 'EUR' }),
  time: (at: number, options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(regional(language.current), options).format(at),
}
