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

/** A language tag, such as `it` or `de-AT`. `en` and `it` are built in, a site may add others. */
export type Locale = string

/** A site's own messages by language: replacements for built-in ones, or a further language. */
export type CustomMessages = Readonly<Record<Locale, PartialMessages>>

/** Messages that are missing here are taken from the built-in language, or from English. */
export type PartialMessages = { readonly [Name in keyof Messages]?: Partial<Messages[Name]> }
