import type { Failure, FailureCode, FailureKind, FieldFailure } from './domain/failure.ts'
import type { CustomerKey } from './domain/identity.ts'
import { failureMessage } from './messages/index.ts'
import type { Messages } from './messages/types.ts'

/** A field that cannot be accepted, with the message for the shopper. */
export type FieldError = FieldFailure & {
  /** In the shopper's language. */
  readonly message: string
}

/**
 * The error that every verb of `commerce` rejects with. A programmer's mistake is a plain `TypeError` instead. A pending
 * customer is a result and no error.
 *
 * - `validation`: the input cannot be sent as it is; `fields` says where.
 * - `refused`: a rule, the channel or headquarters said no. `key` names the customer, `resourceId` the reason.
 * - `pending`: it needs the account number; `whenPending: 'wait'` keeps it.
 * - `unreachable`: the channel could not be asked, and there was nothing to keep.
 * - `sign-in`: the shopper must sign in.
 * - `configuration`: the site is not set up for this channel. Its developer reads why in the console.
 * - `storage`: this device could not store it, and nothing was sent. Or there is no such customer, address or entry here.
 *
 * `kept` says if what was entered is on this device all the same. `message` is written for the shopper, in the language of the option `locale`.
 */
export class CommerceError extends Error {
  override readonly name = 'CommerceError'
  /** The class of the failure. */
  readonly kind: FailureKind
  /** The exact reason, for programs. */
  readonly code: FailureCode
  /** True if the input is kept on this device, as an entry that can be amended, retried or discarded. */
  readonly kept: boolean
  /** The customer it is about, if it is about one that this device knows. */
  readonly key?: CustomerKey
  /** The error id of headquarters, if it sent one. */
  readonly resourceId?: string
  /** The fields that cannot be accepted; empty for other kinds of failures. */
  readonly fields: readonly FieldError[]

  constructor(
    failure: Failure,
    messages: Messages,
    options: { key?: CustomerKey; kept?: boolean; cause?: unknown } = {},
  ) {
    super(failureMessage(failure, messages), 'cause' in options ? { cause: options.cause } : undefined)
    this.kind = failure.kind
    this.code = failure.code
    this.kept = options.kept ?? false
    if (options.key !== undefined) this.key = options.key
    if (failure.resourceId !== undefined) this.resourceId = failure.resourceId
    this.fields = (failure.fields ?? []).map((field) => ({
      ...field,
      message: messages.fields[field.problem],
    }))
  }
}

/** An internal error, thrown where no language is known. The public verbs turn it into a `CommerceError`. */
export class FailureError extends Error {
  override readonly name = 'FailureError'
  readonly failure: Failure

  constructor(failure: Failure, cause?: unknown) {
    super(failure.code, { cause })
    this.failure = failure
  }
}
