import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type BrowserContext, type Page } from 'playwright'
import { inject, onTestFinished } from 'vitest'
import type { ServedChannel } from '../support/channel/over-http.ts'
import { chromiumLaunch } from '../support/chromium.ts'
import type { Books } from '../support/shop-page/shop.ts'

/** A person at a device: a real browser that keeps what it keeps, and that can be killed. */
export interface Visitor {
  /** The e-mail addresses of every create whose promise resolved. */
  readonly acknowledged: readonly string[]
  openTab(): Promise<Tab>
  goOffline(): Promise<void>
  goOnline(): Promise<void>
  /** As a power cut would: no page hears of it. */
  kill(): Promise<void>
  start(): Promise<void>
}

export interface Tab {
  /** Resolves when every promise did. */
  register(emails: readonly string[]): Promise<void>
  /** Leaves the promises to the page. */
  beginToRegister(emails: readonly string[]): Promise<void>
  /** Resolves when so many customers are recorded, and this tab knows of them. */
  whenKnown(customers: number): Promise<void>
  whenSettled(customers: number): Promise<Books>
  whenSynced(customers: number): Promise<void>
  books(): Promise<Books>
  flush(): Promise<void>
  decide(email: string, decision: 'resend' | 'discard'): Promise<void>
  close(): Promise<void>
  /** Nothing runs in it any more, and it still holds what it holds. */
  freeze(): Promise<void>
  thaw(): Promise<void>
}

export interface Shopping {
  readonly channel: Pick<ServedChannel, 'url'>
  readonly keys?: 'supported' | 'unsupported'
}

/** So much faster does time pass in the pages: a minute takes six seconds. */
const speed = 10

export async function setupVisitor(shopping: Shopping): Promise<Visitor> {
  const folder = await mkdtemp(join(tmpdir(), 'visitor-'))
  const acknowledged: string[] = []
  const address = addressOf(shopping)
  let context = await startBrowser(folder, acknowledged)
  onTestFinished(async () => {
    await context.close()
    await rm(folder, { recursive: true, force: true })
  })

  return {
    acknowledged,
    goOffline: () => context.setOffline(true),
    goOnline: () => context.setOffline(false),
    async openTab() {
      const page = await context.newPage()
      await page.goto(address)
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

function addressOf({ channel, keys = 'unsupported' }: Shopping): string {
  const asked = new URLSearchParams({
    channel: channel.url,
    keys,
    speed: String(speed),
    since: String(Date.now()),
  })
  return `${inject('shopPage')}?${asked}`
}

async function kill(context: BrowserContext): Promise<void> {
  const session = await context.browser()?.newBrowserCDPSession()
  const { processInfo } = (await session?.send('SystemInfo.getProcessInfo')) ?? { processInfo: [] }
  const browser = processInfo.find(({ type }) => type === 'browser')
  if (!browser) throw new Error('The browser does not tell its process.')
  const gone = new Promise((resolve) => context.once('close', resolve))
  process.kill(browser.id, 'SIGKILL')
  await gone
}

async function toTab(page: Page): Promise<Tab> {
  const session = await page.context().newCDPSession(page)
  return {
    register: (emails) => page.evaluate((all) => window.shop.register(all), emails),
    whenSettled: (customers) => page.evaluate((count) => window.shop.whenSettled(count), customers),
    beginToRegister: (emails) =>
      page.evaluate((all) => {
        // Whoever kills a page does not hear of its promises.
        window.shop.register(all).catch(() => undefined)
      }, emails),
    whenKnown: (customers) => page.evaluate((count) => window.shop.whenKnown(count), customers),
    whenSynced: (customers) => page.evaluate((count) => window.shop.whenSynced(count), customers),
    books: () => page.evaluate(() => window.shop.books()),
    flush: () => page.evaluate(() => window.shop.flush()),
    decide: (email, decision) =>
      page.evaluate(([who, what]) => window.shop.decide(who, what), [email, decision] as const),
    close: () => page.close(),
    async freeze() {
      // A headless browser does not freeze pages by itself; a debugger stops everything in them just as well.
      const frozen = new Promise((resolve) => session.once('Debugger.paused', resolve))
      await session.send('Debugger.enable')
      page.evaluate(() => window.shop.freeze()).catch(() => undefined)
      await frozen
    },
    thaw: async () => void (await session.send('Debugger.disable')),
  }
}
