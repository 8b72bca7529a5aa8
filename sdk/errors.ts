import type { Failure, FailureCode, FailureKind, FieldFailure } from './domain/failure.ts'
import type { CustomerKey } from './domain/identity.ts'
import { failureMessage } from './messages/index.ts'
import type { Messages } from './messages/words.ts'

/** A field that cannot be accepted, with the words for the shopper. */
export type FieldError = FieldFailure & { readonly message: string }

/**
 * What every verb of `commerce` rejects with. Mistakes of the program itself are plain `TypeError`s instead.
 *
 * - `validation`: the input cannot be sent as it is; `fields` says where. Nothing was kept.
 * - `refused`: a rule said no (nothing was kept), or headquarters did (kept; `key` names the customer, `resourceId` the
 *   reason).
 * - `pending`: it needs the account number.
 * - `unreachable`: the channel could not be asked, and there was nothing to keep.
 * - `storage`: this device could not keep it. Nothing was sent.
 */
export class CommerceError extends Error {
  override readonly name = 'CommerceError'
  readonly kind: FailureKind
  readonly code: FailureCode
  readonly key?: CustomerKey
  readonly resourceId?: string
  readonly fields: readonly FieldError[]

  constructor(failure: Failure, messages: Messages, options: { key?: CustomerKey; cause?: unknown } = {}) {
    super(failureMessage(failure, messages), 'cause' in options ? { cause: options.cause } : undefined)
    this.kind = failure.kind
    this.code = failure.code
    if (options.key !== undefined) this.key = options.key
    if (failure.resourceId !== undefined) this.resourceId = failure.resourceId
    this.fields = (failure.fields ?? []).map((field) => ({
      ...field,
      message: messages.fields[field.problem],
    }))
  }
}

/** Thrown inside, where no language is known yet; the public verbs turn it into a `CommerceError`. */
export class FailureThrown extends Error {
  override readonly name = 'FailureThrown'
  readonly failure: Failure

  constructor(failure: Failure, cause?: unknown) {
    super(failure.code, { cause })
    this.failure = failure
  }
}
