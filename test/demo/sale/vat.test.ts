import { expect, test } from 'vitest'
import { isInUnion, priceIn, vatIn } from '../../../demo/sale/vat.ts'

test.each([
  ['ITA', { rate: 22, amount: 220 }],
  ['DEU', { rate: 19, amount: 195 }],
  ['FRA', { rate: 20, amount: 203 }],
  ['FIN', { rate: 25.5, amount: 248 }],
  ['LUX', { rate: 17, amount: 177 }],
])('€12.20 include the VAT of %s', (country, vat) => {
  expect(vatIn(country, 1220)).toEqual(vat)
  expect(priceIn(country, 1220)).toBe(1220)
})

test.each(['USA', 'CHE', 'GBR', 'toString', ''])('what goes to %s is sold without VAT', (country) => {
  expect(vatIn(country, 1000)).toBeUndefined()
  expect(priceIn(country, 1220)).toBe(1000)
})

test('the Union has 27 countries', () => {
  const codes = [
    'AUT BEL BGR HRV CYP CZE DNK EST FIN FRA DEU GRC HUN IRL ITA LVA LTU LUX MLT NLD POL PRT ROU SVK',
    'SVN ESP SWE',
  ]
  const union = codes.join(' ').split(' ')
  expect(union.filter(isInUnion)).toHaveLength(27)
})
