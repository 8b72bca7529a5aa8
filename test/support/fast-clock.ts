import type { Environment } from '../../sdk/environment.ts'

/** A clock that runs so many times as fast, from `since` on. */
export function fastClock(speed: number, since = Date.now()): Pick<Environment, 'now' | 'openMs' | 'after'> {
  return {
    now: () => since + (Date.now() - since) * speed,
    openMs: () => performance.now() * speed,
    after(ms, run) {
      const timer = setTimeout(run, ms / speed)
      return () => clearTimeout(timer)
    },
  }
}
