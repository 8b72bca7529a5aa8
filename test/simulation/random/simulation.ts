import { createCommerce } from '../../../sdk/commerce.ts'
import type { Commerce } from '../../../sdk/public.ts'
import { createCountingChannel, type CountingChannel } from '../../support/channel/counting-channel.ts'
import { createClock, type Clock } from './clock.ts'
import type { Databases } from './databases.ts'
import type { Dice } from './seeded-random.ts'
import { createLine, type Line } from './network.ts'
import { watchLocks } from './locks.ts'
import { createPlatform, type Platform } from './platform.ts'
import { createWitness, type Witness } from './oracle.ts'

/** One device with its tabs, one channel, and everything that can happen between them. */
export interface World {
  readonly dice: Dice
  readonly clock: Clock
  readonly channel: CountingChannel
  readonly line: Line
  readonly witness: Witness
  readonly tabs: Tab[]
  openTab(): Tab
  /** Resolves when nothing happens any more unless time passes. */
  whenQuiet(): Promise<void>
  /** Lets time pass, timer by timer. */
  pass(ms: number): Promise<void>
}

export interface Tab {
  readonly commerce: Commerce
  readonly platform: Platform
}

export interface WorldOptions {
  readonly dice: Dice
  readonly databases: Databases
  readonly mode?: 'sync' | 'async'
  /** How it can be found out what became of a create whose answer was lost. */
  readonly lookUp?: 'search' | 'keys' | 'nothing'
}

export function createWorld({ dice, databases, mode = 'async', lookUp = 'search' }: WorldOptions): World {
  const name = `simulation ${crypto.randomUUID()}`
  const clock = createClock(Date.UTC(2026, 0, 1))
  const channel = createCountingChannel({
    mode,
    search: lookUp === 'search' ? 'allowed' : 'refused',
    keys: lookUp === 'keys' ? 'honoured' : 'ignored',
  })
  const line = createLine(channel)
  const witness = createWitness(channel)
  const locks = watchLocks()
  const tabs: Tab[] = []
  let opened = 0

  async function whenQuiet(): Promise<void> {
    for (let calm = 0; calm < 3; calm += 1) {
      await breath(name)
      if (databases.underway(name) > 0 || line.underway() > 0 || locks.underway() > 0) calm = 0
    }
  }

  return {
    dice,
    clock,
    channel,
    line,
    witness,
    tabs,
    openTab() {
      const shared = { database: name, databases, clock, dice, network: line.network, locks }
      const platform = createPlatform(shared, `tab-${(opened += 1)}`)
      const options = {
        baseUrl: `https://${name.replace(' ', '-')}.example/`,
        operatingUnitNumber: '068',
        getIdToken: () => line.token,
        idempotencyKeys: lookUp === 'keys' ? 'supported' : 'unsupported',
      } as const
      const tab = { commerce: createCommerce(options, platform.environment), platform }
      witness.watch(tab.commerce)
      tabs.push(tab)
      return tab
    },
    whenQuiet,
    async pass(ms) {
      await whenQuiet()
      const end = clock.now() + ms
      for (let at = clock.nextAt(); at !== undefined && at <= end; at = clock.nextAt()) {
        clock.moveTo(at)
        await whenQuiet()
      }
      clock.moveTo(end)
    },
  }
}

/** Long enough for an answer to be read, for a message to cross tabs, and for a lock that is free to be granted. */
async function breath(name: string): Promise<void> {
  const [from, to] = [new BroadcastChannel(`breath ${name}`), new BroadcastChannel(`breath ${name}`)]
  await new Promise((resolve) => {
    to.onmessage = resolve
    from.postMessage('breath')
  })
  from.close()
  to.close()
  await navigator.locks.query()
  await new Request('https://breath.example/', { method: 'POST', body: '{}' }).json()
  await new Response('{}').text()
}
