/** The browser's own locks, and whether any request for one is still on its way to its place in line. */
export interface Locks {
  /** As a tab sees them, until it crashes: then it lets go of everything. */
  until(crashed: AbortSignal): LockManager
  underway(): number
}

export function watchLocks(): Locks {
  const underway = new Set<object>()

  async function request(
    name: string,
    options: LockOptions,
    work: LockGrantedCallback<void>,
    crashed: AbortSignal,
  ): Promise<void> {
    if (crashed.aborted) return new Promise(() => {})
    const asked = {}
    const arrived = () => void underway.delete(asked)
    const untilCrashed = new Promise<void>((resolve) => crashed.addEventListener('abort', () => resolve()))
    const signal = options.signal && { signal: AbortSignal.any([options.signal, crashed]) }
    underway.add(asked)
    const granted = navigator.locks.request(name, { ...options, ...signal }, (lock) => {
      arrived()
      return crashed.aborted ? undefined : Promise.race([work(lock), untilCrashed])
    })
    // What is stolen is granted in any case; everybody else may have to wait.
    if (!options.steal) void isInLine(name).then((isThere) => isThere && arrived())
    await granted.finally(arrived)
  }

  return {
    until(crashed) {
      const own: Pick<LockManager, 'query'> & { request: unknown } = {
        request: (name: string, options: LockOptions, work: LockGrantedCallback<void>) =>
          request(name, options, work, crashed),
        query: () => navigator.locks.query(),
      }
      return own as LockManager
    },
    underway: () => underway.size,
  }
}

async function isInLine(name: string): Promise<boolean> {
  const { pending = [] } = await navigator.locks.query()
  return pending.some((one) => one.name === name)
}
