import { preview } from 'vite'
import type { Browser, Page } from 'playwright'
import { inject, onTestFinished } from 'vitest'
import { contentSecurityPolicy } from '../../demo/content-security-policy.ts'
import { startCommand } from '../../demo/serve/headquarters-command.ts'
import { sharedHeadquarters } from '../../demo/serve/shared-headquarters-plugin.ts'

/**
 * Serves the built storefront and a headquarters command on one origin until the end of the test, and resolves with the
 * address.
 */
export async function serveSharedShop(): Promise<string> {
  const command = await startCommand()
  onTestFinished(() => command.stop())
  const server = await preview({
    configFile: false,
    logLevel: 'warn',
    root: 'demo',
    build: { outDir: inject('storefrontFiles') },
    plugins: [sharedHeadquarters(command.address)],
    preview: {
      host: '127.0.0.1',
      port: 0,
      headers: { 'content-security-policy': contentSecurityPolicy },
    },
  })
  onTestFinished(() => server.close())
  return server.resolvedUrls?.local[0] ?? ''
}

/** Opens a page of the shop on a device of its own. */
export async function openOnDevice(browser: Browser, address: string, path = ''): Promise<Page> {
  const context = await browser.newContext({ locale: 'en-GB' })
  onTestFinished(() => context.close())
  const page = await context.newPage()
  await page.goto(`${address}#/${path}`)
  await page.getByRole('heading', { level: 1 }).waitFor()
  return page
}
