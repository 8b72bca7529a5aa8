import { anySignal } from '../abort.ts'
import type { Environment } from '../environment.ts'
import type { Tabs } from './tabs.ts'

/** The interval in which a follower asks whether the leader is alive, in milliseconds. */
const askEveryMs = 5_000
/** After so many unanswered questions the leader counts as frozen: it holds the lock but does nothing. */
const unansweredBeforeTakeover = 3

export interface LeaderElection {
  /** Leaves the election and gives up the leadership. Resolves when nothing is being sent any more. */
  stop(): Promise<void>
}

/**
 * Makes sure that one tab leads. The leader holds a Web Lock as long as its tab lives; the other tabs wait for the lock.
 * `lead` runs until its signal aborts.
 *
 * A closed or crashed leader releases the lock by itself. A frozen one is replaced:
 *
 * 1. Tab A leads and is frozen by the browser. It keeps the lock.
 * 2. Tab B asks every 5 seconds whether the leader is alive. Three questions stay unanswered.
 * 3. Five seconds later, 20 seconds after the last answer and so 15 to 20 seconds after the freeze, B steals the lock and leads in a new epoch.
 * 4. A wakes up. Its lock request rejects, its signal aborts, and it waits for the lock again. Until it notices, the epoch
 *    keeps it from sending.
 *
 * A page in the back/forward cache leaves the election until it is shown again: browsers evict a page whose lock another page
 * wants. Source: Chromium's reason `WebLocksContention`.
 */
export function joinLeaderElection(
  environment: Environment,
  tabs: Tabs,
  lockName: Promise<string | undefined>,
  lead: (signal: AbortSignal) => Promise<void>,
  onError: (error: unknown) => void,
): LeaderElection {
  const stopped = new AbortController()
  let isLeading = false
  let stay = new AbortController()
  let shown: Promise<void> = Promise.resolve()
  let show = () => {}
  const stopWatchingPage = environment.onPutAside(
    () => {
      shown = new Promise((resolve) => (show = resolve))
      stay.abort()
    },
    () => {
      stay = new AbortController()
      show()
    },
  )

  async function leadWithLock(name: string, options: LockOptions): Promise<void> {
    const lost = new AbortController()
    const signal = anySignal(stopped.signal, stay.signal, lost.signal)
    let leading: Promise<void> = Promise.resolve()
    const begin = () => {
      isLeading = true
      return (leading = lead(signal))
    }
    try {
      // Without Web Locks, as in Node, there are no other tabs.
      await (environment.locks ? environment.locks.request(name, options, begin) : begin())
    } catch (error) {
      if (!isAbort(error)) throw error
    } finally {
      isLeading = false
      // A rejection while leading means that another tab stole the lock.
      lost.abort()
      await leading
    }
  }

  async function waitAndLead(): Promise<void> {
    const name = await lockName
    while (name !== undefined && !stopped.signal.aborted) {
      await shown
      const ended = anySignal(stopped.signal, stay.signal)
      const frozen = new AbortController()
      const onFrozen = () => frozen.abort()
      const stopWatching = watchLeader(environment, tabs, () => isLeading, onFrozen)
      await leadWithLock(name, { signal: anySignal(ended, frozen.signal) })
      stopWatching()
      if (frozen.signal.aborted && !ended.aborted) await leadWithLock(name, { steal: true })
    }
  }

  tabs.onMessage('is-leader-alive', () => {
    if (isLeading) tabs.post({ type: 'leader-is-alive' })
  })
  // A page that may not use Web Locks sends nothing, because another tab might be sending.
  const running = waitAndLead().catch(onError)
  return {
    async stop() {
      stopped.abort()
      stopWatchingPage()
      show()
      await running
    },
  }
}

function watchLeader(
  environment: Environment,
  tabs: Tabs,
  isLeading: () => boolean,
  onFrozen: () => void,
): () => void {
  let unanswered = 0
  let cancel = environment.after(askEveryMs, ask)
  const stopListening = tabs.onMessage('leader-is-alive', () => (unanswered = 0))

  function ask(): void {
    if (isLeading()) return
    if (unanswered >= unansweredBeforeTakeover) return onFrozen()
    unanswered += 1
    tabs.post({ type: 'is-leader-alive' })
    cancel = environment.after(askEveryMs, ask)
  }

  return () => {
    cancel()
    stopListening()
  }
}

function isAbort(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'AbortError'
}
