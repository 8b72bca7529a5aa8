import type { RealTimeOptions } from '../api/options.ts'
import type { RealTime, RealTimeLoad } from '../api/stores.ts'
import type { Clock } from './clock.ts'
import { createSignal } from './signal.ts'

/** How a call that was made ended. */
export type CallOutcome = 'answered' | 'failed' | 'refused'

/** The line of real-time calls in front of headquarters: so many at a time, the others wait. */
export interface RealTimeQueue extends RealTime {
  /** Resolves when headquarters has worked for `ms`; how long the call waited before is in the answer. */
  call(ms: number, outcome: CallOutcome): Promise<{ readonly waitedMs: number }>
}

export function createRealTimeQueue({ concurrentCalls }: RealTimeOptions, clock: Clock): RealTimeQueue {
  const line: (() => void)[] = []
  const changed = createSignal<RealTimeLoad>()
  let inFlight = 0
  let ended = none

  const get = () => ({ capacity: concurrentCalls, inFlight, waiting: line.length, ...ended })
  const tell = () => changed.notify(get())

  async function enter(): Promise<void> {
    if (inFlight < concurrentCalls) {
      inFlight += 1
      return tell()
    }
    // Whoever leaves hands its place on, so the count stays as it is.
    await new Promise<void>((resolve) => {
      line.push(resolve)
      tell()
    })
  }

  function leave(call: EndedCall): void {
    const next = line.shift()
    if (next) next()
    else inFlight -= 1
    ended = withCall(ended, call)
    tell()
  }

  return {
    get,
    subscribe(run) {
      const unwatch = changed.watch(run)
      run(get())
      return unwatch
    },
    async call(ms, outcome) {
      const arrived = clock.now()
      await enter()
      const waitedMs = clock.now() - arrived
      try {
        await clock.sleep(ms)
      } finally {
        leave({ ms, outcome, waitedMs })
      }
      return { waitedMs }
    },
    clear() {
      ended = none
      tell()
    },
  }
}

type Ended = Omit<RealTimeLoad, 'capacity' | 'inFlight' | 'waiting'>

interface EndedCall {
  readonly ms: number
  readonly outcome: CallOutcome
  readonly waitedMs: number
}

const none: Ended = { answered: 0, failed: 0, refused: 0, averageMs: 0, waited: 0, longestWaitMs: 0 }

function withCall(before: Ended, { ms, outcome, waitedMs }: EndedCall): Ended {
  const count = before.answered + before.failed + before.refused
  return {
    ...before,
    [outcome]: before[outcome] + 1,
    averageMs: (before.averageMs * count + ms) / (count + 1),
    waited: before.waited + (waitedMs > 0 ? 1 : 0),
    longestWaitMs: Math.max(before.longestWaitMs, waitedMs),
  }
}
