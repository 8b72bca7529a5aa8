import type { Customer } from '../domain/customer.ts'
import type { Failure, FieldProblem } from '../domain/failure.ts'
import { failureMessage, messagesFor } from '../messages/index.ts'
import type { CustomMessages } from '../messages/types.ts'

/** The options of the label functions. */
export interface LabelOptions {
  /** A language tag. Default: `en`. A tag without messages falls back to its base language, then to `en`. */
  readonly locale?: string
  /** Messages of further languages, such as `{ it: italian }`, as in the option `messages` of `createCommerce`. */
  readonly messages?: CustomMessages
}

/**
 * The text in the place of the account number: the number of a synced customer, *Not accepted* for a refused one, otherwise
 * *Pending sync*. Never a GUID.
 */
export function accountLabel(customer: Customer, options: LabelOptions = {}): string {
  const messages = messagesIn(options)
  if (customer.status === 'synced') return customer.accountNumber
  return customer.status === 'refused' ? messages.notAccepted : messages.pendingSync
}

/** The message for the failure of an entry, a part or a customer. Contains no GUID. */
export function failureLabel(failure: Failure, options: LabelOptions = {}): string {
  return failureMessage(failure, messagesIn(options))
}

/**
 * The message for the problem of a field. The issues of the exported schemas carry such a problem as their message, so a
 * form that validates with the schemas can show this text.
 */
export function fieldLabel(problem: FieldProblem, options: LabelOptions = {}): string {
  return messagesIn(options).fields[problem]
}

function messagesIn({ locale = 'en', messages }: LabelOptions) {
  return messagesFor(locale, messages)
}
