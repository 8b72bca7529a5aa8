import type { FieldProblem } from './text.ts'

/** Who should act on a failure. */
export type FailureKind = 'validation' | 'refused' | 'pending' | 'unreachable' | 'storage'

/** Stable codes: a program may branch on them, a person reads the message made from them. */
export type FailureCode =
  | 'fields_invalid'
  | 'headquarters_refused'
  | 'offline_creation_off'
  | 'not_allowed'
  | 'token_needed'
  | 'account_number_needed'
  | 'loyalty_needs_account_number'
  | 'async_addresses_off'
  | 'enhanced_creation_off'
  | 'affiliation_needs_account_number'
  | 'contact_needs_account_number'
  | 'customer_refused'
  | 'channel_unreachable'
  | 'channel_busy'
  | 'answer_lost'
  | 'answer_unreadable'
  | 'storage_unavailable'
  | 'storage_full'
  | 'storage_newer'
  | 'entry_unknown'
  | 'not_possible_now'
  | 'stopped'

/** One field that cannot be accepted as it is; `path` is as in the input, such as `addresses.0.city`. */
export interface FieldFailure {
  readonly path: string
  readonly problem: FieldProblem
}

/** A failure as data: what is stored and what crosses tabs. `CommerceError` is made from it where it is thrown. */
export interface Failure {
  readonly kind: FailureKind
  readonly code: FailureCode
  /** Headquarters' own identifier, such as `Microsoft_Dynamics_Commerce_Runtime_InvalidEmailAddress`. */
  readonly resourceId?: string
  /** What the channel said, in the language it was asked in. */
  readonly said?: string
  readonly fields?: readonly FieldFailure[]
}
