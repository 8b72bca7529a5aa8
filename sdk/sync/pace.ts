/**
 * The customers to ask for.
 *
 * - `due`: those whose time has come.
 * - `returned`: a person looks again: all, except those that the next run of the jobs will bring.
 * - `all`: somebody wants to know now.
 */
export type Scope = 'due' | 'returned' | 'all'

/** A customer that waits for headquarters. Times in milliseconds since the epoch. */
export interface Waiting {
  /** The time when it began to wait, as far as this page knows. */
  readonly since: number
  /** The last time it was asked for; absent if it never was. */
  readonly askedAt?: number
}

/** The shortest time between two questions for a customer, and before the first one. */
const shortestMs = 2_000
/** The longest time between two questions for a customer: about 240 a day. */
const longestMs = 6 * 60_000
/** A customer is asked for again after a quarter of the time that it has waited. */
const shareOfWaiting = 1 / 4
/** A run may take longer than it was said. Then it is asked once more after this time. */
const secondLookMs = 60_000
/** All shoppers hear of the same run: their questions are spread over this time. */
const spreadMs = 20_000

/**
 * The time to ask for a customer next. Pure.
 *
 * 1. The jobs often run within minutes, and somebody is looking: at first it is asked for every few seconds.
 * 2. The longer it takes, the less a question is worth. A minute late is nothing after an hour.
 * 3. Once it is known when the jobs run next, that run is waited for, and asked for twice at most. A channel that says
 *    nothing more is asked as before.
 */
export function nextLookAt({ since, askedAt }: Waiting, random: number, nextRunAt?: number): number {
  const lastLookAt = askedAt ?? since
  if (nextRunAt !== undefined && lastLookAt < nextRunAt) return nextRunAt + spreadMs * random
  const secondLookAt = (nextRunAt ?? -Infinity) + secondLookMs
  if (askedAt !== undefined && askedAt < secondLookAt) return secondLookAt + spreadMs * random
  if (askedAt === undefined) return since + shortestMs
  const intervalMs = Math.min(Math.max((askedAt - since) * shareOfWaiting, shortestMs), longestMs)
  // Shoppers who came together must not ask together for ever.
  return askedAt + intervalMs * (0.9 + 0.2 * random)
}
