import type { StoredEntry } from '../outbox/records.ts'
import { longestRetryAfterMs } from './backoff.ts'

/** Which delays are cut short: none, or those that waited for a connection or a token, which may be there now. */
export type Urgency = 'as-planned' | 'woken'

const maybeOverCodes = new Set(['channel_unreachable', 'token_needed'])

/** The entries that may be sent or looked up now: the first of each customer, in the order they were recorded. */
export function dueEntries(
  entries: readonly StoredEntry[],
  now: number,
  urgency: Urgency,
): readonly StoredEntry[] {
  return nextOfEachCustomer(entries).filter((entry) => {
    const at = dueAt(entry)
    return at !== undefined && (isPast(at, now) || (urgency === 'woken' && isMaybeOver(entry)))
  })
}

/** When the next entry is due, in milliseconds since the epoch; `undefined` when nothing waits for time. */
export function nextDueAt(entries: readonly StoredEntry[]): number | undefined {
  const times = nextOfEachCustomer(entries)
    .map(dueAt)
    .filter((time) => time !== undefined)
  return times.length > 0 ? Math.min(...times) : undefined
}

/**
 * An address never overtakes its customer: an open create holds back everything else of its customer, whatever its
 * state. Other entries keep their order, and one that waits for a person holds nobody back.
 */
function nextOfEachCustomer(entries: readonly StoredEntry[]): readonly StoredEntry[] {
  const next = new Map<string, StoredEntry>()
  for (const entry of entries) {
    const isNext = entry.kind === 'create-customer' || (!next.has(entry.customerKey) && moves(entry))
    if (isNext) next.set(entry.customerKey, entry)
  }
  return [...next.values()]
}

function moves(entry: StoredEntry): boolean {
  return entry.status === 'sending' || dueAt(entry) !== undefined
}

function dueAt(entry: StoredEntry): number | undefined {
  if (entry.status === 'queued') return entry.nextAttemptAt ?? 0
  // A doubtful entry that nobody can look up waits for a person, not for time.
  return entry.status === 'in-doubt' ? entry.nextAttemptAt : undefined
}

/** No delay is longer than the longest: what seems to be was planned before somebody set the device's clock back. */
function isPast(at: number, now: number): boolean {
  return at <= now || at - now > longestRetryAfterMs
}

function isMaybeOver(entry: StoredEntry): boolean {
  return entry.failure !== undefined && maybeOverCodes.has(entry.failure.code)
}
