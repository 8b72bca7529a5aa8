import type { Customer } from '../domain/customer.ts'
import type { Failure } from '../domain/failure.ts'
import { failureMessage, messagesFor } from '../messages/index.ts'
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
