import type { StoredEntry } from './model.ts'

const firstDelayMs = 1_000
/** The longest delay after a failed attempt, in milliseconds. */
export const longestDelayMs = 60_000
/** A longer `Retry-After` is cut to this, in milliseconds: an entry must not sleep for days. */
const longestRetryAfterMs = 15 * 60_000

/** The delay after a failed attempt, in milliseconds: doubling, capped, with jitter over the upper half. */
export function backoffMs(attempts: number, random: number, retryAfterMs?: number): number {
  const ceiling = Math.min(longestDelayMs, firstDelayMs * 2 ** Math.max(0, attempts - 1))
  const jittered = ceiling / 2 + (ceiling / 2) * random
  return Math.round(Math.max(jittered, Math.min(retryAfterMs ?? 0, longestRetryAfterMs)))
}

/**
 * `scheduled` respects every delay. `now` ignores the delays of entries that wait for a connection or a token, because
 * either may be back.
 */
export type Urgency = 'scheduled' | 'now'

const connectionCodes = new Set(['channel_unreachable', 'token_needed', 'other_identity'])

/**
 * The entries to send or look up now: at most one of each customer, in the order they were recorded. `isUrgent` may exempt
 * entries from `scheduled`.
 */
export function dueEntries(
  entries: readonly StoredEntry[],
  now: number,
  urgency: Urgency,
  isUrgent: (entry: StoredEntry) => boolean = () => false,
): readonly StoredEntry[] {
  return nextOfEachCustomer(entries).filter((entry) => {
    const at = dueAt(entry)
    const isNow = urgency === 'now' || isUrgent(entry)
    return at !== undefined && (isPast(at, now) || (isNow && waitsForConnection(entry)))
  })
}

/** The time when the next entry is due, in milliseconds since the epoch; `undefined` if none waits for a time. */
export function nextDueAt(entries: readonly StoredEntry[]): number | undefined {
  const times = nextOfEachCustomer(entries)
    .map(dueAt)
    .filter((time) => time !== undefined)
  return times.length > 0 ? Math.min(...times) : undefined
}

/**
 * An open create holds back all other entries of its customer, in whatever state it is: an address must not overtake its
 * customer. The other entries keep their order, except that one that waits for a person holds nobody back.
 */
function nextOfEachCustomer(entries: readonly StoredEntry[]): readonly StoredEntry[] {
  const next = new Map<string, StoredEntry>()
  for (const entry of entries) {
    const isNext = entry.kind === 'create-customer' || (!next.has(entry.customerKey) && isActive(entry))
    if (isNext) next.set(entry.customerKey, entry)
  }
  return [...next.values()]
}

function isActive(entry: StoredEntry): boolean {
  return entry.status === 'sending' || dueAt(entry) !== undefined
}

function dueAt(entry: StoredEntry): number | undefined {
  if (entry.status === 'queued') return entry.nextAttemptAt ?? 0
  // An in-doubt entry without a time cannot be looked up: it waits for a person.
  return entry.status === 'in-doubt' ? entry.nextAttemptAt : undefined
}

/** No delay exceeds the longest one. A time further away was planned before the device's clock was set back. */
function isPast(at: number, now: number): boolean {
  return at <= now || at - now > longestRetryAfterMs
}

function waitsForConnection(entry: StoredEntry): boolean {
  return entry.failure !== undefined && connectionCodes.has(entry.failure.code)
}
