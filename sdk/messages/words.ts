import type { FailureCode } from '../domain/failure.ts'
import type { FieldProblem } from '../domain/text.ts'

/** Every text that a person may see. A missing one does not compile. */
export interface Messages {
  /** Stands where the account number will be. Source: Dynamics 365 Commerce. */
  readonly pendingSync: string
  /** Stands there when headquarters said no. */
  readonly notAccepted: string
  readonly failures: Readonly<Record<FailureCode, string>>
  readonly fields: Readonly<Record<FieldProblem, string>>
}

/** A language of messages: `en` and `it` are built in, a site may add others. */
export type Locale = string

/** Texts of a site's own: a built-in language with some words replaced, or a further language. */
export type OwnMessages = Readonly<Record<Locale, SomeMessages>>

/** What is missing is said in the built-in language, or in English. */
export type SomeMessages = { readonly [Words in keyof Messages]?: Partial<Messages[Words]> }
