import { gzipSync } from 'node:zlib'
import { expect, inject, test } from 'vitest'
import { setupShop } from './shop.ts'

const mostBytes = 60_000

const shop = setupShop()

interface Built {
  readonly file: string
  readonly imports?: readonly string[]
}

/** The scripts that the page's own script cannot start without. */
async function firstScripts(): Promise<string[]> {
  const built = (await (await read('files.json')).json()) as Record<string, Built>
  const found = new Set<string>()
  const visit = (name: string) => {
    const { file, imports = [] } = built[name] ?? { file: name }
    if (found.has(file)) return
    found.add(file)
    imports.forEach(visit)
  }
  visit('index.html')
  return [...found]
}

const read = (path: string) => fetch(new URL(path, inject('storefront')))

test(`the first page needs no more than ${mostBytes} bytes of compressed JavaScript`, async () => {
  const scripts = await firstScripts()
  const sizes = await Promise.all(
    scripts.map(async (script) => gzipSync(await (await read(script)).arrayBuffer(), { level: 9 }).length),
  )
  expect(scripts.length).toBeGreaterThan(0)
  expect(sizes.reduce((sum, size) => sum + size)).toBeLessThanOrEqual(mostBytes)
})

test('the page itself forbids what is inline, evaluated or from elsewhere', async () => {
  const page = await shop.open()
  const policy = await page.locator('meta[http-equiv=Content-Security-Policy]').getAttribute('content')
  expect(policy).toContain("default-src 'none'")
  expect(policy).not.toContain('unsafe')
})

test('who loses the connection on the first page can still register and order', async () => {
  const page = await shop.open()
  await page.waitForLoadState('networkidle')
  await page.evaluate(() => navigator.serviceWorker.ready)
  await shop.context.setOffline(true)
  for (const name of ['Account', 'Cart', 'Create account']) {
    await page.getByRole('link', { name, exact: true }).click()
    await page.getByRole('heading', { level: 1, name, exact: true }).waitFor()
  }
})
