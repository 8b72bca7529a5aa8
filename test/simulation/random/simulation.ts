import { createCommerce } from '../../../sdk/commerce.ts'
import type { CommerceOptions } from '../../../sdk/options.ts'
import type { Commerce } from '../../../sdk/public.ts'
import { createCountingChannel, type CountingChannel } from '../../support/channel/counting-channel.ts'
import type { ExtensionProperties } from '../../support/channel/wire.ts'
import { createClock, type Clock } from './clock.ts'
import type { Databases } from './databases.ts'
import { createHistory, type History } from './history.ts'
import { untilIdle } from './idle.ts'
import { watchLocks } from './locks.ts'
import { createNetwork, type SimulatedNetwork } from './network.ts'
import { createOracle, type Oracle } from './oracle.ts'
import { createPlatform, type Platform } from './platform.ts'
import type { Random, SeededRandom } from './seeded-random.ts'

/** One device with its tabs, one channel, and the network between them, under a virtual clock. */
export interface Simulation {
  readonly random: SeededRandom
  readonly clock: Clock
  readonly channel: CountingChannel
  readonly network: SimulatedNetwork
  readonly oracle: Oracle
  readonly history: History
  /** The open tabs. */
  readonly tabs: Tab[]
  /** Opens a tab for this asker. Default: the asker of the simulation. */
  openTab(asker?: Asker, options?: Partial<CommerceOptions>): Tab
  /** Resolves when nothing more happens until the clock moves. */
  whenIdle(): Promise<void>
  /** Moves the clock from timer to timer, and waits for the effects of each. */
  advance(ms: number): Promise<void>
}

export interface Tab {
  readonly name: string
  readonly commerce: Commerce
  readonly platform: Platform
}

export type Asker = 'guest' | 'shopper' | 'application'

const askers: Record<Asker, (network: SimulatedNetwork) => Partial<CommerceOptions>> = {
  guest: () => ({}),
  application: () => ({ asksAs: 'application' }),
  shopper: (network) => ({ shopper: { id: 'ada', getIdToken: network.getIdToken } }),
}

export interface SimulationOptions {
  /** Picks the steps. */
  readonly random: SeededRandom
  /** Jitter of the SDK. A source of its own, so that timing cannot change which steps are picked. */
  readonly jitter: Random
  readonly databases: Databases
  readonly mode?: 'sync' | 'async'
  /** Default: `application`, which may ask for every customer. */
  readonly asker?: Asker
  /** The means by which the SDK can find out whether a create arrived whose answer was lost. */
  readonly lookUp?: 'search' | 'idempotency-keys' | 'none'
  readonly extensionProperties?: ExtensionProperties
}

export function createSimulation(options: SimulationOptions): Simulation {
  const { random, jitter, databases, mode = 'async', lookUp = 'search' } = options
  const { asker: ordinaryAsker = 'application' } = options
  const name = `simulation ${crypto.randomUUID()}`
  const clock = createClock(Date.UTC(2026, 0, 1))
  const channel = createCountingChannel({
    mode,
    search: lookUp === 'search' ? 'allowed' : 'refused',
    keys: lookUp === 'idempotency-keys' ? 'honoured' : 'ignored',
    extensionProperties: options.extensionProperties ?? 'kept',
  })
  const network = createNetwork(channel)
  const oracle = createOracle(channel)
  const locks = watchLocks()
  const tabs: Tab[] = []
  const baseUrl = `https://${name.replace(' ', '-')}.example/`
  const operatingUnitNumber = '068'
  const channelName = JSON.stringify([baseUrl, operatingUnitNumber])
  let opened = 0

  const whenIdle = () =>
    untilIdle(
      () => databases.activeTransactions(name) > 0 || network.inFlight() > 0 || locks.pendingRequests() > 0,
    )

  return {
    random,
    clock,
    channel,
    network,
    oracle,
    history: createHistory(clock),
    tabs,
    openTab(asker = ordinaryAsker, own = {}) {
      const tabName = `tab-${(opened += 1)}`
      const shared = { database: name, channelName, databases, clock, network: network.device, locks, jitter }
      const platform = createPlatform(shared, tabName)
      const commerceOptions = {
        baseUrl,
        operatingUnitNumber,
        ...askers[asker](network),
        idempotencyKeys: lookUp === 'idempotency-keys' ? 'supported' : 'unsupported',
        ...own,
      } as const
      const commerce = createCommerce(commerceOptions, platform.environment)
      const tab = { name: tabName, commerce, platform }
      oracle.watch(tab.commerce)
      tabs.push(tab)
      return tab
    },
    whenIdle,
    async advance(ms) {
      await whenIdle()
      const end = clock.now() + ms
      for (let at = clock.nextAt(); at !== undefined && at <= end; at = clock.nextAt()) {
        clock.moveTo(at)
        await whenIdle()
      }
      clock.moveTo(end)
    },
  }
}
