import { expect, test } from 'vitest'
import { goTo, guid, setupShop } from './shop.ts'

const shop = setupShop()

test('moves the focus to the heading of a new page, but not on the first page', async () => {
  const page = await shop.open()
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('BODY')
  await page.getByRole('contentinfo').getByRole('link', { name: 'Headquarters' }).click()
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
  // Past the way to sign in, and the choice between person and company.
  for (const text of ['', '', 'Ada', 'Rossi', 'ada@example.it']) {
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

test.each(['account/', 'account?from=mail', 'account/?from=mail&to=', 'Account#top'])(
  'opens the page of %s',
  async (path) => {
    const page = await shop.open(path)
    const heading = page.getByRole('heading', { level: 1, name: 'Account', exact: true })
    await heading.waitFor()
    const link = page
      .getByRole('navigation', { name: 'Pages' })
      .getByRole('link', { name: 'Account', exact: true })
    expect(await link.getAttribute('aria-current')).toBe('page')
  },
)

test('shows a page where it was left after Back and Forward, and a new page at its top', async () => {
  const page = await shop.open()
  await page.setViewportSize({ width: 360, height: 700 })
  const scrolled = () => page.evaluate(() => Math.round(scrollY))
  await page.evaluate(() => scrollTo(0, 900))
  await page.getByRole('link', { name: 'Cart' }).evaluate((link: HTMLElement) => link.click())
  await page.getByRole('heading', { level: 1, name: 'Cart' }).waitFor()
  await expect.poll(scrolled).toBe(0)
  await page.goBack()
  await page.getByRole('heading', { level: 1, name: 'Buttons, thread and patience.' }).waitFor()
  await expect.poll(scrolled).toBe(900)
  await page.evaluate(() => scrollTo(0, 500))
  await page.reload()
  await page.getByRole('heading', { level: 1, name: 'Buttons, thread and patience.' }).waitFor()
  await expect.poll(scrolled).toBe(500)
  await page.goForward()
  await page.getByRole('heading', { level: 1, name: 'Cart' }).waitFor()
  await expect.poll(scrolled).toBe(0)
})

test('has the title and the description of the page in the language of the page', async () => {
  const page = await shop.open('cart')
  const description = page.locator('meta[name=description]')
  expect(await page.title()).toBe('Cart · Asola')
  expect(await description.getAttribute('content')).toContain('a haberdashery in Bologna')
  await page.getByRole('button', { name: 'Italiano' }).click()
  await expect.poll(() => page.title()).toBe('Carrello · Asola')
  expect(await description.getAttribute('content')).toContain('merceria a Bologna')
})
