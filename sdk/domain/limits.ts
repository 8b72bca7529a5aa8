/**
 * The longest values that headquarters stores, in UTF-16 code units of the composed text (Unicode NFC): what a column of its
 * database counts, and what `text.length` says. A letter with its accent counts as one, an emoji as two or more.
 *
 * Source: the column sizes of the Dynamics 365 tables behind the Commerce entities. The channel does not publish them.
 * Ours: `attentionTo`, and 60 for a county or a state that is no code. A deployment with other columns sets the option
 * `limits` of `createCommerce`.
 */
export const limits = {
  /** First names. */
  firstName: 25,
  /** Middle names. */
  middleName: 25,
  /** Last names. */
  lastName: 25,
  /** Names of organizations. */
  name: 100,
  /** E-mail addresses: of customers and addresses, for receipts, and second ones. */
  email: 255,
  /** Phone numbers: of customers and addresses, mobile ones, and second ones. */
  phone: 255,
  /** VAT numbers. */
  vatNumber: 20,
  /** Codes of customer groups. */
  customerGroup: 10,
  /** Text values of attributes. */
  attributeText: 1000,
  /** Names of addresses, such as "Home". */
  addressName: 60,
  /** The line that names a person in an address of an organization. */
  attentionTo: 60,
  /** Streets. */
  street: 250,
  /** House numbers. */
  streetNumber: 20,
  /** Floors, apartments and buildings. */
  buildingComplement: 60,
  /** Cities. */
  city: 60,
  /** Names or codes of counties. */
  county: 60,
  /** Names or codes of states and provinces. */
  state: 60,
  /** Postal codes. */
  zipCode: 10,
} as const

/** The longest values by field; see `limits`. */
export type Limits = Readonly<Record<keyof typeof limits, number>>

/**
 * Completes the option `limits`. Throws a `TypeError` for a field that has no limit, and for a limit that is not a whole
 * number from 1.
 */
export function toLimits(option: Partial<Limits> = {}): Limits {
  checkNames('limit', option, Object.keys(limits))
  for (const [field, limit] of Object.entries(option)) {
    if (!Number.isSafeInteger(limit) || limit < 1)
      throw new TypeError(`createCommerce: the limit "${field}" must be a whole number from 1, not ${limit}.`)
  }
  return { ...limits, ...option }
}

/** Throws a `TypeError` for a name that is none of the known ones: what it says would be lost silently. */
export function checkNames(
  what: string,
  given: object = {},
  known: readonly string[],
  there = 'createCommerce: there',
): void {
  for (const name of Object.keys(given))
    if (!known.includes(name))
      throw new TypeError(`${there} is no ${what} "${name}". Known: ${known.join(', ')}.`)
}
