import type { FailureCode, FieldProblem } from '../domain/failure.ts'

/** All texts that a person may see. A missing text does not compile. */
export interface Messages {
  /** Shown in place of the account number until it arrives. Source of the wording: Dynamics 365 Commerce. */
  readonly pendingSync: string
  /** Shown in place of the account number of a refused customer. */
  readonly notAccepted: string
  /** One message for each failure. */
  readonly failures: Readonly<Record<FailureCode, string>>
  /** One message for each problem of a field. */
  readonly fields: Readonly<Record<FieldProblem, string>>
}

/** A language tag, such as `it` or `de-AT`. `en` is built in, others are passed as `messages`. */
export type Locale = string

/**
 * Messages by language: one that the package brings, such as `{ it: italian }` from `pending-sync/messages/it`, replacements for
 * some texts, or a site's own language.
 */
export type CustomMessages = Readonly<Record<Locale, PartialMessages>>

/** Some of the messages. Those that are missing are shown in English. */
export type PartialMessages = { readonly [Name in keyof Messages]?: Partial<Messages[Name]> }
