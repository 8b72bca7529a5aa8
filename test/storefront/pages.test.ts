import { expect, test } from 'vitest'
import { goTo, guid, setupShop } from './shop.ts'

const shop = setupShop()

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
