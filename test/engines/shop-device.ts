import { inject, onTestFinished } from 'vitest'
import type { ServedChannel } from '../support/channel/served-channel.ts'
import type { Shop, ShopState } from '../support/shop-page/shop.ts'
import { newProfile, type Engine } from './browsers.ts'
import { setupCommandServer } from './command-server.ts'

/** A browser of any engine with the shop page, whose profile outlives it. Its tabs are frames of one page. */
export interface ShopDevice {
  /** The e-mail addresses of the creates whose promises were resolved. */
  readonly acknowledged: readonly string[]
  readonly first: RemoteTab
  openTab(): Promise<RemoteTab>
  /** Follows a link from the first page to another one that uses the SDK too. */
  goToNextPage(): Promise<RemoteTab>
  /** Goes back to the first page: `restored` is as it was, `loaded-as-always` in a browser that puts no page aside. */
  goBack(): Promise<'restored' | 'loaded' | 'loaded-as-always'>
  kill(): Promise<void>
  start(): Promise<void>
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

/** The clock of the pages runs so many times as fast. */
const speed = 10

/** Opens the shop page in a new profile, which is deleted when the test ends. */
export async function setupShopDevice(engine: Engine, channel: ServedChannel): Promise<ShopDevice> {
  const server = await setupCommandServer()
  const profile = newProfile()
  const since = Date.now()
  let [visits, tabs] = [0, 0]

  function addressOf(page: string): string {
    const parameters = { channel: channel.url, keys: 'unsupported', speed, since, commands: server.url, page }
    const texts = Object.entries(parameters).map(([name, value]) => [name, String(value)])
    // One origin for all engines: WebKit keeps nothing of an address that is only a number.
    const address = new URL(inject('shopPage'))
    address.hostname = 'localhost'
    return `${address}?${new URLSearchParams(texts)}`
  }

  const open = () => engine.open(addressOf(`visit-${(visits += 1)}`), profile.path)
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
  return {
    acknowledged: server.reports,
    first: tabOf(firstPage, () => browser.kill()),
    async openTab() {
      const page = `tab-${(tabs += 1)}`
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
    kill: () => browser.kill(),
    async start() {
      browser = await open()
    },
    freeze: () => browser.freeze(),
    thaw: () => browser.thaw(),
  }
}
