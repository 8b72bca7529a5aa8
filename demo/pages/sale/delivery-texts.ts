import { regional } from '../../app/language.ts'
import { language, words } from '../../app/words.svelte.ts'
import { format } from '../../app/format.ts'
import type { WorkingDays } from '../../sale/delivery.ts'
import type { DeliveryWindow } from '../../sale/working-days.ts'

/** The time that a delivery takes, such as `in 2–3 working days`. */
export function deliveryDays([from, to]: WorkingDays): string {
  const t = words.checkout.amounts
  if (to === 1) return t.oneDay
  const numbers = new Intl.NumberFormat(regional(language.current))
  return t.days(from === to ? numbers.format(from) : numbers.formatRange(from, to))
}

/** The days on which a parcel may arrive, such as `Tue 1 – Wed 2 December`. */
export function deliveryDates({ from, to }: DeliveryWindow): string {
  return format.times(from, to, { weekday: 'short', day: 'numeric', month: 'long', timeZone: 'UTC' })
}
