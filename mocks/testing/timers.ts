/** Timers that fire only when a test moves the time. */
export interface Timers {
  /** Calls `run` when so many milliseconds have passed. Returns the function that cancels it. */
  after(ms: number, run: () => void): () => void
  /** The time of the next timer; `undefined` without any. */
  nextAt(): number | undefined
  /** Fires the timers that are due. */
  fireDue(): void
}

interface Timer {
  readonly at: number
  readonly run: () => void
}

export function createTimers(now: () => number): Timers {
  const timers = new Set<Timer>()
  return {
    after(ms, run) {
      const timer = { at: now() + ms, run }
      timers.add(timer)
      return () => void timers.delete(timer)
    },
    nextAt: () => (timers.size > 0 ? Math.min(...Array.from(timers, ({ at }) => at)) : undefined),
    fireDue() {
      const due = Array.from(timers).filter(({ at }) => at <= now())
      for (const timer of due.toSorted((left, right) => left.at - right.at))
        if (timers.delete(timer)) timer.run()
    },
  }
}
