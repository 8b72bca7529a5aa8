import type { FailureCode } from '../domain/failure.ts'
import { dueAt, nextOf } from './due.ts'
import type { Snapshot, StoredEntry } from './model.ts'
import { entriesOf } from './snapshot-index.ts'

const firstDelayMs = 1_000
/** The longest delay after a failed attempt, in milliseconds. Half of it is random: about one attempt in four minutes. */
const longestDelayMs = 5 * 60_000
/** A longer `Retry-After` is cut to this, in milliseconds: an entry must not sleep for days. */
export const longestRetryAfterMs = 15 * 60_000

/** The delay after a failed attempt, in milliseconds: doubling, capped, with jitter over the upper half. */
export function backoffMs(
  attempts: number,
  random: number,
  retryAfterMs?: number,
  longestMs = longestDelayMs,
): number {
  const ceiling = Math.min(longestMs, firstDelayMs * 2 ** Math.max(0, attempts - 1))
  const jittered = ceiling / 2 + (ceiling / 2) * random
  return Math.round(Math.max(jittered, Math.min(retryAfterMs ?? 0, longestRetryAfterMs)))
}

/**
 * `scheduled` respects every delay. `now` ignores the delays of entries that wait for a connection, a token or the site's
 * set-up, because each may be back.
 */
export type Urgency = 'scheduled' | 'now'

const connectionCodes: ReadonlySet<FailureCode> = new Set([
  'channel_unreachable',
  'channel_misconfigured',
  'token_needed',
  'other_identity',
])

/** The choice of `dueEntries`. */
export interface DueOptions {
  readonly urgency?: Urgency
  /** Entries for which the urgency is `now`, whatever it is for the others. */
  readonly isUrgent?: (entry: StoredEntry) => boolean
  /** Leaves out entries. Default: none. */
  readonly canStart?: (entry: StoredEntry) => boolean
  /** Stops when so many are found. Default: all. */
  readonly atMost?: number
}

/** The entries to send or look up now: at most one of each customer, in the order they were recorded. */
export function dueEntries(
  snapshot: Snapshot,
  now: number,
  options: DueOptions = {},
): readonly StoredEntry[] {
  const { urgency = 'scheduled', isUrgent = () => false, canStart = () => true, atMost = Infinity } = options
  const due: StoredEntry[] = []
  for (const entry of snapshot.entries) {
    if (due.length >= atMost) break
    const at = dueAt(entry)
    if (at === undefined) continue
    const isNow = (urgency === 'now' || isUrgent(entry)) && waitsForConnection(entry)
    if (!isPast(at, now) && !isNow) continue
    if (canStart(entry) && nextOf(entriesOf(snapshot, entry.customerKey)) === entry) due.push(entry)
  }
  return due
}

/** The entry to try alone: one that always fails must not keep the others from their turn. */
export function toTry(due: readonly StoredEntry[]): readonly StoredEntry[] {
  return due.toSorted((one, other) => one.attempts - other.attempts).slice(0, 1)
}

/** No delay exceeds the longest one. A time further away was planned before the device's clock was set back. */
function isPast(at: number, now: number): boolean {
  return at <= now || at - now > longestRetryAfterMs
}

function waitsForConnection(entry: StoredEntry): boolean {
  return entry.failure !== undefined && connectionCodes.has(entry.failure.code)
}
