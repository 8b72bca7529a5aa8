import type { CreationMode } from './channel.ts'

/**
 * The three names of a customer over time.
 *
 * `CustomerKey` is ours: made when the intent is recorded, the identity for life. The GUID is the channel's temporary
 * account, the account number is headquarters'. The last two are facts that arrive; nothing is rewritten when they do.
 */
export type CustomerKey = string
export type TemporaryGuid = string
export type AccountNumber = string

/** What the channel or headquarters told us about a customer's identity. */
export type ArrivedFacts =
  | { readonly mode: 'async'; readonly guid: TemporaryGuid }
  | { readonly mode: CreationMode; readonly accountNumber: AccountNumber }

const guid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi

/** Whether a text is, as a whole, a GUID. */
export function isGuid(text: string): boolean {
  return text.length === 36 && text.search(guid) === 0
}

/** The text with every GUID in it replaced, for texts that people will read. */
export function withoutGuids(text: string, replacement: string): string {
  return text.replace(guid, replacement)
}
