import type { Environment } from '../environment.ts'

/** The delay after work that failed because of this device, in milliseconds. */
const afterErrorMs = 5_000

/** Work that never runs twice at the same time and decides when it runs next. */
export interface Loop {
  /** Runs now, or once more after the current run. Resolves when that run has ended. */
  run(): Promise<void>
  /** Runs within so many milliseconds, unless an earlier run is planned. */
  runWithin(ms: number): void
  /** Waits for the current run to end. No further run starts. */
  stop(): Promise<void>
}

/** `work` resolves with the delay until the next run in milliseconds, or with `undefined` to wait for a call. */
export function createLoop(
  environment: Environment,
  work: () => Promise<number | undefined>,
  onError: (error: unknown) => void,
): Loop {
  let running: Promise<void> | undefined
  let isRequested = false
  let isStopped = false
  let planned: { readonly at: number; readonly cancel: () => void } | undefined

  async function runWhileRequested(): Promise<void> {
    let nextIn: number | undefined
    while (isRequested && !isStopped) {
      isRequested = false
      unplan()
      nextIn = await work().catch((error: unknown) => {
        onError(error)
        return afterErrorMs
      })
    }
    // Must stay synchronous with the check of `isRequested` above. Otherwise a call would be lost:
    // 1. The loop sees no request and ends.
    // 2. `run` is called, finds `running` still set and starts nothing.
    // 3. `running` is cleared, and the request is never worked on.
    running = undefined
    if (nextIn !== undefined) plan(nextIn)
  }

  function plan(ms: number): void {
    const at = environment.now() + ms
    if (isStopped || (planned && planned.at <= at)) return
    unplan()
    planned = { at, cancel: environment.after(ms, () => void run()) }
  }

  function unplan(): void {
    planned?.cancel()
    planned = undefined
  }

  function run(): Promise<void> {
    isRequested = true
    return (running ??= runWhileRequested())
  }

  return {
    run,
    runWithin: plan,
    async stop() {
      isStopped = true
      unplan()
      await running
    },
  }
}
