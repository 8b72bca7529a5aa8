import type { Clock } from '../clock.ts'
import type { RealTimeService } from '../terms.ts'

/** The line of real-time calls in front of headquarters: so many at a time, the others wait. */
export interface RealTimeLine {
  /** Resolves when headquarters has worked for `ms`; how long the call waited before is in the answer. */
  call(ms: number): Promise<{ readonly waitedMs: number }>
}

export function createRealTimeLine({ concurrentCalls }: RealTimeService, clock: Clock): RealTimeLine {
  const line: (() => void)[] = []
  let running = 0

  async function enter(): Promise<void> {
    if (running < concurrentCalls) {
      running += 1
      return
    }
    // Whoever leaves hands its place on, so the count stays as it is.
    await new Promise<void>((resolve) => line.push(resolve))
  }

  function leave(): void {
    const next = line.shift()
    if (next) next()
    else running -= 1
  }

  return {
    async call(ms) {
      const arrived = clock.now()
      await enter()
      const waitedMs = clock.now() - arrived
      try {
        await clock.sleep(ms)
      } finally {
        leave()
      }
      return { waitedMs }
    },
  }
}
