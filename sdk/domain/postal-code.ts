import { cleanNumber } from './text.ts'

/*
 * The forms of postal codes: `#` stands for a digit, `@` for a letter, `*` for either, anything else for itself. People add
 * or leave out blanks and hyphens; the canonical code has those of the form.
 */

const signs = { '#': '\\d', '@': '[A-Z]', '*': '[A-Z\\d]', ' ': '[ -]?', '-': '[ -]?' } as const

/** Returns the pattern of the postal codes of these forms. */
export function patternOf(forms: readonly string[]): RegExp {
  const sources = forms.map((form) => form.replace(/[#@* -]/g, (sign) => signs[sign as keyof typeof signs]))
  return new RegExp(`^(?:${sources.join('|')})$`, 'i')
}

/**
 * Returns a postal code as its country writes it: `ls14ap` becomes `LS1 4AP`, and `I-40100` becomes `40100` if `I` is one
 * of the prefixes. A code that has none of the forms is returned in capitals.
 */
export function canonicalPostalCode(
  text: string,
  forms: readonly string[],
  prefixes: readonly string[],
): string {
  const code = cleanNumber(text).toUpperCase()
  const compact = code.replace(/[^A-Z\d]/g, '')
  const candidates = [
    compact,
    ...prefixes.filter((prefix) => compact.startsWith(prefix)).map(({ length }) => compact.slice(length)),
    ...prefixes.map((prefix) => prefix + compact),
  ]
  for (const form of forms) {
    const pattern = patternOf([form.replace(/[ -]/g, '')])
    const found = candidates.find((candidate) => pattern.test(candidate))
    if (found !== undefined) return withSeparators(found, form)
  }
  return code
}

function withSeparators(compact: string, form: string): string {
  let at = 0
  return form.replace(/[^ -]/g, () => compact[at++] ?? '')
}
