import type { Clock } from './clock.ts'

/** Requests that the channel processes after their answer. */
export interface LateCommits {
  /** Calls `commit` after `ms` milliseconds of the clock, unless `clear` comes first. */
  add(ms: number, commit: () => Promise<void>): void
  /** Drops the requests that are not processed yet: none of them may be stored after a reset. */
  clear(): void
  /** The number of calls of `clear`. A request that arrived at another number must not store anything either. */
  clears(): number
}

export function createLateCommits(clock: Clock): LateCommits {
  const cancels = new Set<() => void>()
  let clears = 0
  return {
    add(ms, commit) {
      const cancel = clock.at(clock.now() + ms, () => {
        cancels.delete(cancel)
        // Not awaited: the request may itself wait for the clock, and `advance` waits for this function.
        void commit()
      })
      cancels.add(cancel)
    },
    clears: () => clears,
    clear() {
      clears += 1
      for (const cancel of cancels) cancel()
      cancels.clear()
    },
  }
}
