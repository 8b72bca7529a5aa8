import { describe, expect, test } from 'vitest'
import { isVatNumber, tidyVatNumber } from '../../demo/pages/forms/vat-number.ts'

describe('accepts a VAT number', () => {
  test.each([
    ['IT00743110157', 'IT'],
    ['00743110157', 'IT'],
    ['it 00743110157', 'IT'],
    ['DE 123.456.789', 'DE'],
    ['123456789', 'DE'],
    // Of a company abroad, by its prefix.
    ['DE123456789', 'IT'],
    ['ATU12345678', 'AT'],
    ['FR40303265045', 'FR'],
    // Its first two characters are also the prefix of another country.
    ['DE303265045', 'FR'],
    ['EL123456789', 'GR'],
    ['123456789', 'GR'],
    ['NL123456789B01', 'NL'],
    // Nobody knows the form of these.
    ['CHE-123.456.788 MWST', 'CH'],
    ['12-3456789', 'US'],
    ['anything', undefined],
  ])('%s of %s', (text, country) => {
    expect(isVatNumber(text, country)).toBe(true)
  })
})

describe('finds the mistake in', () => {
  test.each([
    ['IT00743110156', 'IT', 'the last digit'],
    ['IT00743110175', 'IT', 'the order of two digits'],
    ['0074311015', 'IT', 'the number of digits'],
    ['IT0074311O157', 'IT', 'a letter for a digit'],
    ['DE12345678', 'DE', 'the number of digits'],
    ['12345678', 'AT', 'the missing letter'],
    ['toString', 'IT', 'everything'],
  ])('%s of %s: %s', (text, country) => {
    expect(isVatNumber(text, country)).toBe(false)
  })
})

test.each([
  ['it 0074.3110 157', 'IT', 'IT00743110157'],
  ['0074-3110/157', 'IT', '00743110157'],
  ['atu 1234 5678', 'IT', 'ATU12345678'],
  ['CHE-123.456.788 MWST', 'CH', 'CHE-123.456.788 MWST'],
  ['', 'IT', ''],
])('writes the VAT number %j of %s as %j', (text, country, tidy) => {
  expect(tidyVatNumber(text, country)).toBe(tidy)
})
