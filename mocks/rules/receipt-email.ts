import type { Rows } from '../model/tables.ts'
import type { Reader } from '../wire/json.ts'
import type { ValidationResult } from '../wire/refusal.ts'
import { behaviourOf } from './channel-behaviour.ts'
import { emailProblems } from './customer-validation.ts'
import { normalizedText } from './normalized-text.ts'

/**
 * Reads the e-mail address for the receipt of an order, by the rules for those of a customer. `name`: its property. Adds
 * a problem for one that is not valid.
 */
export function readReceiptEmail(
  rows: Rows,
  read: Reader,
  name: string,
  problems: ValidationResult[],
): string | undefined {
  const given = read.text(name)
  const email = given && normalizedText(given, 'e-mail', behaviourOf(rows).normalizes)
  problems.push(...emailProblems(email, name))
  return email
}
