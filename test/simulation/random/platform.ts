import { browserEnvironment, type Environment } from '../../../sdk/environment.ts'
import type { Clock } from './clock.ts'
import type { Databases } from './databases.ts'
import type { Locks } from './locks.ts'
import type { DeviceNetwork } from './network.ts'
import type { Random } from './seeded-random.ts'

/** Shared by all tabs of one simulation. */
export interface Shared {
  readonly database: string
  /** The text whose digest names the database. */
  readonly channelName: string
  readonly databases: Databases
  readonly clock: Clock
  readonly jitter: Random
  readonly network: DeviceNetwork
  readonly locks: Locks
}

/**
 * - `isolated`: the tab no longer receives messages from other tabs, so they take it for frozen, but it keeps sending.
 * - `frozen`: its timers do not run either, until it is active or isolated again.
 */
export type TabState = 'active' | 'isolated' | 'frozen'

/** The platform of one tab, which can freeze or crash while the rest of the page lives on. */
export interface Platform {
  /** The name under which this tab opens the database: `<database>#<tab>`. */
  readonly databaseName: string
  readonly environment: Environment
  setState(next: TabState): void
  /** A person leaves the tab, or looks at it again. */
  setVisible(next: boolean): void
  /** From now on nothing that the tab does has any effect, and its locks are released. */
  crash(): void
}

export function createPlatform(shared: Shared, tab: string): Platform {
  const databaseName = shared.databases.nameFor(shared.database, tab)
  const crashed = new AbortController()
  const { signal } = crashed
  let state: TabState = 'active'
  let isVisible = true
  const heldTimers: (() => void)[] = []
  const visibleListeners = new Set<() => void>()
  const browser = browserEnvironment((input, init) => send(new Request(input, init)))

  async function send(request: Request): Promise<Response> {
    if (signal.aborted) return never()
    const response = await shared.network.send(request)
    return signal.aborted ? never() : response
  }

  function runTimer(run: () => void): void {
    if (state === 'frozen') heldTimers.push(run)
    else if (!signal.aborted) run()
  }

  const environment: Environment = {
    ...browser,
    locks: shared.locks.forTab(signal),
    openTabChannel(name, onMessage) {
      const channel = browser.openTabChannel(name, (message) => {
        if (state === 'active' && !signal.aborted) onMessage(message)
      })
      signal.addEventListener('abort', () => channel.close())
      return { ...channel, post: (message) => void (signal.aborted || channel.post(message)) }
    },
    isOnline: shared.network.isOnline,
    isVisible: () => isVisible,
    onOnlineOrVisible(run) {
      const stops = [
        listen(shared.network.onlineListeners, run, signal),
        listen(visibleListeners, run, signal),
      ]
      return () => stops.forEach((stop) => stop())
    },
    onOffline: (run) => listen(shared.network.offlineListeners, run, signal),
    now: shared.clock.now,
    openMs: shared.clock.now,
    random: shared.jitter.next,
    digest: async (text) => (text === shared.channelName ? databaseName : browser.digest(text)),
    after: (ms, run) => shared.clock.after(ms, () => runTimer(run)),
  }

  return {
    databaseName,
    environment,
    setState(next) {
      const isActivated = next === 'active' && state !== 'active'
      state = next
      if (isActivated) for (const run of visibleListeners) run()
      for (const run of heldTimers.splice(0)) runTimer(run)
    },
    setVisible(next) {
      isVisible = next
      if (isVisible) for (const run of visibleListeners) run()
    },
    crash() {
      shared.databases.crash(shared.database, tab)
      crashed.abort()
    },
  }
}

function listen(listeners: Set<() => void>, run: () => void, crashed: AbortSignal): () => void {
  const unlessCrashed = () => void (crashed.aborted || run())
  listeners.add(unlessCrashed)
  return () => void listeners.delete(unlessCrashed)
}

function never(): Promise<never> {
  return new Promise(() => {})
}
