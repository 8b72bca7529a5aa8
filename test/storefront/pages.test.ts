import { expect, test } from 'vitest'
import { goTo, guid, setupShop } from './shop.ts'

const shop = setupShop()

test('moves the focus to the heading of a new page, but not on the first page', async () => {
  const page = await shop.open()
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('BODY')
  await page.getByRole('link', { name: 'Headquarters' }).click()
  const heading = page.getByRole('heading', { level: 1, name: 'Headquarters' })
  await expect.poll(() => heading.evaluate((element) => element === document.activeElement)).toBe(true)
})

test('registers by keyboard alone', async () => {
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

test('shows a not-found page for an unknown address', async () => {
  const page = await shop.open()
  await goTo(page, 'nowhere')
  await page.getByRole('link', { name: 'To the start page' }).click()
  await page.getByRole('heading', { name: 'Buttons, thread and patience.' }).waitFor()
})
