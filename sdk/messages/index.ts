import type { Failure, FailureCode } from '../domain/failure.ts'
import { withoutGuids } from '../domain/identity.ts'
import type { FieldProblem } from '../domain/text.ts'
import { en } from './en.ts'
import { it } from './it.ts'

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
export type OwnMessages = Readonly<Record<Locale, Partial<Messages>>>

const builtIn: Readonly<Record<string, Messages>> = { en, it }

/** The messages for a language tag: the tag itself, its base language, else English. */
export function messagesFor(locale: Locale, own: OwnMessages = {}): Messages {
  const base = locale.split('-')[0]?.toLowerCase() ?? 'en'
  const words = { ...own[base], ...own[locale] }
  const fallback = builtIn[base] ?? en
  return {
    ...fallback,
    ...words,
    failures: { ...fallback.failures, ...words.failures },
    fields: { ...fallback.fields, ...words.fields },
  }
}

/** What a person is told of a failure: what headquarters said, where it said something, else our own words. */
export function failureMessage(failure: Failure, messages: Messages): string {
  return withoutGuids(failure.said || messages.failures[failure.code], messages.pendingSync)
}
