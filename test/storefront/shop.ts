import {
  chromium,
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  type Page,
} from 'playwright'
import { afterAll, afterEach, beforeAll, expect, inject } from 'vitest'
import { chromiumLaunch } from '../support/chromium.ts'

/** A temporary account of the channel, which no page of the shop may show. */
export const guid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/i

/** A bound for a hang, generous enough for a machine that is busy with something else. */
const longestWaitMs = 60_000

let browser: Promise<Browser> | undefined

/** The browser of this worker, which is launched once and ends with the worker. */
function sharedBrowser(): Promise<Browser> {
  return (browser ??= chromiumLaunch().then((options) => chromium.launch(options)))
}

export type TestShop = ReturnType<typeof setupShop>

/**
 * Gives the tests of a file one profile of the browser, which begins fresh and is emptied between them: only the service worker and
 * the files it has stored stay, as for a shopper who returns. An error or a warning in a page's console fails the test, as an
 * uncaught error does.
 */
export function setupShop(options: BrowserContextOptions = {}) {
  let profile: Profile
  let ownProfile: Profile | undefined
  let consoleErrors: string[] = []

  beforeAll(async () => {
    profile = await openProfile(options, (text) => consoleErrors.push(text))
  })
  afterEach(async () => {
    await leaveProfile()
    const errors = consoleErrors
    consoleErrors = []
    expect(errors).toEqual([])
  })
  afterAll(() => profile.context.close())

  async function leaveProfile(): Promise<void> {
    await (ownProfile ? ownProfile.context.close() : profile.empty())
    ownProfile = undefined
  }

  return {
    /** Continues with a fresh profile, such as one in Italian or one that was never here. */
    async useProfile(own: BrowserContextOptions) {
      await leaveProfile()
      ownProfile = await openProfile(own, (text) => consoleErrors.push(text))
    },
    get context() {
      return (ownProfile ?? profile).context
    },
    /** Opens a page of the shop in a new tab. The first tab can apply the set-up of a link like the console's. */
    async open(path = '', setUp = ''): Promise<Page> {
      const page = await this.context.newPage()
      if (setUp) await page.goto(`${inject('storefront')}${setUp}#/${path}`)
      // The page removes the set-up from its address when it takes it, and sends no request before it is applied.
      if (setUp) await page.waitForURL(({ search }) => search === '')
      await goTo(page, path)
      return page
    },
  }
}

interface Profile {
  readonly context: BrowserContext
  /** Closes all pages and deletes what they have stored. */
  empty(): Promise<void>
}

async function openProfile(
  options: BrowserContextOptions,
  onConsoleError: (text: string) => void,
): Promise<Profile> {
  const context = await (await sharedBrowser()).newContext({ locale: 'en-GB', ...options })
  context.setDefaultTimeout(longestWaitMs)
  context.on('console', (message) => {
    const isExpected = /Failed to load resource|net::ERR_/.test(message.text())
    if (['error', 'warning'].includes(message.type()) && !isExpected) onConsoleError(message.text())
  })
  context.on('weberror', (error) => onConsoleError(String(error.error())))
  // The blank page stays open, because only a page of the profile can delete what is stored in it.
  const blank = await context.newPage()
  const session = await context.newCDPSession(blank)

  return {
    context,
    async empty() {
      const pages = context.pages().filter((page) => page !== blank)
      await Promise.all(pages.map((page) => page.close()))
      await context.setOffline(false)
      await context.clearPermissions()
      const { origin } = new URL(inject('storefront'))
      await session.send('Storage.clearDataForOrigin', { origin, storageTypes: 'indexeddb,local_storage' })
    },
  }
}

/** Goes to another page of the shop. A document that is open already is not loaded again. */
export async function goTo(page: Page, path: string): Promise<void> {
  await page.goto(`${inject('storefront')}#/${path}`)
  await page.getByRole('heading', { level: 1 }).waitFor()
}
