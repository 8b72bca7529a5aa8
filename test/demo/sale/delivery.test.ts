import { expect, test } from 'vitest'
import { deliveryOptions } from '../../../demo/sale/delivery.ts'

const prices = (country: string, subtotal: number) =>
  deliveryOptions(country, subtotal).map(({ mode, price }) => [mode, price])

test.each([
  ['ITA', 490, 990],
  ['DEU', 990, 1990],
  ['JPN', 1690, 3490],
])('a delivery to %s costs %i cents, or %i as express', (country, standard, express) => {
  expect(prices(country, 100)).toEqual([
    ['standard', standard],
    ['express', express],
  ])
})

test.each([
  ['ITA', 4900],
  ['FRA', 9900],
  ['USA', 19_900],
])('standard delivery to %s is free from a subtotal of %i cents on, express never', (country, subtotal) => {
  const [[, before] = []] = prices(country, subtotal - 1)
  const [[, standard] = [], [, express] = []] = prices(country, subtotal)
  expect(before).toBeGreaterThan(0)
  expect(standard).toBe(0)
  expect(express).toBeGreaterThan(0)
})
