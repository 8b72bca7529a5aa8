import type { Failure } from '../domain/failure.ts'
import { withoutGuids } from '../domain/identity.ts'
import { en } from './en.ts'
import { it } from './it.ts'
import type { Locale, Messages, OwnMessages, SomeMessages } from './words.ts'

const builtIn: Readonly<Record<string, Messages>> = { en, it }

/** The messages for a language tag: the tag itself, its base language, else English. */
export function messagesFor(locale: Locale, own: OwnMessages = {}): Messages {
  const base = locale.split('-')[0]?.toLowerCase() ?? 'en'
  return [own[base] ?? {}, own[locale] ?? {}].reduce(withSome, builtIn[base] ?? en)
}

function withSome(messages: Messages, { failures, fields, ...words }: SomeMessages): Messages {
  return {
    ...messages,
    ...words,
    failures: { ...messages.failures, ...failures },
    fields: { ...messages.fields, ...fields },
  }
}

/** What a person is told of a failure: what headquarters said, where it said something, else our own words. */
export function failureMessage(failure: Failure, messages: Messages): string {
  return withoutGuids(failure.said || messages.failures[failure.code], messages.pendingSync)
}
