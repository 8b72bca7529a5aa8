import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { msw } from 'msw/vite'
import { chromium, type Browser } from 'playwright'
import { build, preview, type InlineConfig, type PreviewServer } from 'vite'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { chromiumLaunch } from '../../support/chromium.ts'

/** The storefront of the guide, which brings its own sign-in page, by real navigations. */

let browser: Browser
let server: PreviewServer
let outDir: string

beforeAll(async () => {
  outDir = await mkdtemp(join(tmpdir(), 'sign-in-site-'))
  const root = join(import.meta.dirname, 'site')
  const config: InlineConfig = {
    configFile: false,
    root,
    plugins: [msw({ mode: 'worker-only' })],
    resolve: {
      alias: { 'pending-sync/mocks/browser': resolve(import.meta.dirname, '../../../mocks/browser.ts') },
    },
    logLevel: 'error',
    build: {
      outDir,
      emptyOutDir: true,
      target: 'es2023',
      rolldownOptions: { input: ['index.html', 'sign-in.html'].map((page) => join(root, page)) },
    },
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

test('signs a shopper in on a page of the site, and still knows them after a reload', async () => {
  const page = await browser.newPage()
  await page.goto(server.resolvedUrls?.local[0] ?? '')
  await page.getByText('Nobody').waitFor()
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByLabel('E-mail').fill('anna@example.com')
  await page.getByRole('button', { name: 'Continue' }).click()
  // 400: the channel accepts the token, and the identity has no customer yet.
  await page.getByText('anna@example.com: 400').waitFor()
  expect(new URL(page.url()).search).toBe('')
  await page.reload()
  await page.getByText('anna@example.com: 400').waitFor()
})

test('an answer of the provider that was used before, or a cancelled sign-in, leaves the shopper as they were', async () => {
  const page = await browser.newPage()
  const home = server.resolvedUrls?.local[0] ?? ''
  for (const answer of ['code=used-before', 'error=access_denied']) {
    await page.goto(`${home}?${answer}&state=used-before`)
    await page.getByText('Nobody').waitFor()
    expect(new URL(page.url()).search).toBe('')
  }
})
