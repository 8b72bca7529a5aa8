import type { Locator, Page } from 'playwright'
import { expect, test } from 'vitest'
import { openSection } from './console-actions.ts'
import { goTo, setupShop } from './shop.ts'

const shop = setupShop()

test('a panel of Set-up has an address of its own, which opens it where it can be seen', async () => {
  const page = await shop.open('headquarters/set-up/identities')
  const panel = (name: string) => page.getByRole('region', { name })
  await panel('Identities').getByLabel('Email', { exact: true }).waitFor()
  const isSeen = () =>
    panel('Identities').evaluate((element) => element.getBoundingClientRect().top < innerHeight / 2)
  await expect.poll(isSeen).toBe(true)
  expect(await panel('Clock').getByRole('button').count()).toBe(0)
  const current = page
    .getByRole('navigation', { name: 'Sections of headquarters' })
    .getByRole('link', { name: 'Set-up' })
  expect(await current.getAttribute('aria-current')).toBe('page')

  await goTo(page, 'headquarters/set-up/clock')
  await panel('Clock').getByRole('button', { name: 'Advance by 1 h' }).waitFor()
  await page.goBack()
  await panel('Identities').getByLabel('Email', { exact: true }).waitFor()
})

const paths = ['headquarters', 'headquarters/set-up', 'headquarters/data', 'headquarters/log']

const sectionLinks = (page: Page) =>
  page.getByRole('navigation', { name: 'Sections of headquarters' }).getByRole('link')

test('opens the sections by keyboard, each with an address, a title and a heading of its own', async () => {
  const page = await shop.open('headquarters/log')
  for (const [place, name] of ['Flow', 'Set-up', 'Data', 'Log'].entries()) {
    const link = sectionLinks(page).nth(place)
    await link.focus()
    await page.keyboard.press('Enter')
    const heading = page.getByRole('heading', { level: 1, name: `Headquarters: ${name}` })
    await heading.waitFor()
    await expect.poll(() => heading.evaluate((element) => element === document.activeElement)).toBe(true)
    expect(new URL(page.url()).hash).toBe(`#/${paths[place]}`)
    expect(await page.title()).toBe(`${name} · Headquarters · Asola`)
    expect(await sectionLinks(page).and(page.locator('[aria-current=page]')).allInnerTexts()).toEqual([name])
  }
})

test.each([
  { path: '', heading: 'Buttons, thread and patience.' },
  { path: 'cart', heading: 'Cart' },
  { path: 'create-account', heading: 'Create account' },
  { path: 'headquarters', heading: 'Headquarters: Flow' },
  { path: 'headquarters/set-up', heading: 'Headquarters: Set-up' },
  { path: 'headquarters/data', heading: 'Headquarters: Data' },
  { path: 'headquarters/log', heading: 'Headquarters: Log' },
])('fits a phone with type of twice the size: $heading', async ({ path, heading }) => {
  const page = await shop.open(path)
  await page.setViewportSize({ width: 360, height: 800 })
  await page.evaluate(() => (document.documentElement.style.fontSize = '36px'))
  await page.getByRole('heading', { level: 1, name: heading }).waitFor()
  if (path.startsWith('headquarters')) await page.locator('main section').first().waitFor()
  const tooWide = await page.evaluate(() =>
    Array.from(document.querySelectorAll('body *:not([role=region] *)'))
      .filter((element) => element.getBoundingClientRect().right > innerWidth + 1)
      .map(({ tagName, className, textContent }) => `${tagName}.${className}: ${textContent}`),
  )
  expect(tooWide).toEqual([])
})

test('shows in forced colours which switches are on, and which section is open', async () => {
  const page = await shop.open('headquarters')
  await page.emulateMedia({ forcedColors: 'active' })
  const colours = (checked: boolean) =>
    page
      .getByRole('switch', { checked })
      .first()
      .evaluate((control) => {
        const { backgroundColor } = getComputedStyle(control, '::before')
        return { backgroundColor, surface: getComputedStyle(control).backgroundColor }
      })
  await openSection(page, 'set-up')
  await page.getByRole('switch', { name: 'Create customer in async mode' }).check()
  const [on, off] = [await colours(true), await colours(false)]
  expect(on.backgroundColor).not.toBe(off.backgroundColor)
  for (const { backgroundColor, surface } of [on, off]) expect(backgroundColor).not.toBe(surface)
  const outlines = await sectionLinks(page).evaluateAll((links) =>
    links.map((link) => getComputedStyle(link).outlineStyle),
  )
  expect(outlines.filter((style) => style === 'solid')).toHaveLength(1)
  const entries = page.getByRole('navigation', { name: 'Pages' }).getByRole('link')
  await entries.last().click()
  await page.getByRole('heading', { level: 1, name: 'Account', exact: true }).waitFor()
  const colour = (link: Locator) => link.evaluate((it) => getComputedStyle(it).borderBlockEndColor)
  await expect
    .poll(async () => (await colour(entries.first())) === (await colour(entries.last())))
    .toBe(false)
})

test('opens the console without a connection after the first visit', async () => {
  const page = await shop.open('headquarters')
  await page.evaluate(() => navigator.serviceWorker.ready)
  await shop.context.setOffline(true)
  for (const section of ['set-up', 'data', 'log', 'flow'] as const) await openSection(page, section)
})
