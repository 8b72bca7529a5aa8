import { gzipSync } from 'node:zlib'
import { expect, inject, test } from 'vitest'
import { firstVisit, type Script } from './first-visit.ts'
import { setupShop } from './shop.ts'

/** Compressed JavaScript of the start page, with the SDK and without the mock headquarters. */
const budget = 90_700
/** The same for any other page that is opened first. */
const budgetOfPage = 113_000

const shop = setupShop()

test.each([
  { locale: 'en-GB', language: 'en' },
  { locale: 'it-IT', language: 'it' },
])(
  `the first load in $locale takes at most ${budget} bytes and the texts of one language`,
  async ({ locale, language }) => {
    await shop.useProfile({ locale })
    const { ofShop, ofMock, languages } = await firstVisit(await shop.context.newPage(), inject('storefront'))
    expect(ofMock.map(({ path }) => path)).toContainEqual(expect.stringContaining('assets/backend-'))
    expect(languages).toEqual([language])
    expectAtMost(budget, ofShop)
  },
)

test.each([
  { path: 'create-account', file: 'CreateAccount' },
  { path: 'account', file: 'Account' },
  { path: 'product/thimble', file: 'Product' },
  { path: 'cart', file: 'Cart' },
  { path: 'checkout', file: 'Checkout' },
  { path: 'orders', file: 'Orders' },
  { path: 'order/unknown', file: 'Order' },
  { path: 'help', file: 'Help' },
])(`a first load of $path takes at most ${budgetOfPage} bytes`, async ({ path, file }) => {
  await shop.useProfile({})
  const { ofShop } = await firstVisit(await shop.context.newPage(), inject('storefront'), path)
  expect(ofShop.map(({ path }) => path)).toContainEqual(expect.stringContaining(`assets/${file}-`))
  expectAtMost(budgetOfPage, ofShop)
})

function expectAtMost(most: number, scripts: readonly Script[]): void {
  const sizes = scripts.map(({ path, content }) => [path, gzipSync(content).length] as const)
  const sum = sizes.reduce((before, [, size]) => before + size, 0)
  expect(sum, sizes.map((size) => size.join(': ')).join('\n')).toBeLessThanOrEqual(most)
}

test('a shopper who loses the connection on the start page can still register and order', async () => {
  await shop.useProfile({})
  const page = await shop.open()
  await page.evaluate(() => navigator.serviceWorker.ready)
  await shop.context.setOffline(true)
  for (const name of ['Account', 'Cart', 'Create account']) {
    await page.getByRole('link', { name, exact: true }).click()
    await page.getByRole('heading', { level: 1, name, exact: true }).waitFor()
  }
})
