import { homeCountry, isInUnion } from './vat.ts'

export const deliveryModes = ['standard', 'express'] as const
export type DeliveryMode = (typeof deliveryModes)[number]

/** Working days from dispatch to delivery, the first and the last possible. */
export type WorkingDays = readonly [from: number, to: number]

interface Tariff {
  /** In cents. Outside the Union without VAT. */
  readonly price: number
  readonly days: WorkingDays
}

interface Zone {
  readonly standard: Tariff
  readonly express: Tariff
  /** Standard delivery is free from this subtotal on, in cents. */
  readonly freeFrom: number
}

/** A way to deliver, with its price for one order. */
export interface DeliveryOption extends Tariff {
  readonly mode: DeliveryMode
}

const home: Zone = {
  standard: { price: 490, days: [2, 3] },
  express: { price: 990, days: [1, 1] },
  freeFrom: 4900,
}
const union: Zone = {
  standard: { price: 990, days: [4, 6] },
  express: { price: 1990, days: [2, 3] },
  freeFrom: 9900,
}
const elsewhere: Zone = {
  standard: { price: 1690, days: [7, 12] },
  express: { price: 3490, days: [3, 5] },
  freeFrom: 19_900,
}

export function zoneOf(country: string): Zone {
  if (country === homeCountry) return home
  return isInUnion(country) ? union : elsewhere
}

/** How an order can be delivered to a country, standard delivery first. */
export function deliveryOptions(country: string, subtotal: number): readonly DeliveryOption[] {
  return deliveryModes.map((mode) => deliveryOption(country, mode, subtotal))
}

export function deliveryOption(country: string, mode: DeliveryMode, subtotal: number): DeliveryOption {
  const { freeFrom, ...tariffs } = zoneOf(country)
  const { price, days } = tariffs[mode]
  return { mode, days, price: mode === 'standard' && subtotal >= freeFrom ? 0 : price }
}
