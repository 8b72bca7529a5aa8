import type { Customer, OutboxEntry } from 'pending-sync'

/** The entry that creates a customer; `undefined` once a channel has accepted it. */
export function createOf({ key }: Customer, entries: readonly OutboxEntry[]): OutboxEntry | undefined {
  return entries.find(({ kind, customerKey }) => kind === 'create-customer' && customerKey === key)
}
