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

/** Resolves when the headquarters of the page has started. The page may reload once before that. */
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

test('loses nothing when the service worker is stopped and started again', async () => {
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

test('finds the same headquarters after a hard reload, also while another tab uses the worker', async () => {
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
  // A page has no service worker after a hard reload, so it loads a second time: two navigations for each reload.
  expect(navigations).toHaveLength(4)
  // No headquarters started on a page that was about to load again.
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

test('runs a schedule in another tab after the tab that made it has closed', async () => {
  const first = await open('?schedule')
  const second = await open()
  await first.close()
  await second.waitForFunction(() => (window.page?.runs() ?? 0) > 2)
})
