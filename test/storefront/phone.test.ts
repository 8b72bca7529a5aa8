import { expect, test } from 'vitest'
import { goTo, setupShop } from './shop.ts'

const shop = setupShop({ viewport: { width: 360, height: 740 } })

test.each(['en-GB', 'it-IT'])('a phone shows a low header and a product early, in %s', async (locale) => {
  await shop.useProfile({ locale, viewport: { width: 360, height: 740 } })
  const page = await shop.open()
  const header = await page.locator('header').boundingBox()
  const product = await page.locator('article img').first().boundingBox()
  expect(header?.height).toBeLessThan(100)
  expect((product?.y ?? Infinity) + (product?.height ?? Infinity)).toBeLessThan(800)
})

test('a phone with type of double size shows a product and the cart whole', async () => {
  await shop.useProfile({ locale: 'it-IT', viewport: { width: 360, height: 740 } })
  const page = await shop.open('product/thimble')
  await page.evaluate(() => (document.documentElement.style.fontSize = '32px'))
  const add = page.getByRole('button', { name: 'Aggiungi al carrello' })
  expect(await add.evaluate((button) => button.scrollWidth - button.clientWidth)).toBe(0)
  await add.click()
  await page.getByRole('link', { name: 'Vai al carrello' }).click()
  await page.getByRole('heading', { level: 1, name: 'Carrello' }).waitFor()
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360)
  const name = await page.getByRole('link', { name: 'Ditale, misura 16' }).boundingBox()
  const price = await page.getByRole('listitem').getByText('5,20').first().boundingBox()
  // Below the name, not on it.
  expect(price?.y).toBeGreaterThan((name?.y ?? Infinity) + (name?.height ?? Infinity) / 2)
})

test('the footer leads to delivery, returns, privacy, terms and headquarters on every page', async () => {
  const page = await shop.open('cart')
  const footer = page.getByRole('contentinfo')
  const texts = {
    Delivery: 'Outside the European Union we sell without VAT',
    Returns: 'within 14 days of its delivery',
    Privacy: 'There are no cookies, no statistics, and no third parties.',
    Terms: 'nothing is charged',
  }
  for (const [name, text] of Object.entries(texts)) {
    await footer.getByRole('link', { name }).click()
    await page.getByRole('heading', { level: 1, name }).waitFor()
    await page.getByText(text).first().waitFor()
    expect(await page.title()).toBe(`${name} · Asola`)
  }
  await goTo(page, 'help')
  for (const name of Object.keys(texts)) await page.getByRole('heading', { level: 2, name }).waitFor()
  expect(await page.getByRole('banner').getByRole('link', { name: 'Headquarters' }).count()).toBe(0)
  await footer.getByRole('link', { name: 'Headquarters' }).click()
  await page.getByRole('heading', { level: 1, name: 'Headquarters' }).waitFor()
})
