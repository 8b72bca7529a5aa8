import { regional } from './language.ts'
import { language } from './words.svelte.ts'

/** Numbers and times as the language on screen writes them. */
export const format = {
  number: (value: number, options: Intl.NumberFormatOptions) =>
    new Intl.NumberFormat(regional(language.current), options).format(value),
  time: (at: number, options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(regional(language.current), options).format(at),
}
