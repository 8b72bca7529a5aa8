import type { Failure } from '../domain/failure.ts'
import { withoutGuids } from '../domain/identity.ts'
import { en } from './en.ts'
import { it } from './it.ts'
import type { CustomMessages, Locale, Messages, PartialMessages } from './types.ts'

const builtIn: Readonly<Record<string, Messages>> = { en, it }

/** The messages for a language tag: those of the tag itself, then of its base language, then English. */
export function messagesFor(locale: Locale, custom: CustomMessages = {}): Messages {
  const base = locale.split('-')[0]?.toLowerCase() ?? 'en'
  return [custom[base] ?? {}, custom[locale] ?? {}].reduce(merge, builtIn[base] ?? en)
}

function merge(messages: Messages, { failures, fields, ...texts }: PartialMessages): Messages {
  return {
    ...messages,
    ...texts,
    failures: { ...messages.failures, ...failures },
    fields: { ...messages.fields, ...fields },
  }
}

/** The message of a failure: the channel's own message if there is one, otherwise ours. */
export function failureMessage(failure: Failure, messages: Messages): string {
  return withoutGuids(failure.channelMessage || messages.failures[failure.code], messages.pendingSync)
}
