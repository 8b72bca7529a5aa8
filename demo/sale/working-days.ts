import type { WorkingDays } from './delivery.ts'

/** The first and the last day on which a parcel may arrive: midnight UTC of each, in milliseconds since the epoch. */
export interface DeliveryWindow {
  readonly from: number
  readonly to: number
}

const day = 24 * 60 * 60 * 1000
/** An order before this hour leaves the shop on the same day, if it is a working day. */
const lastHour = 12
const shopTime = new Intl.DateTimeFormat('en', {
  timeZone: 'Europe/Rome',
  hourCycle: 'h23',
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  hour: 'numeric',
})

/** The public holidays of Bologna that have a date, as month-day. The others are the Easter days. */
const holidays = ['1-1', '1-6', '4-25', '5-1', '6-2', '8-15', '10-4', '11-1', '12-8', '12-25', '12-26']

/** The days on which a parcel arrives that was ordered at a moment, in milliseconds since the epoch. */
export function deliveryWindow(orderedAt: number, [from, to]: WorkingDays): DeliveryWindow {
  const dispatched = dispatchDay(orderedAt)
  return { from: addWorkingDays(dispatched, from), to: addWorkingDays(dispatched, to) }
}

/** The day `count` working days after another one. Days are midnight UTC. */
export function addWorkingDays(start: number, count: number): number {
  let at = start
  for (let left = count; left > 0;) {
    at += day
    if (isWorkingDay(at)) left -= 1
  }
  return at
}

export function isWorkingDay(at: number): boolean {
  const date = new Date(at)
  const name = `${date.getUTCMonth() + 1}-${date.getUTCDate()}`
  const isEasterMonday = at === easterSunday(date.getUTCFullYear()) + day
  return date.getUTCDay() % 6 !== 0 && !holidays.includes(name) && !isEasterMonday
}

function dispatchDay(orderedAt: number): number {
  const parts = Object.fromEntries(
    shopTime.formatToParts(orderedAt).map(({ type, value }) => [type, Number(value)]),
  )
  const { year = 0, month = 1, day: dayOfMonth = 1, hour = 0 } = parts
  const ordered = Date.UTC(year, month - 1, dayOfMonth)
  return hour < lastHour && isWorkingDay(ordered) ? ordered : addWorkingDays(ordered, 1)
}

/** Gauss's algorithm for the Gregorian calendar, in the form of Meeus, Jones and Butcher. */
function easterSunday(year: number): number {
  const golden = year % 19
  const century = Math.floor(year / 100)
  const yearOfCentury = year % 100
  const moon =
    (19 * golden +
      century -
      Math.floor(century / 4) -
      Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3) +
      15) %
    30
  const weekday =
    (32 + 2 * (century % 4) + 2 * Math.floor(yearOfCentury / 4) - moon - (yearOfCentury % 4)) % 7
  const correction = Math.floor((golden + 11 * moon + 22 * weekday) / 451)
  const sum = moon + weekday - 7 * correction + 114
  return Date.UTC(year, Math.floor(sum / 31) - 1, (sum % 31) + 1)
}
