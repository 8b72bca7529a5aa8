/** A virtual clock: time moves only when the test moves it. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number
  /** Runs after the given delay; returns a function that cancels. */
  after(ms: number, run: () => void): () => void
  /** When the next timer is due; `undefined` without any. */
  nextAt(): number | undefined
  /** Moves the time to `at` and runs the timers that are due by then. */
  moveTo(at: number): void
}

interface Timer {
  readonly at: number
  readonly run: () => void
}

export function createClock(start: number): Clock {
  let now = start
  const timers = new Set<Timer>()

  return {
    now: () => now,
    after(ms, run) {
      if (ms <= 0) return runSoon(run)
      const timer = { at: now + ms, run }
      timers.add(timer)
      return () => void timers.delete(timer)
    },
    nextAt: () => (timers.size > 0 ? Math.min(...Array.from(timers, ({ at }) => at)) : undefined),
    moveTo(at) {
      now = Math.max(now, at)
      const due = Array.from(timers).filter((timer) => timer.at <= now)
      for (const timer of due.sort((left, right) => left.at - right.at)) {
        if (timers.delete(timer)) timer.run()
      }
    },
  }
}

/** A timer without a delay must not wait for the virtual time to move. */
function runSoon(run: () => void): () => void {
  const timer = setTimeout(run)
  return () => clearTimeout(timer)
}
