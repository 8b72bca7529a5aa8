import { createCommerce } from '../../sdk/commerce.ts'
import { browserEnvironment, type Environment } from '../../sdk/environment.ts'
import type { CommerceOptions } from '../../sdk/options.ts'
import { longestStepMs } from '../../sdk/outbox/complete.ts'
import type { Commerce } from '../../sdk/public.ts'
import type { GetIdToken } from '../../sdk/wire/credentials.ts'
import { afterReal, type Activity } from './activity.ts'
import type { TestDevice } from './api.ts'
import { checkTabOptions } from './check-options.ts'
import { createLocks } from './locks.ts'
import { createTabChannels } from './tab-channels.ts'
import type { Timers } from './timers.ts'

export interface DeviceDeps {
  readonly activity: Activity
  readonly timers: Timers
  readonly now: () => number
  readonly random: () => number
  readonly fetch: typeof globalThis.fetch
  /** The options of every tab. */
  readonly options: CommerceOptions
}

export interface Device extends TestDevice {
  /** The names of its databases contain it. */
  readonly id: string
  readonly tabs: ReadonlySet<Commerce>
}

export function createDevice(deps: DeviceDeps): Device {
  const { activity } = deps
  const id = crypto.randomUUID()
  const tabs = new Set<Commerce>()
  const { network, setOnline } = createNetwork(deps)
  const environment = { ...platformOf(deps, id), ...network }

  return {
    id,
    tabs,
    async openTab(options = {}) {
      checkTabOptions('openTab', options)
      const all = { ...deps.options, ...options }
      const ownFetch = all.fetch && { fetch: network.through(all.fetch) }
      const commerce = createCommerce(withCountedTokens(all, activity), { ...environment, ...ownFetch })
      const tab: Commerce = {
        ...commerce,
        stop() {
          tabs.delete(tab)
          return commerce.stop()
        },
      }
      tabs.add(tab)
      await tab.ready
      await activity.settled()
      return tab
    },
    async goOffline() {
      setOnline(false)
      await activity.settled()
    },
    async goOnline() {
      setOnline(true)
      await activity.settled()
    },
  }
}

/** A token is made in real time. If the virtual time moved meanwhile, it would look as if the site took too long. */
function withCountedTokens(options: CommerceOptions, activity: Activity): CommerceOptions {
  const { shopper } = options
  // The commerce says what is wrong with a shopper that is none.
  if (typeof shopper?.getIdToken !== 'function') return options
  const { getIdToken } = shopper
  const counted: GetIdToken = (context) => activity.duringRequest((async () => getIdToken(context))())
  return { ...options, shopper: { ...shopper, getIdToken: counted } }
}

/** The storage, the clock and the other tabs. */
function platformOf({ activity, timers, now, random }: DeviceDeps, id: string): Environment {
  const browser = browserEnvironment()
  const openedAt = now()
  return {
    ...browser,
    isSecure: () => true,
    isServer: () => false,
    isVisible: () => true,
    onPutAside: () => () => {},
    locks: createLocks(),
    openTabChannel: createTabChannels(activity),
    now,
    openMs: () => now() - openedAt,
    random,
    digest: async (text) => `${id} ${await activity.during(browser.digest(text))}`,
    after(ms, run) {
      // The storage is as fast as it is, and so is work that only lets others go first.
      const isOfDevice = ms <= 0 || ms === longestStepMs
      return isOfDevice ? afterBusy(activity, ms, run) : timers.after(ms, run)
    },
  }
}

function afterBusy(activity: Activity, ms: number, run: () => void): () => void {
  const end = activity.begin()
  const cancel = afterReal(ms, () => {
    run()
    end()
  })
  return () => {
    cancel()
    end()
  }
}

function createNetwork({ activity, fetch }: DeviceDeps) {
  let isOnline = true
  const onlineListeners = new Set<() => void>()
  const offlineListeners = new Set<() => void>()
  const through =
    (send: typeof globalThis.fetch): typeof globalThis.fetch =>
    async (input, init) => {
      if (!isOnline) throw new TypeError('Failed to fetch')
      return activity.duringRequest(send(input, init))
    }
  return {
    network: {
      through,
      fetch: through(fetch),
      isOnline: () => isOnline,
      onOnlineOrVisible: listenTo(onlineListeners),
      onOffline: listenTo(offlineListeners),
    },
    setOnline(next: boolean) {
      isOnline = next
      for (const run of isOnline ? onlineListeners : offlineListeners) run()
    },
  }
}

function listenTo(listeners: Set<() => void>): (run: () => void) => () => void {
  return (run) => {
    listeners.add(run)
    return () => void listeners.delete(run)
  }
}
