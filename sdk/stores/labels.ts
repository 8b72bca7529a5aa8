import type { Customer } from '../domain/customer.ts'
import type { Failure } from '../domain/failure.ts'
import { failureMessage, messagesFor } from '../messages/index.ts'
import type { FieldProblem } from '../domain/text.ts'
import type { OwnMessages } from '../messages/words.ts'

export interface LabelOptions {
  /** Default: `en`. */
  readonly locale?: string
  readonly messages?: OwnMessages
}

/**
 * What a person sees where the account number is: the number, or *Pending sync* until it has arrived. Never a GUID.
 */
export function accountLabel(customer: Customer, options: LabelOptions = {}): string {
  const words = messagesFor(options.locale ?? 'en', options.messages)
  if (customer.status === 'synced') return customer.accountNumber
  return customer.status === 'refused' ? words.notAccepted : words.pendingSync
}

/** What a person is told of the failure of an entry or a part. Never a GUID. */
export function failureLabel(failure: Failure, options: LabelOptions = {}): string {
  return failureMessage(failure, messagesFor(options.locale ?? 'en', options.messages))
}

/**
 * What a person is told of a field. The messages of the exported schemas are such problems, so that a form that validates
 * with them speaks the shopper's language.
 */
export function fieldLabel(problem: FieldProblem, options: LabelOptions = {}): string {
  return messagesFor(options.locale ?? 'en', options.messages).fields[problem]
}
