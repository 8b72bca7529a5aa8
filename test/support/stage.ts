import { createCommerce } from '../../sdk/commerce.ts'
import { browserEnvironment, type Environment } from '../../sdk/environment.ts'
import type { CommerceOptions } from '../../sdk/options.ts'
import type { Commerce } from '../../sdk/public.ts'
import { createHeadquarters, type Headquarters, type HeadquartersOptions } from 'pending-sync/mocks'
import { onTestFinished } from 'vitest'

/** A channel with its headquarters, a network that can break, and as many tabs as a story needs. */
export interface Stage {
  readonly hq: Headquarters
  readonly network: Network
  /** Opens a tab of the shop: a `commerce` of its own over the storage that all tabs of this stage share. */
  openTab(options?: Partial<CommerceOptions>, environment?: Partial<Environment>): Commerce
  /** The three jobs, in their order. */
  runJobs(): Promise<void>
  /** How many creates reached the channel. */
  createsSeen(): number
}

export interface Network {
  goOffline(): void
  goOnline(): void
  /** The device believes that it is online, and nothing gets through. */
  cutTheWire(): void
}

let stages = 0

export function setupStage(headquarters: HeadquartersOptions = {}): Stage {
  const hq = createHeadquarters({ channel: 'lenient', ...headquarters })
  const baseUrl = `https://channel-${Date.now()}-${(stages += 1)}.example/`
  const { network, overTheNetwork } = setupNetwork()
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
    network: network.controls,
    openTab(options = {}, environment = {}) {
      const platform = { ...browserEnvironment(fetch), ...network.facts, ...environment }
      const tab = createCommerce({ baseUrl, operatingUnitNumber: '068', ...options }, platform)
      tabs.push(tab)
      return tab
    },
    async runJobs() {
      for (const job of ['P-job', 'synchronize-customers', '1010'] as const) await hq.jobs.run(job)
    },
    createsSeen: () => creates,
  }
}

type Answer = (request: Request) => Promise<Response>

function setupNetwork() {
  let state: 'online' | 'offline' | 'cut' = 'online'
  const awake = new Set<() => void>()
  const asleep = new Set<() => void>()
  const change = (next: typeof state, told: Set<() => void>) => {
    state = next
    for (const run of told) run()
  }
  const listenIn = (listeners: Set<() => void>) => (run: () => void) => {
    listeners.add(run)
    return () => void listeners.delete(run)
  }
  const network = {
    controls: {
      goOffline: () => change('offline', asleep),
      goOnline: () => change('online', awake),
      cutTheWire: () => change('cut', new Set()),
    },
    facts: {
      isOnline: () => state !== 'offline',
      onOnlineOrVisible: listenIn(awake),
      onOffline: listenIn(asleep),
    },
  }
  const overTheNetwork =
    (answer: Answer): typeof globalThis.fetch =>
    async (input, init) => {
      if (state !== 'online') throw new TypeError('Failed to fetch')
      return answer(new Request(input, init))
    }
  return { network, overTheNetwork }
}

/** Resolves with the store's value as soon as it is as wanted. */
export function whenStore<Value>(
  store: { subscribe(run: (value: Value) => void): () => void },
  isWanted: (value: Value) => boolean,
): Promise<Value> {
  return new Promise((resolve) => {
    let unsubscribe: (() => void) | undefined
    let isDone = false
    unsubscribe = store.subscribe((value) => {
      if (isDone || !isWanted(value)) return
      isDone = true
      queueMicrotask(() => unsubscribe?.())
      resolve(value)
    })
  })
}
