import { gzipSync } from 'node:zlib'
import { expect, inject, test } from 'vitest'
import { firstVisit } from './first-visit.ts'
import { setupShop } from './shop.ts'

const mostBytes = 60_000

const shop = setupShop()

test.each([
  { locale: 'en-GB', others: 'it' },
  { locale: 'it-IT', others: 'en' },
])(
  `the first visit in $locale fetches no more than ${mostBytes} bytes of compressed JavaScript, in one language`,
  async ({ locale, others }) => {
    await shop.visitor({ locale })
    const { ofShop, ofMock } = await firstVisit(await shop.context.newPage(), inject('storefront'))
    expect(ofMock).toEqual([])
    expect(ofShop.map(({ path }) => path)).not.toContainEqual(expect.stringContaining(`/${others}-`))
    const sizes = ofShop.map(({ path, content }) => [path, gzipSync(content).length] as const)
    const sum = sizes.reduce((before, [, size]) => before + size, 0)
    expect(sum, sizes.map((size) => size.join(': ')).join('\n')).toBeLessThanOrEqual(mostBytes)
  },
)

test('who loses the connection on the first page can still register and order', async () => {
  const page = await shop.open()
  await page.evaluate(() => navigator.serviceWorker.ready)
  await shop.context.setOffline(true)
  for (const name of ['Account', 'Cart', 'Create account']) {
    await page.getByRole('link', { name, exact: true }).click()
    await page.getByRole('heading', { level: 1, name, exact: true }).waitFor()
  }
})
