/** The country of the shop, whose VAT the prices of the catalogue include. */
export const homeCountry = 'ITA'

/** The standard rates of VAT in the European Union, in percent, by alpha-3 code. As of 1 January 2026. */
const rates: Readonly<Record<string, number>> = {
  AUT: 20,
  BEL: 21,
  BGR: 20,
  HRV: 25,
  CYP: 19,
  CZE: 21,
  DNK: 25,
  EST: 24,
  FIN: 25.5,
  FRA: 20,
  DEU: 19,
  GRC: 24,
  HUN: 27,
  IRL: 23,
  ITA: 22,
  LVA: 21,
  LTU: 21,
  LUX: 17,
  MLT: 18,
  NLD: 21,
  POL: 23,
  PRT: 23,
  ROU: 21,
  SVK: 23,
  SVN: 22,
  ESP: 21,
  SWE: 25,
}

/** The VAT in an amount. */
export interface Vat {
  /** In percent. */
  readonly rate: number
  /** In cents. */
  readonly amount: number
}

export const isInUnion = (country: string): boolean => Object.hasOwn(rates, country)

/**
 * The price for a delivery to a country, in cents. It is the same in the whole Union, whatever VAT it includes there. What
 * leaves the Union is sold without VAT.
 */
export function priceIn(country: string, price: number): number {
  return isInUnion(country) ? price : price - vatOf(homeCountry, price).amount
}

/** The VAT that an amount for a delivery to a country includes, in cents. `undefined`: none. */
export function vatIn(country: string, amount: number): Vat | undefined {
  return isInUnion(country) ? vatOf(country, amount) : undefined
}

function vatOf(country: string, amount: number): Vat {
  const rate = rates[country] ?? 0
  return { rate, amount: amount - Math.round(amount / (1 + rate / 100)) }
}
