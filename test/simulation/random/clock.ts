/** Time that moves only when it is told to. */
export interface Clock {
  now(): number
  after(ms: number, run: () => void): () => void
  /** When the next timer is due; `undefined` without any. */
  nextAt(): number | undefined
  /** Moves on, and runs what falls due. */
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
      if (ms <= 0) return soon(run)
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

/** What is not to wait at all needs no time to pass. */
function soon(run: () => void): () => void {
  const timer = setTimeout(run)
  return () => clearTimeout(timer)
}
