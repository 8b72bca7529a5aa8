import { AxeBuilder } from '@axe-core/playwright'
import { describe, expect, test } from 'vitest'
import { goTo, guid, registerShopper, setupShop } from './shop.ts'

const pages = ['', 'create-account', 'account', 'headquarters'] as const
const shop = setupShop()

describe.each([
  { locale: 'en-GB', colorScheme: 'light' },
  { locale: 'en-GB', colorScheme: 'dark' },
  { locale: 'it-IT', colorScheme: 'light' },
  { locale: 'it-IT', colorScheme: 'dark' },
] as const)('in $locale, $colorScheme', (visitor) => {
  test.each(pages)('nothing on the page %j keeps anybody out', async (path) => {
    await shop.visitor(visitor)
    const page = await shop.open(path)
    await page.getByRole('contentinfo').waitFor()
    const { violations } = await new AxeBuilder({ page }).analyze()
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([])
  })
})

test('no page is wider than a small phone', async () => {
  await shop.visitor({ viewport: { width: 320, height: 640 } })
  const page = await shop.open()
  await registerShopper(page, { firstName: 'Maximiliana'.repeat(2), lastName: 'Rossi' })
  for (const path of pages) {
    await goTo(page, path)
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
    expect(overflow, path).toBe(0)
  }
})

test('a new page moves the focus to its heading, and the first does not', async () => {
  const page = await shop.open()
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('BODY')
  await page.getByRole('link', { name: 'Headquarters' }).click()
  const heading = page.getByRole('heading', { level: 1, name: 'Headquarters' })
  await expect.poll(() => heading.evaluate((element) => element === document.activeElement)).toBe(true)
})

test('the keyboard alone is enough to register', async () => {
  const page = await shop.open()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  expect(await page.locator('main').evaluate((main) => main === document.activeElement)).toBe(true)
  await page.getByRole('link', { name: 'Create account' }).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: 'Create account' }).waitFor()
  for (const text of ['', 'Ada', 'Rossi', 'ada@example.it']) {
    await page.keyboard.press('Tab')
    if (text) await page.keyboard.type(text)
  }
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Ada Rossi' }).waitFor()
  expect(await page.locator('body').innerText()).not.toMatch(guid)
})

test('an address that leads nowhere says so', async () => {
  const page = await shop.open()
  await goTo(page, 'nowhere')
  await page.getByRole('link', { name: 'To the start page' }).click()
  await page.getByRole('heading', { name: 'Buttons, thread and patience.' }).waitFor()
})
