import type { Customer } from '../domain/customer.ts'
import { messagesFor } from '../messages/index.ts'
import type { OwnMessages } from '../messages/words.ts'

export interface AccountLabelOptions {
  /** Default: `en`. */
  readonly locale?: string
  readonly messages?: OwnMessages
}

/**
 * What a person sees where the account number is: the number, or *Pending sync* until it has arrived. Never a GUID.
 */
export function accountLabel(customer: Customer, options: AccountLabelOptions = {}): string {
  const words = messagesFor(options.locale ?? 'en', options.messages)
  if (customer.status === 'synced') return customer.accountNumber
  return customer.status === 'refused' ? words.notAccepted : words.pendingSync
}
