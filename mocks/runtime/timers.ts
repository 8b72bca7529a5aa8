/** The timers as they were when this module was loaded. Test frameworks replace those of `globalThis` later. */
const { setTimeout: firstSetTimeout, clearTimeout: firstClearTimeout } = globalThis

/**
 * Returns `true` while a test drives the timers, as with `vi.useFakeTimers()`. Fake timers have a clock, which tells them
 * apart also when this module was loaded after they were installed.
 */
export function areTimersFake(): boolean {
  return globalThis.setTimeout !== firstSetTimeout || 'clock' in globalThis.setTimeout
}

/** Calls `run` after `ms` milliseconds of real time, also while a test drives the timers. Returns a function that cancels the call. */
export function startRealTimer(ms: number, run: () => void): () => void {
  const id = firstSetTimeout(run, ms)
  return () => firstClearTimeout(id)
}

/** The longest delay that timers know, in milliseconds. A longer one would end at once. */
const maxDelay = 2 ** 31 - 1

/** Calls `run` after `ms` milliseconds, however many. Returns a function that cancels the call. */
export function startTimer(ms: number, run: () => void): () => void {
  // A timer must be cleared by the implementation that set it: fake timers do not know the real ones.
  const { clearTimeout } = globalThis
  let cancel = () => {}
  const wait = (rest: number) => {
    const next = () => (rest > maxDelay ? wait(rest - maxDelay) : run())
    const id = setTimeout(next, Math.min(rest, maxDelay))
    cancel = () => clearTimeout(id)
  }
  wait(Math.max(0, ms))
  return () => cancel()
}
