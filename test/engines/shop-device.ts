import { setTimeout } from 'node:timers/promises'
import { inject, onTestFinished } from 'vitest'
import type { ServedChannel } from '../support/channel/served-channel.ts'
import type { Shop, ShopState } from '../support/shop-page/shop.ts'
import { newProfile, type Engine } from './browsers.ts'
import { setupCommandServer } from './command-server.ts'

/**
 * A browser of any engine with the shop page, whose profile outlives it. Its tabs are frames of one page, except the second one
 * of `two tabs`.
 */
export interface ShopDevice {
  /** The e-mail addresses of the creates whose promises were resolved. */
  readonly acknowledged: readonly string[]
  readonly first: RemoteTab
  /** Another tab with a process of its own, if the device was set up with two. */
  readonly second: RemoteTab
  /** Finds the process of one of those two tabs alone. */
  processOf(tab: 'first' | 'second'): Promise<{ freeze(): void; thaw(): void }>
  openTab(): Promise<RemoteTab>
  /** Follows a link from the first page to another one that uses the SDK too. */
  goToNextPage(): Promise<RemoteTab>
  /** Goes back to the first page: `restored` is as it was, `loaded-as-always` in a browser that puts no page aside. */
  goBack(): Promise<'restored' | 'loaded' | 'loaded-as-always'>
  /** The time from showing the first page again until the last change of what it shows, in milliseconds. */
  staleMs(): Promise<number>
  kill(): Promise<void>
  /** Starts the browser again with the same profile. `speed` is that of its clock from now on. Default: as before. */
  start(speed?: number): Promise<void>
  freeze(): void
  thaw(): void
}

export interface RemoteTab {
  /** Resolves when all creates are acknowledged. */
  register(emails: readonly string[]): Promise<void>
  whenSettled(customers: number): Promise<ShopState>
  flush(): Promise<void>
  close(): Promise<void>
}

/** A page whose process runs answers sooner, also on a busy machine. */
const patienceMs = 2_000

export interface ShopDeviceOptions {
  readonly tabs?: 'one tab' | 'two tabs'
  /** The clock of the pages runs so many times as fast. Default: 10. */
  readonly speed?: number
}

/** Opens the shop page in a new profile, which is deleted when the test ends. */
export async function setupShopDevice(
  engine: Engine,
  channel: ServedChannel,
  options: ShopDeviceOptions = {},
): Promise<ShopDevice> {
  const server = await setupCommandServer()
  const profile = newProfile()
  const since = Date.now()
  const { tabs = 'one tab' } = options
  let [visits, frames, speed] = [0, 0, options.speed ?? 10]

  function addressOf(page: string): string {
    const parameters = { channel: channel.url, keys: 'unsupported', speed, since, commands: server.url, page }
    const texts = Object.entries(parameters).map(([name, value]) => [name, String(value)])
    // One origin for all engines: WebKit keeps nothing of an address that is only a number.
    const address = new URL(inject('shopPage'))
    address.hostname = 'localhost'
    return `${address}?${new URLSearchParams(texts)}`
  }

  function open() {
    const pages = [`visit-${(visits += 1)}`, ...(tabs === 'two tabs' ? ['second'] : [])]
    return engine.open(pages.map(addressOf), profile.path)
  }
  let browser = await open()
  onTestFinished(async () => {
    await browser.kill()
    profile.remove()
  })

  function tabOf(page: () => string, close: () => Promise<unknown>): RemoteTab {
    const call = (name: keyof Shop, ...args: readonly unknown[]) => server.call(page(), name, ...args)
    return {
      register: async (emails) => void (await call('register', emails)),
      whenSettled: async (customers) => (await call('whenSettled', customers)) as ShopState,
      flush: async () => void (await call('flush')),
      close: async () => void (await close()),
    }
  }

  const firstPage = () => `visit-${visits}`

  const answers = (page: string) =>
    Promise.race([server.call(page, 'readState').then(() => true), setTimeout(patienceMs, false)])

  /** The process without which this page does not answer and the other one does. */
  async function processOf(page: string, other: string): Promise<number> {
    for (const pid of browser.helpers()) {
      process.kill(pid, 'SIGSTOP')
      const [isAwake, isOtherAwake] = await Promise.all([answers(page), answers(other)])
      process.kill(pid, 'SIGCONT')
      await Promise.all([server.call(page, 'readState'), server.call(other, 'readState')])
      if (!isAwake && isOtherAwake) return pid
    }
    throw new Error(`${engine.name} has no process for one of two tabs alone`)
  }

  return {
    acknowledged: server.reports,
    first: tabOf(firstPage, () => browser.kill()),
    second: tabOf(
      () => 'second',
      () => browser.kill(),
    ),
    async processOf(tab) {
      const [first, second] = [firstPage(), 'second']
      const pid = await (tab === 'first' ? processOf(first, second) : processOf(second, first))
      return {
        freeze: () => void process.kill(pid, 'SIGSTOP'),
        thaw: () => void process.kill(pid, 'SIGCONT'),
      }
    },
    async openTab() {
      const page = `tab-${(frames += 1)}`
      await server.call(firstPage(), 'openFrame', page, addressOf(page))
      return tabOf(
        () => page,
        () => server.call(firstPage(), 'closeFrame', page),
      )
    },
    async goToNextPage() {
      await server.call(firstPage(), 'goTo', addressOf('next'))
      return tabOf(
        () => 'next',
        () => server.call('next', 'goBack'),
      )
    },
    async goBack() {
      await server.call('next', 'goBack')
      return (await server.call(firstPage(), 'howShown')) as 'restored' | 'loaded' | 'loaded-as-always'
    },
    staleMs: async () => (await server.call(firstPage(), 'staleMs')) as number,
    kill: () => browser.kill(),
    async start(next = speed) {
      speed = next
      browser = await open()
    },
    freeze: () => browser.freeze(),
    thaw: () => browser.thaw(),
  }
}
