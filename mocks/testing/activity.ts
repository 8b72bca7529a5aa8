import { nextTask } from '../runtime/next-task.ts'

/** Counts what the tabs of a test shop are doing, to know when nothing more happens until the time moves. */
export interface Activity {
  /** Returns the function that ends this piece of work. */
  begin(): () => void
  /** Counts the work until it settles. */
  during<Result>(work: Promise<Result>): Promise<Result>
  /** The same for an answer of the headquarters, which a fault may hold until the time moves. */
  duringAnswer<Result>(answer: Promise<Result>): Promise<Result>
  /** The same for what the test itself may hold until the time moves: a request of a tab, a token of its own. */
  duringRequest<Result>(request: Promise<Result>): Promise<Result>
  /** Resolves when nothing more happens until the time moves. */
  settled(): Promise<void>
}

// Test frameworks replace the timers of `globalThis` later.
const { setTimeout: startTimeout, clearTimeout: stopTimeout } = globalThis

/** A request that is open for so long without any other work is held, in real milliseconds. */
const heldAfterMs = 100
const quietRounds = 3

/** `isHolding`: returns `true` while the headquarters holds answers. */
export function createActivity(isHolding: () => boolean): Activity {
  let running = 0
  let answers = 0
  let requests = 0
  let events = 0

  async function count<Result>(work: Promise<Result>, add: (difference: 1 | -1) => void): Promise<Result> {
    add(1)
    events += 1
    try {
      return await work
    } finally {
      add(-1)
      events += 1
    }
  }

  return {
    begin() {
      running += 1
      events += 1
      let isRunning = true
      return () => {
        if (!isRunning) return
        isRunning = false
        running -= 1
        events += 1
      }
    },
    during: (work) => count(work, (difference) => (running += difference)),
    duringAnswer: (answer) => count(answer, (difference) => (answers += difference)),
    duringRequest: (request) => count(request, (difference) => (requests += difference)),
    async settled() {
      let quiet = 0
      let quietSince = performance.now()
      while (quiet < quietRounds || (requests > 0 && performance.now() - quietSince < heldAfterMs)) {
        const before = events
        await round()
        const isBusy = running > 0 || (answers > 0 && !isHolding())
        if (!isBusy && events === before) quiet += 1
        else [quiet, quietSince] = [0, performance.now()]
      }
    },
  }
}

/** Long enough to read a body, and for all that is ready to run. */
async function round(): Promise<void> {
  await nextTask()
  await new Response('{}').text()
}

/** A timer of the device. Returns the function that cancels it. */
export function afterReal(ms: number, run: () => void): () => void {
  const timer = startTimeout(run, ms)
  return () => stopTimeout(timer)
}
