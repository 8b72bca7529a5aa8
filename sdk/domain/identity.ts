import type { CreationMode } from './channel.ts'

/**
 * The SDK's own name for a customer, made when the create is recorded. It never changes: the GUID and the account number
 * are added to the customer when they arrive.
 */
export type CustomerKey = string
/** The channel's temporary account of an async customer. Never shown to a person. */
export type TemporaryGuid = string
/** Headquarters' name of a customer, and the one people know. */
export type AccountNumber = string

/** The sender of a request: a guest sends no token, a shopper an ID token; an application's credentials are added on the way. */
export type Caller = 'guest' | 'shopper' | 'application'

/** The identity that a channel's answer contains. */
export type ArrivedIdentity =
  | { readonly mode: 'async'; readonly guid: TemporaryGuid }
  | { readonly mode: CreationMode; readonly accountNumber: AccountNumber }

const guid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi

/** True if the whole text is a GUID. */
export function isGuid(text: string): boolean {
  return text.length === 36 && text.search(guid) === 0
}

/** Replaces every GUID in a text that people will read. */
export function withoutGuids(text: string, replacement: string): string {
  return text.replace(guid, replacement)
}
