import type { ServedChannel } from '../support/channel/served-channel.ts'
import type { ShopState } from '../support/shop-page/shop.ts'

/** The acknowledged customers, counted by the place where they are now: the channel, the outbox, or neither. */
export interface Tally {
  /** The channel created them, and the outbox is done with them. */
  readonly delivered: number
  /** Still in the outbox, where a person can see them. */
  readonly kept: number
  readonly lost: readonly string[]
  readonly duplicates: readonly string[]
}

export function tallyOf(acknowledged: readonly string[], channel: ServedChannel, state: ShopState): Tally {
  const { customers } = channel
  const kept = new Set(state.outbox.map(({ email }) => email))
  return {
    delivered: acknowledged.filter((email) => customers.has(email) && !kept.has(email)).length,
    kept: acknowledged.filter((email) => kept.has(email)).length,
    lost: acknowledged.filter((email) => !customers.has(email) && !kept.has(email)),
    duplicates: customers.duplicates(),
  }
}

/** Distinct e-mail addresses, one for each customer. */
export function emailAddresses(count: number, prefix = 'shop'): readonly string[] {
  return Array.from({ length: count }, (_, index) => `${prefix}-${index + 1}@example.com`)
}
