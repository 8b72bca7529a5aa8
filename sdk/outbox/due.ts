import type { StoredEntry } from './model.ts'

/**
 * The entry of a customer that goes next, of all its entries in their order.
 *
 * - One that is being sent holds back all others, also those before it: a create that finds its customer brings entries in its own
 *   place, and an edit of a list replaces what another one adds meanwhile.
 * - An open create holds back all others, in whatever state it is: an address must not overtake its customer.
 * - The others keep their order, except that one that waits for a person holds nobody back.
 */
export function nextOf(own: readonly StoredEntry[]): StoredEntry | undefined {
  return (
    own.find(({ status }) => status === 'sending') ??
    own.findLast(({ kind }) => kind === 'create-customer') ??
    own.find((entry) => dueAt(entry) !== undefined)
  )
}

/** The time when an entry may be sent or looked up; `undefined` if it waits for something else. */
export function dueAt(entry: StoredEntry): number | undefined {
  if (entry.status === 'queued') return entry.nextAttemptAt ?? 0
  // An in-doubt entry without a time cannot be looked up: it waits for a person.
  return entry.status === 'in-doubt' ? entry.nextAttemptAt : undefined
}
