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

/** The days on which a parcel may arrive, such as `1–2 December` or `Mon 30 November`. */
export function deliveryDates({ from, to }: DeliveryWindow): string {
  const options = { day: 'numeric', month: 'long', timeZone: 'UTC' } as const
  return from === to
    ? format.time(from, { ...options, weekday: 'short' })
    : new Intl.DateTimeFormat(regional(language.current), options)
        .formatRangeToParts(from, to)
        // An Italian range has `02`, although a single day is `2`.
        .map(({ value }) => value.replace(/^0/, ''))
        .join('')
}
