/** The browser's own Web Locks, for tabs that can crash while the page lives on. */
export interface Locks {
  /** The lock manager of one tab. When the tab crashes, it releases every lock. */
  forTab(crashed: AbortSignal): LockManager
  /** How many requests have neither a lock nor a place in the browser's queue yet. */
  pendingRequests(): number
}

export function watchLocks(): Locks {
  const pending = new Set<object>()

  async function request(
    name: string,
    options: LockOptions,
    work: LockGrantedCallback<void>,
    crashed: AbortSignal,
  ): Promise<void> {
    if (crashed.aborted) return new Promise(() => {})
    const requested = {}
    const noLongerPending = () => void pending.delete(requested)
    const untilCrashed = new Promise<void>((resolve) => crashed.addEventListener('abort', () => resolve()))
    const signal = options.signal && { signal: AbortSignal.any([options.signal, crashed]) }
    pending.add(requested)
    const granted = navigator.locks.request(name, { ...options, ...signal }, (lock) => {
      noLongerPending()
      return crashed.aborted ? undefined : Promise.race([work(lock), untilCrashed])
    })
    // A stolen lock is always granted; any other request may have to stay in the queue.
    if (!options.steal) void isQueued(name).then((isThere) => isThere && noLongerPending())
    await granted.finally(noLongerPending)
  }

  return {
    forTab(crashed) {
      const manager: Pick<LockManager, 'query'> & { request: unknown } = {
        request: (name: string, options: LockOptions, work: LockGrantedCallback<void>) =>
          request(name, options, work, crashed),
        query: () => navigator.locks.query(),
      }
      return manager as LockManager
    },
    pendingRequests: () => pending.size,
  }
}

async function isQueued(name: string): Promise<boolean> {
  const { pending = [] } = await navigator.locks.query()
  return pending.some((one) => one.name === name)
}
