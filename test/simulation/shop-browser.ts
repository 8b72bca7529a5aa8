import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type BrowserContext, type Page } from 'playwright'
import { inject, onTestFinished } from 'vitest'
import type { ServedChannel } from '../support/channel/served-channel.ts'
import { chromiumLaunch } from '../support/chromium.ts'
import type { ShopState } from '../support/shop-page/shop.ts'

/** A real browser with a profile on disk, which can be killed and started again. */
export interface ShopBrowser {
  /** The e-mail address of every create whose promise was resolved. */
  readonly acknowledged: readonly string[]
  /** `speed` is how many times as fast this tab's clock runs. Default: that of the browser. */
  openTab(options?: { readonly speed?: number }): Promise<Tab>
  goOffline(): Promise<void>
  goOnline(): Promise<void>
  /** Kills the process, as a power failure would: no page can react. */
  kill(): Promise<void>
  /** Starts the browser again with the same profile. */
  start(): Promise<void>
}

export interface Tab {
  /** Resolves when all creates are acknowledged. */
  register(emails: readonly string[]): Promise<void>
  /** Does not wait for the acknowledgements. */
  startRegistering(emails: readonly string[]): Promise<void>
  /** Resolves when this tab knows at least that many customers. */
  whenKnown(customers: number): Promise<void>
  whenSettled(customers: number): Promise<ShopState>
  whenSynced(customers: number): Promise<void>
  readState(): Promise<ShopState>
  flush(): Promise<void>
  resolveEntry(email: string, decision: 'resend' | 'discard'): Promise<void>
  close(): Promise<void>
  /** Stops all code of the tab; it keeps its locks and connections. */
  freeze(): Promise<void>
  thaw(): Promise<void>
}

export interface ShopBrowserOptions {
  readonly channel: Pick<ServedChannel, 'url'>
  readonly keys?: 'supported' | 'unsupported'
  /** How many times as fast the clock of the pages runs. Default: 10, so a minute takes six seconds. */
  readonly speed?: number
}

export async function setupShopBrowser(options: ShopBrowserOptions): Promise<ShopBrowser> {
  const folder = await mkdtemp(join(tmpdir(), 'shop-browser-'))
  const acknowledged: string[] = []
  let context = await startBrowser(folder, acknowledged)
  onTestFinished(async () => {
    await context.close()
    await rm(folder, { recursive: true, force: true })
  })

  return {
    acknowledged,
    goOffline: () => context.setOffline(true),
    goOnline: () => context.setOffline(false),
    async openTab(ofTab) {
      const page = await context.newPage()
      await page.goto(addressOf({ ...options, ...ofTab }))
      return toTab(page)
    },
    kill: () => kill(context),
    async start() {
      context = await startBrowser(folder, acknowledged)
    },
  }
}

async function startBrowser(folder: string, acknowledged: string[]): Promise<BrowserContext> {
  const context = await chromium.launchPersistentContext(folder, await chromiumLaunch())
  await context.exposeFunction('acknowledge', (email: string) => void acknowledged.push(email))
  return context
}

function addressOf({ channel, keys = 'unsupported', speed = 10 }: ShopBrowserOptions): string {
  const parameters = new URLSearchParams({
    channel: channel.url,
    keys,
    speed: String(speed),
    since: String(Date.now()),
  })
  return `${inject('shopPage')}?${parameters}`
}

async function kill(context: BrowserContext): Promise<void> {
  const session = await context.browser()?.newBrowserCDPSession()
  const { processInfo } = (await session?.send('SystemInfo.getProcessInfo')) ?? { processInfo: [] }
  const browser = processInfo.find(({ type }) => type === 'browser')
  if (!browser) throw new Error('The browser does not report its process.')
  const gone = new Promise((resolve) => context.once('close', resolve))
  process.kill(browser.id, 'SIGKILL')
  await gone
}

async function toTab(page: Page): Promise<Tab> {
  const session = await page.context().newCDPSession(page)
  return {
    register: (emails) => page.evaluate((all) => window.shop.register(all), emails),
    whenSettled: (customers) => page.evaluate((count) => window.shop.whenSettled(count), customers),
    startRegistering: (emails) =>
      page.evaluate((all) => {
        // When the page or its browser is closed, the promises are never resolved.
        window.shop.register(all).catch(() => undefined)
      }, emails),
    whenKnown: (customers) => page.evaluate((count) => window.shop.whenKnown(count), customers),
    whenSynced: (customers) => page.evaluate((count) => window.shop.whenSynced(count), customers),
    readState: () => page.evaluate(() => window.shop.readState()),
    flush: () => page.evaluate(() => window.shop.flush()),
    resolveEntry: (email, decision) =>
      page.evaluate((parameters) => window.shop.resolveEntry(...parameters), [email, decision] as const),
    close: () => page.close(),
    async freeze() {
      // A headless browser never freezes a page by itself, but a debugger stops all code in it.
      const frozen = new Promise((resolve) => session.once('Debugger.paused', resolve))
      await session.send('Debugger.enable')
      page.evaluate(() => window.shop.freeze()).catch(() => undefined)
      await frozen
    },
    thaw: async () => void (await session.send('Debugger.disable')),
  }
}
