import {
  chromium,
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  type Page,
} from 'playwright'
import { afterEach, beforeEach, expect, inject } from 'vitest'
import { chromiumLaunch } from '../support/chromium.ts'

/** A temporary account of the channel, which no page of the shop may show. */
export const guid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/i

let browser: Promise<Browser> | undefined

/** The browser of this worker, which is launched once and ends with the worker. */
function sharedBrowser(): Promise<Browser> {
  return (browser ??= chromiumLaunch().then((options) => chromium.launch(options)))
}

export type TestShop = ReturnType<typeof setupShop>

/**
 * Gives every test a fresh profile of the browser. An error or a warning in a page's console fails the test, as an uncaught
 * error does.
 */
export function setupShop(profile: BrowserContextOptions = {}) {
  let context: BrowserContext
  let consoleErrors: string[]

  beforeEach(async () => {
    consoleErrors = []
    context = await newContext(profile)
  })
  afterEach(async () => {
    await context.close()
    expect(consoleErrors).toEqual([])
  })

  async function newContext(options: BrowserContextOptions): Promise<BrowserContext> {
    const created = await (await sharedBrowser()).newContext({ locale: 'en-GB', ...options })
    created.on('console', (message) => {
      const isExpected = /Failed to load resource|net::ERR_/.test(message.text())
      if (['error', 'warning'].includes(message.type()) && !isExpected) consoleErrors.push(message.text())
    })
    created.on('weberror', (error) => consoleErrors.push(String(error.error())))
    return created
  }

  return {
    /** Continues with another fresh profile, such as one in Italian or with reduced motion. */
    async useProfile(options: BrowserContextOptions) {
      await context.close()
      context = await newContext(options)
    },
    get context() {
      return context
    },
    /** Opens a page of the shop in a new tab. */
    async open(path = ''): Promise<Page> {
      const page = await context.newPage()
      await goTo(page, path)
      return page
    },
  }
}

/** Goes to another page of the shop. A document that is open already is not loaded again. */
export async function goTo(page: Page, path: string): Promise<void> {
  await page.goto(`${inject('storefront')}#/${path}`)
  await page.getByRole('heading', { level: 1 }).waitFor()
}
