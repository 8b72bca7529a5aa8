import type { Environment } from '../environment.ts'

/** After work that failed for a reason of this device, in milliseconds. */
const afterErrorMs = 5_000

/** Work that never overlaps with itself and says when it wants to be done again. */
export interface Loop {
  /** Works now; when it is at work already, once more afterwards. Resolves when that is done. */
  run(): Promise<void>
  /** Works within so many milliseconds, unless it will anyway. */
  runWithin(ms: number): void
  /** Lets the work at hand end, and works no more. */
  stop(): Promise<void>
}

export function createLoop(
  environment: Environment,
  work: () => Promise<number | undefined>,
  onError: (error: unknown) => void,
): Loop {
  let working: Promise<void> | undefined
  let isWanted = false
  let isStopped = false
  let planned: { readonly at: number; readonly cancel: () => void } | undefined

  async function workWhileWanted(): Promise<void> {
    let nextIn: number | undefined
    while (isWanted && !isStopped) {
      isWanted = false
      unplan()
      nextIn = await work().catch((error: unknown) => {
        onError(error)
        return afterErrorMs
      })
    }
    // In the same breath as the last look at `isWanted`, or a call in between would be lost.
    working = undefined
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
    isWanted = true
    return (working ??= workWhileWanted())
  }

  return {
    run,
    runWithin: plan,
    async stop() {
      isStopped = true
      unplan()
      await working
    },
  }
}
