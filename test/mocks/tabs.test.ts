import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { msw } from 'msw/vite'
import { chromium, type Browser, type BrowserContext, type CDPSession, type Page } from 'playwright'
import { build, preview, type InlineConfig, type PreviewServer } from 'vite'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { chromiumLaunch } from '../support/chromium.ts'
import type {} from './page/page.ts'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

let browser: Browser
let server: PreviewServer
let outDir: string
let context: BrowserContext

beforeAll(async () => {
  outDir = await mkdtemp(join(tmpdir(), 'headquarters-page-'))
  const config: InlineConfig = {
    configFile: false,
    root: join(import.meta.dirname, 'page'),
    plugins: [msw({ mode: 'worker-only' })],
    logLevel: 'warn',
    build: { outDir, emptyOutDir: true, target: 'es2023' },
    preview: { host: '127.0.0.1', port: 0 },
  }
  await build(config)
  server = await preview(config)
  browser = await chromium.launch(await chromiumLaunch())
})

afterAll(async () => {
  await browser.close()
  await server.close()
  await rm(outDir, { recursive: true })
})

beforeEach(async () => {
  context = await browser.newContext()
})
afterEach(() => context.close())

const url = () => server.resolvedUrls?.local[0] ?? ''

async function open(path = ''): Promise<Page> {
  const page = await context.newPage()
  await page.goto(url() + path)
  await ready(page)
  return page
}

/** The page may be reloaded once on its way; only a page that answers is ready. */
async function ready(page: Page): Promise<void> {
  await page.waitForFunction(() => window.page !== undefined)
}

function workerStopped(devTools: CDPSession): Promise<void> {
  return new Promise((resolve) => {
    devTools.on('ServiceWorker.workerVersionUpdated', ({ versions }) => {
      if (versions.some(({ runningStatus }) => runningStatus === 'stopped')) resolve()
    })
  })
}

const create = (page: Page) => page.evaluate(() => window.page?.create('Anna'))
const count = (page: Page) => page.evaluate(() => window.page?.count())

test('the service worker is stopped and started again: the page goes on, and nothing is lost', async () => {
  const page = await open()
  await create(page)
  const devTools = await context.newCDPSession(page)
  await devTools.send('ServiceWorker.enable')
  for (let round = 0; round < 3; round += 1) {
    const stopped = workerStopped(devTools)
    await devTools.send('ServiceWorker.stopAllWorkers')
    await stopped
    expect((await create(page))?.AccountNumber).toMatch(/^\d{6}$/)
  }
  expect(await count(page)).toBe(4)
})

test('a hard reload finds the same headquarters, also while another tab keeps the worker', async () => {
  await open()
  const page = await open()
  await create(page)
  const devTools = await context.newCDPSession(page)
  const navigations: string[] = []
  page.on('framenavigated', (frame) => void navigations.push(frame.url()))
  for (let round = 0; round < 2; round += 1) {
    await page.evaluate(() => delete window.page)
    await devTools.send('Page.reload', { ignoreCache: true })
    await ready(page)
    expect((await create(page))?.AccountNumber).toMatch(/^\d{6}$/)
  }
  expect(await count(page)).toBe(3)
  // After each of them the page is without its worker at first: it takes a second load to have it.
  expect(navigations).toHaveLength(4)
  // And nothing started on a page that was about to go.
  expect(await page.evaluate(() => sessionStorage.getItem('starts'))).toBe('3')
})

test('ten tabs at once lose no customer and share no account number', async () => {
  const pages = await Promise.all(Array.from({ length: 10 }, () => open()))
  const created = await Promise.all(
    pages.map((page) =>
      page.evaluate(() => Promise.all(Array.from({ length: 10 }, () => window.page?.create('Anna')))),
    ),
  )
  const accounts = created.flat().map((customer) => customer?.AccountNumber)
  expect(new Set(accounts).size).toBe(100)
  expect(await Promise.all(pages.map(count))).toEqual(pages.map(() => 100))
})

test('a schedule is kept by whoever is open: another tab runs it when the first has gone', async () => {
  const first = await open('?schedule')
  const second = await open()
  await first.close()
  await second.waitForFunction(() => (window.page?.runs() ?? 0) > 2)
})
