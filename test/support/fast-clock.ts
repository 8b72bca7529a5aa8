import type { Environment } from '../../sdk/environment.ts'
import { longestStepMs } from '../../sdk/outbox/complete.ts'

/**
 * A clock that runs so many times as fast, from `since` on. The bound of the storage is the exception: the disk is as slow as it
 * is.
 */
export function fastClock(speed: number, since = Date.now()): Pick<Environment, 'now' | 'openMs' | 'after'> {
  return {
    now: () => since + (Date.now() - since) * speed,
    openMs: () => performance.now() * speed,
    after(ms, run) {
      const timer = setTimeout(run, ms === longestStepMs ? ms : ms / speed)
      return () => clearTimeout(timer)
    },
  }
}
