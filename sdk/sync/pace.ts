/**
 * The customers to ask for.
 *
 * - `due`: those whose time has come.
 * - `returned`: all, because a person has come back, except those that the next announced run of the jobs will bring.
 * - `all`: all, because somebody asked for it.
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
/** The time from an announced run to the second question: a run may end later than announced. In milliseconds. */
const secondLookMs = 60_000
/** The time over which the questions of all shoppers are spread, because all know of the same run. In milliseconds. */
const spreadMs = 20_000

/**
 * The time to ask for a customer next. Pure.
 *
 * 1. The jobs often run within minutes, and somebody is looking: at first it is asked for every few seconds.
 * 2. The longer it takes, the less a question is worth. A minute late is nothing after an hour.
 * 3. Once the next run of the jobs is announced, nothing is asked before it, and at most two questions follow it. If no
 *    further run is announced, 1 and 2 apply again.
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
