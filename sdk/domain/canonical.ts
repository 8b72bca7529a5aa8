/*
 * Channels rewrite text before they store it: capitals, single blanks, ZIP+4, e-mail in lower case, digits of phones. The
 * canonical form of a text is the same before and after. It only chooses among records that are new since something was
 * sent; a record that was there before is never taken for ours because of its text.
 */

/** The kinds of text that channels rewrite in different ways. */
export type TextKind = 'words' | 'email' | 'phone'

/** The form of a text that does not change when a channel rewrites it. Pure. */
export function canonical(text: string, kind: TextKind = 'words'): string {
  if (kind === 'email') return folded(text).trim()
  if (kind === 'phone') return canonicalPhone(text)
  return canonicalWords(text)
}

/** The words of a text, each in its canonical form. */
export function canonicalNames(text: string): readonly string[] {
  return text.split(/[\s\p{P}]+/u).flatMap((word) => canonicalWords(word) || [])
}

/** The postal code without what a channel appends. Source: USPS, ZIP+4: four digits follow the five of the code. */
export function canonicalZipCode(zipCode: string, country: string): string {
  const zip4 = country === 'USA' ? /^\s*(\d{5})[\s-]?\d{4}\s*$/.exec(zipCode) : undefined
  return canonicalWords(zip4?.[1] ?? zipCode)
}

/** Keeps what separates two numbers, because 1/23 and 12/3 are two flats. All other signs and blanks are dropped. */
function canonicalWords(text: string): string {
  return folded(text)
    .replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .replaceAll(/(?<!\p{N}) | (?!\p{N})/gu, '')
}

/** `0039` and `+39` are the same prefix. A text without digits is no number. */
function canonicalPhone(phone: string): string {
  const digits = phone.normalize('NFKC').replaceAll(/\D/g, '')
  return digits.replace(/^00/, '') || canonicalWords(phone)
}

/** Capitals first, because they have fewer letters than the alphabet: ß becomes SS, ς becomes Σ. */
function folded(text: string): string {
  return text.normalize('NFKC').toUpperCase().toLowerCase().normalize('NFC')
}
