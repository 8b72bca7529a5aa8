/*
 * People paste text with characters that nobody sees, and type digits of other scripts. Before validation every text
 * is cleaned, so that what is counted, compared and stored is what a person reads. Letters are composed (Unicode
 * NFC): a database column counts UTF-16 code units, and a decomposed name would need twice as many.
 */

/** Cleans a text of one line: names, cities and the like. */
export function cleanLine(text: string): string {
  return withoutInvisible(text).normalize('NFC').replace(/\s+/g, ' ').trim()
}

/** The same for a text that may have several lines, such as a street. */
export function cleanLines(text: string): string {
  const lines = withoutInvisible(text.replace(/\r\n?/g, '\n')).normalize('NFC').split('\n')
  return lines.map(cleanLine).filter(Boolean).join('\n')
}

/** The same for codes: full-width letters and the digits of other scripts become those of ASCII. */
export function cleanCode(text: string): string {
  const narrow = text.replace(/[！-～]/g, (char) => String.fromCharCode(char.charCodeAt(0) - fullWidthOffset))
  return cleanLine(narrow.replace(/\p{Nd}/gu, toAsciiDigit))
}

/** The same for phone numbers and postal codes, in which every dash is a hyphen. */
export function cleanNumber(text: string): string {
  return cleanCode(text.replace(/[\p{Pd}−ーｰ]/gu, '-'))
}

/** The same for e-mail addresses, in which an ideographic full stop is a dot. Browsers copy them with `mailto:`. */
export function cleanEmail(text: string): string {
  return cleanCode(text.replace(/[。｡]/g, '.').replace(joiners, '')).replace(/^mailto:/i, '')
}

/** The distance between the full-width forms (U+FF01 to U+FF5E) and ASCII. */
const fullWidthOffset = 0xfee0

const joiners = /[\u200c\u200d]/g

/** Characters without a shape of their own, control characters, the blank of Braille, and halves of surrogate pairs. */
const invisible = /\p{Default_Ignorable_Code_Point}|[^\P{Cc}\s]|\u2800|\p{Cs}/gu

function withoutInvisible(text: string): string {
  return text.replace(invisible, (char, at: number) => {
    const before = text[at - 1] ?? ''
    const after = String.fromCodePoint(text.codePointAt(at + char.length) ?? 0x20)
    return isNeeded(char, before, after, text) ? char : ''
  })
}

/** Scripts whose letters join, or do not, because of a joiner between them. Persian and Indian names contain some. */
const joiningScript =
  /[\p{scx=Arab}\p{scx=Syrc}\p{scx=Mong}\p{scx=Deva}\p{scx=Beng}\p{scx=Guru}\p{scx=Gujr}\p{scx=Orya}\p{scx=Taml}\p{scx=Telu}\p{scx=Knda}\p{scx=Mlym}\p{scx=Sinh}\p{scx=Khmr}\p{scx=Mymr}]/u

/** Tells if an invisible character changes how its neighbours are read. */
function isNeeded(char: string, before: string, after: string, text: string): boolean {
  // It also joins several emoji to one.
  if (char === '\u200d')
    return joiningScript.test(before) || (/\S/.test(before) && /\p{Extended_Pictographic}/u.test(after))
  if (char === '\u200c') return joiningScript.test(before) && joiningScript.test(after)
  // Variation selectors choose a form of the character before them, such as a rare kanji in a family name.
  if (/\p{Variation_Selector}/u.test(char)) return /\S/.test(before)
  const isDirectionMark = /[\u200e\u200f\u061c]/.test(char)
  return isDirectionMark && /\S/.test(before) && /\S/.test(after) && /[\p{scx=Hebr}\p{scx=Arab}]/u.test(text)
}

function toAsciiDigit(digit: string): string {
  const compatible = digit.normalize('NFKC')
  if (/^\d$/.test(compatible)) return compatible
  const code = digit.codePointAt(0) ?? 0
  // The digits of a script follow each other, from 0 to 9.
  let zero = code
  while (code - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1
  return String(code - zero)
}
