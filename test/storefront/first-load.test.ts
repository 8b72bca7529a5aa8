import { gzipSync } from 'node:zlib'
import { expect, inject, test } from 'vitest'
import { firstVisit, type Script } from './first-visit.ts'
import { setupShop } from './shop.ts'

/** The start page takes less than half of the 60 kB that a first load may have; the SDK comes when a page needs it. */
const mostBytes = 30_000
/** The limit for any page of the shop opened first, with the SDK and without the mock headquarters. */
const mostBytesOfAnyPage = 85_000

const shop = setupShop()

test.each([
  { locale: 'en-GB', language: 'en' },
  { locale: 'it-IT', language: 'it' },
])(
  `the first visit in $locale fetches no more than ${mostBytes} bytes of compressed JavaScript, in one language`,
  async ({ locale, language }) => {
    await shop.visitor({ locale })
    const { ofShop, ofMock, languages } = await firstVisit(await shop.context.newPage(), inject('storefront'))
    expect(ofMock).toEqual([])
    expect(languages).toEqual([language])
    expectAtMost(mostBytes, ofShop)
  },
)

test.each(['create-account', 'account', 'cart', 'checkout', 'order/unknown'])(
  `the first visit to %s fetches no more than ${mostBytesOfAnyPage} bytes of compressed JavaScript`,
  async (path) => {
    const { ofShop } = await firstVisit(await shop.context.newPage(), inject('storefront'), path)
    expect(ofShop.map(({ path }) => path)).toContainEqual(expect.stringContaining('assets/shop-'))
    expectAtMost(mostBytesOfAnyPage, ofShop)
  },
)

function expectAtMost(most: number, scripts: readonly Script[]): void {
  const sizes = scripts.map(({ path, content }) => [path, gzipSync(content).length] as const)
  const sum = sizes.reduce((before, [, size]) => before + size, 0)
  expect(sum, sizes.map((size) => size.join(': ')).join('\n')).toBeLessThanOrEqual(most)
}

test('opens account, cart and registration after the connection was lost on the first page', async () => {
  const page = await shop.open()
  await page.evaluate(() => navigator.serviceWorker.ready)
  await shop.context.setOffline(true)
  for (const name of ['Account', 'Cart', 'Create account']) {
    await page.getByRole('link', { name, exact: true }).click()
    await page.getByRole('heading', { level: 1, name, exact: true }).waitFor()
  }
})
