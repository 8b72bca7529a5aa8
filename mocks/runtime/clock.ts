/** The time of a headquarters: real, asked from a function, or standing still until advanced. */
export interface Clock {
  now(): number
  sleep(ms: number): Promise<void>
  /** Carries `run` out when `time` has come. Returns the cancellation. */
  at(time: number, run: () => void | Promise<void>): () => void
  advance(ms: number): Promise<void>
  stop(): void
}

interface Due {
  readonly time: number
  readonly run: () => void | Promise<void>
  timer?: ReturnType<typeof setTimeout>
}

export function createClock(source: number | (() => number) = Date.now): Clock {
  const isStanding = typeof source === 'number'
  const base = isStanding ? () => source : source
  const waiting = new Set<Due>()
  let offset = 0
  const now = () => base() + offset

  function at(time: number, run: () => void | Promise<void>): () => void {
    const due: Due = { time, run }
    waiting.add(due)
    if (!isStanding) due.timer = setTimeout(() => void carryOut(due), Math.max(0, time - now()))
    return () => drop(due)
  }

  async function carryOut(due: Due): Promise<void> {
    drop(due)
    await due.run()
  }

  function drop(due: Due): void {
    waiting.delete(due)
    clearTimeout(due.timer)
  }

  return {
    now,
    at,
    sleep: (ms) => new Promise((resolve) => void (ms > 0 ? at(now() + ms, resolve) : resolve())),
    async advance(ms) {
      const target = now() + ms
      for (let due = earliest(waiting, target); due; due = earliest(waiting, target)) {
        offset = Math.max(offset, due.time - base())
        await carryOut(due)
        await settled()
      }
      // While jobs ran, real time went on by itself.
      offset = Math.max(offset, target - base())
    },
    stop() {
      waiting.forEach(drop)
    },
  }
}

function earliest(waiting: ReadonlySet<Due>, until: number): Due | undefined {
  return [...waiting].filter(({ time }) => time <= until).toSorted((left, right) => left.time - right.time)[0]
}

/** Lets what was woken go on until it waits again, so that what it schedules is seen before the time moves on. */
function settled(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => {
      port1.close()
      resolve()
    }
    port2.postMessage('')
  })
}
