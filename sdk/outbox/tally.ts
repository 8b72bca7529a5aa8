import type { FailureCode } from '../domain/failure.ts'
import { dueAt, nextOf } from './due.ts'
import type { StoredCustomer, StoredEntry } from './model.ts'

/**
 * Numbers about the rows of a snapshot. A change updates them: counting ten thousand customers would cost more than the
 * change.
 */
export interface Tally {
  /** The number of customers with a temporary account. */
  pending(): number
  entriesWith(status: StoredEntry['status']): number
  failedWith(code: FailureCode): number
  /** The number of queued entries without a failure. */
  fresh(): number
  /**
   * The time when the next entry is due after `now`, in milliseconds since the epoch; `undefined` if none waits for a later
   * time. Default: the first time of all.
   */
  nextDueAt(now?: number): number | undefined
}

/** A tally that is told of every row that comes and goes. */
export interface KeptTally extends Tally {
  countCustomer(customer: StoredCustomer, by: 1 | -1): void
  countEntry(entry: StoredEntry, by: 1 | -1): void
  /** Call with all entries of a customer when any of them has changed. */
  noteEntriesOf(customerKey: string, entries: readonly StoredEntry[]): void
}

export function createTally(): KeptTally {
  let pending = 0
  let fresh = 0
  const statuses = new Map<StoredEntry['status'], number>()
  const codes = new Map<FailureCode, number>()
  /** The times when customers have something due. In an outage all have the same. */
  const dueTimes = new Map<number, number>()
  const dueOf = new Map<string, number>()
  return {
    pending: () => pending,
    entriesWith: (status) => statuses.get(status) ?? 0,
    failedWith: (code) => codes.get(code) ?? 0,
    fresh: () => fresh,
    nextDueAt(now = -Infinity) {
      let next = Infinity
      for (const time of dueTimes.keys()) if (time > now && time < next) next = time
      return next < Infinity ? next : undefined
    },
    countCustomer({ identity }, by) {
      if (identity.status === 'pending') pending += by
    },
    countEntry({ status, failure }, by) {
      count(statuses, status, by)
      if (failure) count(codes, failure.code, by)
      else if (status === 'queued') fresh += by
    },
    noteEntriesOf(customerKey, entries) {
      const before = dueOf.get(customerKey)
      const next = nextOf(entries)
      const now = next && dueAt(next)
      if (before === now) return
      if (before !== undefined) count(dueTimes, before, -1)
      if (now === undefined) dueOf.delete(customerKey)
      else {
        dueOf.set(customerKey, now)
        count(dueTimes, now, 1)
      }
    },
  }
}

function count<Key>(counts: Map<Key, number>, key: Key, by: 1 | -1): void {
  const number = (counts.get(key) ?? 0) + by
  if (number === 0) counts.delete(key)
  else counts.set(key, number)
}
