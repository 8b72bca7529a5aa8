import { checkRange, ranges } from '../model/ranges.ts'
import { nextTask } from './next-task.ts'
import { areTimersFake, startTimer } from './timers.ts'

/** The time of a headquarters: of the device, of a function, or frozen until it is advanced. */
export interface Clock {
  now(): number
  sleep(ms: number): Promise<void>
  /** Returns `true` while anything sleeps. */
  hasSleepers(): boolean
  /** Calls `run` when `time` comes. Returns a function that cancels the call. */
  at(time: number, run: () => void | Promise<void>): () => void
  advance(ms: number): Promise<void>
  /**
   * Runs what is due and whose timer has not fired: fake timers that were installed after a timer was set move the time
   * past it.
   */
  catchUp(): Promise<void>
  /** Returns `true` while only a test moves the time: on a frozen clock, or with fake timers. */
  isDriven(): boolean
  stop(): void
}

interface Timer {
  readonly time: number
  readonly run: () => void | Promise<void>
  stop: () => void
}

// Not `Date.now` itself: fake timers replace `Date` later.
export function createClock(source: number | (() => number) = () => Date.now()): Clock {
  const isFrozen = typeof source === 'number'
  // Checked at each reading: a function may return something else later.
  const base = isFrozen
    ? () => source
    : () => checkRange('The time that now() returns', source(), ranges.time)
  const timers = new Set<Timer>()
  let offset = 0
  let sleepers = 0
  const now = () => base() + offset

  function at(time: number, run: () => void | Promise<void>): () => void {
    const timer: Timer = { time, run, stop: () => {} }
    timers.add(timer)
    if (!isFrozen) timer.stop = startTimer(time - now(), () => void fire(timer))
    return () => cancel(timer)
  }

  async function fire(timer: Timer): Promise<void> {
    cancel(timer)
    await timer.run()
  }

  function cancel(timer: Timer): void {
    timers.delete(timer)
    timer.stop()
  }

  return {
    now,
    at,
    async sleep(ms) {
      if (ms <= 0) return
      sleepers += 1
      await new Promise<void>((resolve) => void at(now() + ms, resolve))
      sleepers -= 1
    },
    hasSleepers: () => sleepers > 0,
    async advance(ms) {
      const target = now() + ms
      for (let timer = earliest(timers, target); timer; timer = earliest(timers, target)) {
        offset = Math.max(offset, timer.time - base())
        await fire(timer)
        // The code that the timer has woken can set its next timer before the time moves.
        await nextTask()
      }
      // `base` may have moved on while the timers ran.
      offset = Math.max(offset, target - base())
    },
    async catchUp() {
      if (isFrozen) return
      for (let timer = earliest(timers, now()); timer; timer = earliest(timers, now())) await fire(timer)
    },
    isDriven: () => isFrozen || areTimersFake(),
    stop() {
      timers.forEach(cancel)
    },
  }
}

function earliest(timers: ReadonlySet<Timer>, until: number): Timer | undefined {
  return [...timers].filter(({ time }) => time <= until).toSorted((left, right) => left.time - right.time)[0]
}
