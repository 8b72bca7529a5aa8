import { browserEnvironment, type Environment } from '../../../sdk/environment.ts'
import type { Clock } from './clock.ts'
import type { Databases } from './databases.ts'
import type { Dice } from './dice.ts'
import type { Network } from './line.ts'
import type { Locks } from './locks.ts'

/** What all tabs of one simulation share. */
export interface Shared {
  readonly database: string
  readonly databases: Databases
  readonly clock: Clock
  readonly dice: Dice
  readonly network: Network
  readonly locks: Locks
}

/**
 * - `deaf`: it does not hear other tabs any more, which take it for frozen; it sends all the same: worse than frozen.
 * - `frozen`: no timer of it runs either, until it is awake or deaf again.
 */
export type Wakefulness = 'awake' | 'deaf' | 'frozen'

/** The platform of one tab, which can freeze or crash while the rest of the page lives on. */
export interface Platform {
  readonly environment: Environment
  become(next: Wakefulness): void
  /** Nothing that it does has any effect from now on, and its place in line is free. */
  crash(): void
}

export function createPlatform(shared: Shared, tab: string): Platform {
  const crashed = new AbortController()
  const { signal } = crashed
  let wakefulness: Wakefulness = 'awake'
  const held: (() => void)[] = []
  const seen = new Set<() => void>()
  const browser = browserEnvironment((input, init) => send(new Request(input, init)))

  async function send(request: Request): Promise<Response> {
    if (signal.aborted) return never()
    const answer = await shared.network.send(request)
    return signal.aborted ? never() : answer
  }

  function due(run: () => void): void {
    if (wakefulness === 'frozen') held.push(run)
    else if (!signal.aborted) run()
  }

  const environment: Environment = {
    ...browser,
    locks: shared.locks.until(signal),
    openTabChannel(name, onMessage) {
      const channel = browser.openTabChannel(name, (message) => {
        if (wakefulness === 'awake' && !signal.aborted) onMessage(message)
      })
      signal.addEventListener('abort', () => channel.close())
      return { ...channel, post: (message) => void (signal.aborted || channel.post(message)) }
    },
    isOnline: shared.network.isOnline,
    onOnlineOrVisible(run) {
      const stops = [listenIn(shared.network.awake, run, signal), listenIn(seen, run, signal)]
      return () => stops.forEach((stop) => stop())
    },
    onOffline: (run) => listenIn(shared.network.asleep, run, signal),
    now: shared.clock.now,
    random: shared.dice.next,
    digest: async () => shared.databases.nameFor(shared.database, tab),
    after: (ms, run) => shared.clock.after(ms, () => due(run)),
  }

  return {
    environment,
    become(next) {
      const isAwaking = next === 'awake' && wakefulness !== 'awake'
      wakefulness = next
      if (isAwaking) for (const run of seen) run()
      for (const run of held.splice(0)) due(run)
    },
    crash() {
      shared.databases.crash(shared.database, tab)
      crashed.abort()
    },
  }
}

function listenIn(listeners: Set<() => void>, run: () => void, crashed: AbortSignal): () => void {
  const unlessCrashed = () => void (crashed.aborted || run())
  listeners.add(unlessCrashed)
  return () => void listeners.delete(unlessCrashed)
}

function never(): Promise<never> {
  return new Promise(() => {})
}
