const firstMs = 1_000
const longestMs = 60_000
/** A channel that asks for more than this is not obeyed further: an entry must not sleep for days. */
export const longestRetryAfterMs = 15 * 60_000

/** How long to wait after a failed attempt, in milliseconds: doubling, capped, with jitter over the upper half. */
export function backoffMs(attempts: number, random: number, retryAfterMs?: number): number {
  const ceiling = Math.min(longestMs, firstMs * 2 ** Math.max(0, attempts - 1))
  const jittered = ceiling / 2 + (ceiling / 2) * random
  return Math.round(Math.max(jittered, Math.min(retryAfterMs ?? 0, longestRetryAfterMs)))
}
