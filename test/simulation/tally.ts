import type { Books } from '../support/shop-page/shop.ts'
import type { ServedChannel } from '../support/channel/served-channel.ts'

/** How many of the acknowledged are where, counted by the channel wherever it can count. */
export interface Account {
  readonly delivered: number
  /** Still in the outbox, where a person sees them. */
  readonly kept: number
  readonly lost: readonly string[]
  readonly double: readonly string[]
}

export function accountOf(acknowledged: readonly string[], channel: ServedChannel, books: Books): Account {
  const { ledger } = channel
  const kept = new Set(books.outbox.map(({ email }) => email))
  return {
    delivered: acknowledged.filter((email) => ledger.has(email) && !kept.has(email)).length,
    kept: acknowledged.filter((email) => kept.has(email)).length,
    lost: acknowledged.filter((email) => !ledger.has(email) && !kept.has(email)),
    double: ledger.twice(),
  }
}

/** So many different people. */
export function people(count: number, of = 'shop'): readonly string[] {
  return Array.from({ length: count }, (_, index) => `${of}-${index + 1}@example.com`)
}
