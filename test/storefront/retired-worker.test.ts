import { createServer, preview, type InlineConfig, type PreviewServer, type ViteDevServer } from 'vite'
import type { Page } from 'playwright'
import { expect, inject, onTestFinished, test } from 'vitest'
import { startCommand } from '../../demo/serve/headquarters-command.ts'
import { sharedHeadquarters } from '../../demo/serve/shared-headquarters-plugin.ts'
import { setupShop } from './shop.ts'

const shop = setupShop()

test('a shared headquarters gets rid of the worker that the shop has left at its address', async () => {
  await shop.useProfile({})
  const { page, port } = await visitPreview()
  const command = await startCommand()
  onTestFinished(() => command.stop())
  const plugins = [sharedHeadquarters(command.address)]
  await serve(preview({ ...built, plugins, preview: { port, strictPort: true } }))
  await page.reload()
  await expect.poll(() => page.locator('meta[name=headquarters]').count()).toBe(1)
  await expect.poll(() => workersAndCaches(page)).toEqual([0, 0])
})

test('the dev server gets rid of the worker that the shop has left at its address', async () => {
  await shop.useProfile({})
  const { page, port } = await visitPreview()
  const server = await serve(
    createServer({
      configFile: 'vite.config.ts',
      root: 'demo',
      logLevel: 'silent',
      server: { port, strictPort: true },
    }),
  )
  await server.listen()
  await page.reload()
  await expect.poll(() => page.locator('script[src*="@vite/client"]').count()).toBe(1)
  const scripts = await page.evaluate(async () => {
    const registrations = await navigator.serviceWorker.getRegistrations()
    return registrations.map(({ active }) => active?.scriptURL)
  })
  expect(scripts.filter((script) => script?.endsWith('shop-worker.js'))).toEqual([])
})

const built: InlineConfig = {
  configFile: false,
  logLevel: 'silent',
  build: { outDir: inject('storefrontFiles') },
}

/** Visits the built shop until its worker has stored it, and ends the server. */
async function visitPreview() {
  const server = await preview({ ...built, preview: { port: 0 } })
  const address = server.resolvedUrls?.local[0] ?? ''
  const page = await shop.context.newPage()
  await page.goto(address)
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page.evaluate(() => navigator.serviceWorker.ready)
  await server.close()
  return { page, port: Number(new URL(address).port) }
}

async function serve<Server extends PreviewServer | ViteDevServer>(
  starting: Promise<Server>,
): Promise<Server> {
  const server = await starting
  onTestFinished(() => server.close())
  return server
}

function workersAndCaches(page: Page): Promise<readonly number[]> {
  return page.evaluate(async () => [
    (await navigator.serviceWorker.getRegistrations()).length,
    (await caches.keys()).length,
  ])
}
