import type { RealTimeOptions } from '../api/options.ts'
import type { RealTime, RealTimeLoad } from '../api/stores.ts'
import type { Clock } from './clock.ts'
import { createSignal } from './signal.ts'

/** The end of a real-time call. */
export type CallOutcome = 'answered' | 'failed' | 'refused'

/** The queue of real-time calls. Headquarters processes a number of calls at the same time; the others wait. */
export interface RealTimeQueue extends RealTime {
  /** Resolves when headquarters has worked for `ms`, with the time that the call had waited in the queue. */
  call(ms: number, outcome: CallOutcome): Promise<{ readonly waitedMs: number }>
}

export function createRealTimeQueue(
  { concurrentCalls }: Pick<RealTimeOptions, 'concurrentCalls'>,
  clock: Clock,
): RealTimeQueue {
  const queue: (() => void)[] = []
  const changed = createSignal<RealTimeLoad>()
  let inFlight = 0
  let ended = noCalls

  const get = () => ({ capacity: concurrentCalls, inFlight, waiting: queue.length, ...ended })
  const notify = () => changed.notify(get())

  async function enter(): Promise<void> {
    if (inFlight < concurrentCalls) {
      inFlight += 1
      return notify()
    }
    // `leave` starts the next call in place of the ended one, so `inFlight` stays the same.
    await new Promise<void>((resolve) => {
      queue.push(resolve)
      notify()
    })
  }

  function leave(call: EndedCall): void {
    const startNext = queue.shift()
    if (startNext) startNext()
    else inFlight -= 1
    ended = withCall(ended, call)
    notify()
  }

  return {
    get,
    subscribe(run) {
      const unsubscribe = changed.watch(run)
      run(get())
      return unsubscribe
    },
    async call(ms, outcome) {
      const arrivedAt = clock.now()
      const isInLine = inFlight >= concurrentCalls
      await enter()
      // The clock may move on while nothing is awaited: a call that found a free place has not waited.
      const waitedMs = isInLine ? clock.now() - arrivedAt : 0
      try {
        await clock.sleep(ms)
      } finally {
        leave({ ms, outcome, waitedMs })
      }
      return { waitedMs }
    },
    clear() {
      ended = noCalls
      notify()
    },
  }
}

type EndedCalls = Omit<RealTimeLoad, 'capacity' | 'inFlight' | 'waiting'>

interface EndedCall {
  readonly ms: number
  readonly outcome: CallOutcome
  readonly waitedMs: number
}

const noCalls: EndedCalls = {
  answered: 0,
  failed: 0,
  refused: 0,
  averageMs: 0,
  waited: 0,
  longestWaitMs: 0,
}

function withCall(before: EndedCalls, { ms, outcome, waitedMs }: EndedCall): EndedCalls {
  const count = before.answered + before.failed + before.refused
  return {
    ...before,
    [outcome]: before[outcome] + 1,
    averageMs: (before.averageMs * count + ms) / (count + 1),
    waited: before.waited + (waitedMs > 0 ? 1 : 0),
    longestWaitMs: Math.max(before.longestWaitMs, waitedMs),
  }
}
