import type { Failure } from '../domain/failure.ts'
import { withoutGuids } from '../domain/identity.ts'
import { english } from './en.ts'
import type { CustomMessages, Locale, Messages, PartialMessages } from './types.ts'

/** The languages whose absence the developer was told of. */
const told = new Set<string>()

/** The messages for a language tag: those of the tag itself, then of its base language, then English. */
export function messagesFor(locale: Locale, custom: CustomMessages = {}): Messages {
  const base = locale.split('-')[0]?.toLowerCase() ?? 'en'
  const own = [custom[base], custom[locale]].filter((messages) => messages !== undefined)
  if (own.length === 0 && base !== 'en') tellMissing(locale)
  return own.reduce(merge, english)
}

function tellMissing(locale: Locale): void {
  if (told.has(locale)) return
  told.add(locale)
  console.warn(`pending-sync: no messages for "${locale}": English is shown. Pass some as "messages".`)
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
