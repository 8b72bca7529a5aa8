import { createCommerce } from '../../sdk/commerce.ts'
import { browserEnvironment, type Environment } from '../../sdk/environment.ts'
import type { CommerceOptions } from '../../sdk/options.ts'
import type { Commerce } from '../../sdk/public.ts'
import { createHeadquarters, type Headquarters, type HeadquartersOptions } from 'pending-sync/mocks'
import { onTestFinished as onCurrentTestFinished } from 'vitest'

/** A mock headquarters with its channel, a network that can fail, and any number of tabs of one device. */
export interface Harness {
  readonly hq: Headquarters
  readonly network: Network
  /** Opens a tab: a `commerce` of its own, over the storage that all tabs of this harness share. */
  openTab(options?: Partial<CommerceOptions>, environment?: Partial<Environment>): Commerce
  /** Runs the three jobs in the order in which they convert customers. */
  runJobs(): Promise<void>
  /** How many requests to create a customer reached the channel. */
  createRequestCount(): number
}

export interface Network {
  goOffline(): void
  goOnline(): void
  /** The device believes that it is online, but every request fails. */
  dropRequests(): void
}

let harnesses = 0

/** Tests that run at the same time pass their own `onTestFinished`. */
export function setupHarness(
  headquarters: HeadquartersOptions = {},
  onTestFinished: typeof onCurrentTestFinished = onCurrentTestFinished,
): Harness {
  const hq = createHeadquarters({ identities: { tokens: 'any' }, ...headquarters })
  const baseUrl = `https://channel-${Date.now()}-${(harnesses += 1)}.example/`
  const { network, platform, overTheNetwork } = setupNetwork()
  const tabs: Commerce[] = []
  let creates = 0

  const fetch = overTheNetwork(async (request) => {
    if (request.method === 'POST' && new URL(request.url).pathname.endsWith('/Commerce/Customers'))
      creates += 1
    return hq.fetch(request)
  })

  onTestFinished(async () => {
    await Promise.all(tabs.map((tab) => tab.stop()))
    await hq.stop()
  })

  return {
    hq,
    network,
    openTab(options = {}, environment = {}) {
      const tabEnvironment = { ...browserEnvironment(fetch), ...platform, ...environment }
      const tab = createCommerce({ baseUrl, operatingUnitNumber: '068', ...options }, tabEnvironment)
      tabs.push(tab)
      return tab
    },
    async runJobs() {
      for (const job of ['P-job', 'synchronize-customers', '1010'] as const) await hq.jobs.run(job)
    },
    createRequestCount: () => creates,
  }
}

type Answer = (request: Request) => Promise<Response>

function setupNetwork() {
  let state: 'online' | 'offline' | 'unreachable' = 'online'
  const onlineListeners = new Set<() => void>()
  const offlineListeners = new Set<() => void>()
  const change = (next: typeof state, listeners: Set<() => void>) => {
    state = next
    for (const run of listeners) run()
  }
  const addTo = (listeners: Set<() => void>) => (run: () => void) => {
    listeners.add(run)
    return () => void listeners.delete(run)
  }
  const network: Network = {
    goOffline: () => change('offline', offlineListeners),
    goOnline: () => change('online', onlineListeners),
    dropRequests: () => change('unreachable', new Set()),
  }
  const platform: Partial<Environment> = {
    isOnline: () => state !== 'offline',
    onOnlineOrVisible: addTo(onlineListeners),
    onOffline: addTo(offlineListeners),
  }
  const overTheNetwork =
    (answer: Answer): typeof globalThis.fetch =>
    async (input, init) => {
      if (state !== 'online') throw new TypeError('Failed to fetch')
      return answer(new Request(input, init))
    }
  return { network, platform, overTheNetwork }
}

/** Resolves with the first value of the store that meets the condition. */
export function whenStore<Value>(
  store: { subscribe(run: (value: Value) => void): () => void },
  isMet: (value: Value) => boolean,
): Promise<Value> {
  return new Promise((resolve) => {
    let unsubscribe: (() => void) | undefined
    let isDone = false
    unsubscribe = store.subscribe((value) => {
      if (isDone || !isMet(value)) return
      isDone = true
      queueMicrotask(() => unsubscribe?.())
      resolve(value)
    })
  })
}
