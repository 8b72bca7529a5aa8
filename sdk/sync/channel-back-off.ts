import type { Environment } from '../environment.ts'
import { backoffMs, longestDelayMs } from '../outbox/schedule.ts'

/**
 * One back-off for the whole channel: while it is unreachable, all entries wait for the same time, and one request asks
 * whether it is back. Each with a back-off of its own would ask as often as there are entries.
 */
export interface ChannelBackOff {
  noteReachable(): void
  /**
   * Call when the channel did not answer. Returns the time of the next attempt, in milliseconds since the epoch; it is a
   * new one if the last one has passed.
   */
  noteUnreachable(): number
}

export function createChannelBackOff(environment: Environment): ChannelBackOff {
  let attempts = 0
  let retryAt = 0
  return {
    noteReachable() {
      attempts = 0
      retryAt = 0
    },
    noteUnreachable() {
      const now = environment.now()
      // A time further away was planned before the device's clock was set back.
      const isNew = retryAt <= now || retryAt - now > longestDelayMs
      if (isNew) {
        attempts += 1
        retryAt = now + backoffMs(attempts, environment.random())
      }
      return retryAt
    },
  }
}
