/** The form of VAT numbers by their prefix, which comes before it. Source: European Commission, VIES; HMRC for GB. */
const formats: Readonly<Record<string, RegExp>> = {
  AT: /^U\d{8}$/,
  BE: /^[01]\d{9}$/,
  BG: /^\d{9,10}$/,
  CY: /^\d{8}[A-Z]$/,
  CZ: /^\d{8,10}$/,
  DE: /^\d{9}$/,
  DK: /^\d{8}$/,
  EE: /^\d{9}$/,
  EL: /^\d{9}$/,
  ES: /^[A-Z\d]\d{7}[A-Z\d]$/,
  FI: /^\d{8}$/,
  FR: /^[A-Z\d]{2}\d{9}$/,
  GB: /^(\d{9}|\d{12}|(GD|HA)\d{3})$/,
  HR: /^\d{11}$/,
  HU: /^\d{8}$/,
  IE: /^\d[A-Z\d+*]\d{5}[A-Z]{1,2}$/,
  IT: /^\d{11}$/,
  LT: /^(\d{9}|\d{12})$/,
  LU: /^\d{8}$/,
  LV: /^\d{11}$/,
  MT: /^\d{8}$/,
  NL: /^[A-Z\d+*]{12}$/,
  PL: /^\d{10}$/,
  PT: /^\d{9}$/,
  RO: /^\d{2,10}$/,
  SE: /^\d{12}$/,
  SI: /^\d{8}$/,
  SK: /^\d{10}$/,
}

/**
 * Tells if a text has the form of a VAT number, with its prefix or without the one of `country` (ISO 3166-1 alpha-2). Catches
 * typing mistakes only: numbers of countries without a known form are accepted.
 */
export function isVatNumber(text: string, country: string | undefined): boolean {
  const readings = readingsOf(text, country)
  return readings.length === 0 || readings.some(({ prefix, digits }) => fits(prefix, digits))
}

/** A VAT number as invoices have it: in capitals, without blanks and dots. One without a known form stays as it is. */
export function tidyVatNumber(text: string, country: string | undefined): string {
  return readingsOf(text, country).length === 0 ? text : condense(text)
}

const condense = (text: string) => text.toUpperCase().replaceAll(/[\s.\-/]/g, '')

/** The text with its prefix, and with that of `country`, as far as their forms are known. */
function readingsOf(text: string, country: string | undefined) {
  const number = condense(text)
  const home = country === 'GR' ? 'EL' : (country ?? '')
  return [
    { prefix: number.slice(0, 2), digits: number.slice(2) },
    { prefix: home, digits: number },
  ].filter(({ prefix }) => prefix in formats)
}

function fits(prefix: string, digits: string): boolean {
  return formats[prefix]?.test(digits) === true && (prefix !== 'IT' || hasCheckDigit(digits))
}

/** The last digit of a Partita IVA makes the sum of all a multiple of ten, with every second one doubled (Luhn). */
function hasCheckDigit(digits: string): boolean {
  const sum = [...digits].reduce((before, digit, at) => {
    const value = Number(digit) * (at % 2 === 0 ? 1 : 2)
    return before + (value > 9 ? value - 9 : value)
  }, 0)
  return sum % 10 === 0
}
