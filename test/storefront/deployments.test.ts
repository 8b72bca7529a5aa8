import type { BrowserContext, Page } from 'playwright'
import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import {
  buildsRun,
  everyPath,
  follow,
  letPagesBeSilent,
  nextBuildStored,
  sendUnanswered,
  startHost,
  storedFiles,
  type Build,
  type Host,
} from './deployments.ts'
import { setupShop } from './shop.ts'
import { goOffline, registerShopper } from './shopper-actions.ts'

const notFetched = 'This page could not be fetched'
const unreachable = 'The shop cannot be reached at the moment.'
const beingUpdated = 'The shop is probably being updated.'

const shop = setupShop()
let host: Host

beforeAll(async () => {
  host = await startHost()
})
afterAll(() => host.stop())
beforeEach(() => host.deploy('first'))

const open = (path = '') => openTab(shop.context, path)

async function openTab(context: BrowserContext, path: string): Promise<Page> {
  const page = await context.newPage()
  await page.goto(`${host.address}#/${path}`)
  await page.getByRole('heading', { level: 1 }).waitFor()
  return page
}

async function reload(page: Page): Promise<void> {
  await page.reload()
  await page.getByRole('heading', { level: 1 }).waitFor()
}

/** Reloads a page that then reloads itself, to change to a build that its worker has stored. */
async function reloadInto(page: Page, build: Build): Promise<void> {
  await page.reload()
  await expect.poll(() => buildsRun(page)).toEqual([build])
  await page.getByRole('heading', { level: 1 }).waitFor()
}

/** Opens every page of the shop, one after the other, without loading the document again. */
async function expectEveryPage(page: Page): Promise<void> {
  for (const path of [...(await everyPath()), '']) {
    expect(await follow(page, path), path).not.toBe(notFetched)
  }
}

describe('with the service worker', () => {
  test('opens every page without a connection, whatever was visited since a deployment', async () => {
    await shop.useProfile({})
    const page = await open()
    await page.evaluate(() => navigator.serviceWorker.ready)
    host.deploy('second')
    await reload(page)
    await nextBuildStored(page, await namedByContent('second'))
    await follow(page, 'cart')
    await goOffline(page)
    await expectEveryPage(page)
    expect(await buildsRun(page)).toEqual(['first'])
    await reloadInto(page, 'second')
    await expectEveryPage(page)
  })

  test('opens the next build at a reload, whole, once it is stored', async () => {
    await shop.useProfile({})
    const page = await open()
    await page.evaluate(() => navigator.serviceWorker.ready)
    host.deploy('second')
    await nextBuildStored(page, await namedByContent('second'))
    expect(await buildsRun(page)).toEqual(['first'])
    await page.context().setOffline(true)
    await reloadInto(page, 'second')
    await expectEveryPage(page)
    expect(await buildsRun(page)).toEqual(['second'])

    await page.context().setOffline(false)
    await reload(page)
    await registerShopper(page, { firstName: 'Ada', lastName: 'Rossi' })
    expect(await storedFiles(page)).toEqual(await namedByContent('second'))
  })

  test('leaves a tab on its build during two deployments, and removes the build once the tab is gone', async () => {
    await shop.useProfile({})
    const old = await open()
    await old.evaluate(() => navigator.serviceWorker.ready)
    host.deploy('second')
    await nextBuildStored(old, await namedByContent('second'))
    const beside = await open('cart')
    host.deploy('third')
    await nextBuildStored(old, await namedByContent('third'))
    await reload(beside)
    await expectEveryPage(old)
    await goOffline(old)
    await expectEveryPage(old)
    await expectEveryPage(beside)
    expect(await buildsRun(old)).toEqual(['first'])
    expect(await buildsRun(beside)).toEqual(['first'])

    await old.context().setOffline(false)
    await old.close()
    await reloadInto(beside, 'third')
    expect(await storedFiles(beside)).toEqual(await namedByContent('third'))
  })

  test('opens the next build although a page was left before it answered its worker', async () => {
    await shop.useProfile({})
    await letPagesBeSilent(shop.context)
    const page = await open()
    await page.evaluate(() => navigator.serviceWorker.ready)
    host.deploy('second')
    await nextBuildStored(page, await namedByContent('second'))
    await sendUnanswered(page)
    await reloadInto(page, 'second')
  })

  test('stores a build whose document the host adds to, and opens it as the host serves it', async () => {
    await shop.useProfile({})
    host.alterDocuments((html) => html.replace('</head>', '<meta name="host" content="added this"></head>'))
    const page = await open()
    const isStored = () =>
      page.evaluate(
        async () => (await navigator.serviceWorker.getRegistration())?.active?.state === 'activated',
      )
    await expect.poll(isStored).toBe(true)
    await page.context().setOffline(true)
    await reload(page)
    await expectEveryPage(page)
    expect(await page.locator('meta[name=host]').count()).toBe(1)
  })

  test('does not take the document of another build for its own', async () => {
    await shop.useProfile({})
    let asked = 0
    // The page itself asks for the folder, its worker for the file.
    host.alterDocuments((html, path) => {
      if (path !== '/index.html') return html
      asked += 1
      return html.replaceAll(/index-[\w-]+\.js/g, 'index-older.js')
    })
    const page = await open()
    await expect.poll(() => asked).toBeGreaterThan(0)
    const workers = () =>
      page.evaluate(async () => {
        const registration = await navigator.serviceWorker.getRegistration()
        return [registration?.installing, registration?.waiting, registration?.active].filter(Boolean).length
      })
    await expect.poll(workers).toBe(0)
  })

  test('stores a build only whole', async () => {
    await shop.useProfile({})
    const page = await open()
    await page.evaluate(() => navigator.serviceWorker.ready)
    // The worker of the second build finds the files of the first.
    host.deployWorker('second')
    await page.evaluate(async () => {
      const registration = await navigator.serviceWorker.ready
      const installed = new Promise((resolve) => {
        registration.addEventListener('updatefound', () =>
          registration.installing?.addEventListener('statechange', resolve),
        )
      })
      await registration.update().catch(() => {})
      await installed
    })
    expect(await page.evaluate(async () => (await navigator.serviceWorker.ready).waiting)).toBe(null)
    await page.context().setOffline(true)
    await reload(page)
    await expectEveryPage(page)
    expect(await buildsRun(page)).toEqual(['first'])
  })
})

describe('without a service worker', () => {
  test('a tab whose files are gone reloads once and opens the page that was asked for', async () => {
    const page = await openWithoutServiceWorker('create-account')
    await page.getByLabel('Last name').fill('Rossi')
    host.deploy('second')
    const loads = countLoads(page)
    await page.getByRole('link', { name: 'Cart', exact: true }).click()
    await page.getByRole('heading', { level: 1, name: 'Cart', exact: true }).waitFor()
    expect(await buildsRun(page)).toEqual(['second'])
    await expectEveryPage(page)
    await follow(page, 'create-account')
    expect(await page.getByLabel('Last name').inputValue()).toBe('Rossi')
    expect(loads()).toBe(1)
  })

  test('a page that stays missing is said to be missing after one reload, and opens when asked for again', async () => {
    const page = await openWithoutServiceWorker()
    const cart = '**/assets/Cart-*.js'
    await page.route(cart, (route) => route.fulfill({ status: 404 }))
    const loads = countLoads(page)
    await page.getByRole('link', { name: 'Cart', exact: true }).click()
    await page.getByText(beingUpdated).waitFor()
    await page.getByRole('heading', { level: 1, name: notFetched }).waitFor()
    expect(loads()).toBe(1)

    await page.unroute(cart)
    await page.getByRole('button', { name: 'Try again' }).click()
    await page.getByRole('heading', { level: 1, name: 'Cart', exact: true }).waitFor()
  })

  test('a page opens by itself once the host answers again, although the browser was online', async () => {
    const page = await openWithoutServiceWorker()
    await page.route(`${host.address}**`, (route) => route.abort())
    await page.getByRole('link', { name: 'Cart', exact: true }).click()
    await page.getByText(unreachable).waitFor()
    await page.unroute(`${host.address}**`)
    await page.getByRole('heading', { level: 1, name: 'Cart', exact: true }).waitFor()
  })
})

/** Opens a page in a browser that runs no service worker, and so no mock headquarters either. */
async function openWithoutServiceWorker(path = ''): Promise<Page> {
  const visitor = await shop.context.browser()?.newContext({ serviceWorkers: 'block', locale: 'en-GB' })
  if (!visitor) throw new Error('There is no browser.')
  onTestFinished(() => visitor.close())
  return openTab(visitor, path)
}

/** Counts how often a page is loaded from now on. */
function countLoads(page: Page): () => number {
  let count = 0
  page.on('load', () => (count += 1))
  return () => count
}

async function namedByContent(build: 'second' | 'third'): Promise<readonly string[]> {
  const files = await host.filesOf(build)
  return files.filter((file) => file.startsWith('assets/') && !file.endsWith('.map')).sort()
}
