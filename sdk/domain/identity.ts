import type { CreationMode } from './channel.ts'

/*
 * Ids tell each other apart by a property that no text has. It is optional, so that a plain text fits, such as one out of an
 * address.
 */

/**
 * The SDK's own name for a customer, made when the create is recorded. It never changes: the GUID and the account number
 * are added to the customer when they arrive. The types accept a text of the site's own, but no other id, such as an account
 * number.
 */
export type CustomerKey = string & { readonly '~id'?: 'customer' }
/** The SDK's own name for an address of a customer. It never changes. */
export type AddressKey = string & { readonly '~id'?: 'address' }
/** The id of an entry of the outbox. */
export type EntryId = string & { readonly '~id'?: 'entry' }
/** The channel's temporary account of an async customer. Never shown to a person. */
export type TemporaryGuid = string & { readonly '~id'?: 'temporary account' }
/** Headquarters' name of a customer, and the one people know. */
export type AccountNumber = string & { readonly '~id'?: 'account' }

/** The sender of a request: a guest sends no token, a shopper an ID token; an application's credentials are added on the way. */
export type Caller = 'guest' | 'shopper' | 'application'

/** The identity that a channel's answer contains. */
export type ArrivedIdentity =
  | { readonly mode: 'async'; readonly guid: TemporaryGuid }
  | { readonly mode: CreationMode; readonly accountNumber: AccountNumber }

/** A dash of a GUID as somebody may write it, or none. */
const dash = '[-\u2010-\u2015\u2212_]?'
const groups = [8, 4, 4, 4, 12].map((length) => `([0-9a-f]{${length}})`).join(dash)
/** The forms of .NET: with dashes or without, bare, in braces, in parentheses or quoted. */
const written = `[{("']?(?<![0-9a-f])${groups}(?![0-9a-f])[)}"']?`
const anyGuid = new RegExp(written, 'gi')
const wholeGuid = new RegExp(`^(?:urn:uuid:|guid:?)?${written}$`, 'i')
/** Blanks, and signs that nobody sees. */
const unseen = /[\s\p{Cf}]+/gu

/** Returns a GUID in its usual form, in lower case; `undefined` if the text is none. Channels spell the same GUID in several ways. */
export function toGuid(text: string): TemporaryGuid | undefined {
  return wholeGuid.exec(text.replace(unseen, ''))?.slice(1).join('-').toLowerCase()
}

/** Replaces every GUID in a text that people will read. */
export function withoutGuids(text: string, replacement: string): string {
  return text.replace(anyGuid, replacement)
}
