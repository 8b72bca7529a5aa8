import type { Rows } from '../model/tables.ts'
import { nextAccountNumber } from '../tables/numbers.ts'
import type { Customer } from '../wire/entities.ts'
import type { JsonObject } from '../wire/json.ts'
import type { ValidationResult } from '../wire/refusal.ts'
import { buildCustomer, withRecordIds } from './build-customer.ts'
import { checkAtHeadquarters, withDefaults } from './customer-attributes.ts'
import { customerProblems, refuseIfInvalid } from './customer-validation.ts'
import { readCustomerDraft } from './read-draft.ts'

/**
 * Stores a customer that was made at a till of another channel: at headquarters only, until job 1010 sends it. Throws a
 * `Refusal` for values that are not valid.
 */
export function createAtTill(rows: Rows, body: JsonObject, now: number): Customer {
  const problems: ValidationResult[] = []
  const draft = readCustomerDraft(rows, body, problems)
  const attributes = checkAtHeadquarters(rows, draft.Attributes ?? [])
  refuseIfInvalid([...problems, ...customerProblems(draft, 'complete'), ...attributes.problems])
  const accountNumber = nextAccountNumber(rows)
  const customer = withRecordIds(
    rows,
    buildCustomer({ ...draft, Attributes: withDefaults(attributes) }, now),
    accountNumber,
  )
  rows.put('customers', accountNumber, { accountNumber, createdAt: now, channelCopy: 'outdated', customer })
  return customer
}
