import type { Customer, NewPerson } from 'pending-sync'
import { format } from './format.ts'

/** The customer attribute of this shop. Headquarters defines it in `console/start-attributes.json`. */
const name = 'FavouriteNewsDay'

/** The values, as headquarters stores them. 5 January 2026 is a Monday. */
const days = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'].map(
  (value, index) => ({ value, date: Date.UTC(2026, 0, 5 + index) }),
)

/** The days to choose from, in the language on screen. */
export function newsDays(): readonly { readonly value: string; readonly text: string }[] {
  return days.map(({ value, date }) => ({
    value,
    text: format.time(date, { weekday: 'long', timeZone: 'UTC' }),
  }))
}

/** The day that a customer has chosen; empty if there is none. */
export function newsDayOf({ attributes }: Pick<Customer, 'attributes'>): string {
  const value = attributes.find((attribute) => attribute.name === name)?.value
  return days.some((day) => day.value === value) ? String(value) : ''
}

/** The part of a create or an edit that says the day. Empty: none. */
export function withNewsDay(value: string): Pick<NewPerson, 'attributes'> {
  return { attributes: [{ name, type: 'text', value }] }
}
