import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright'
import { describe, expect, test } from 'vitest'
import { goTo, guid, setupShop } from './shop.ts'

const widths = [320, 1440]
const artefacts = new URL('../artefacts/', import.meta.url).pathname

const shop = setupShop()

describe.each([
  { language: 'en', locale: 'en-GB', colorScheme: 'light' },
  { language: 'en', locale: 'en-GB', colorScheme: 'dark' },
  { language: 'it', locale: 'it-IT', colorScheme: 'light' },
  { language: 'it', locale: 'it-IT', colorScheme: 'dark' },
] as const)('in $language, $colorScheme', ({ language, locale, colorScheme }) => {
  test('every page keeps nobody out, fits every screen and shows no GUID', async () => {
    await shop.visitor({ locale, colorScheme, reducedMotion: 'reduce' })
    const page = await shop.open()
    const look = (name: string) => inspect(page, `${name}-${language}-${colorScheme}`)
    await look('home')
    for (const add of (await page.locator('article button').all()).slice(0, 3)) await add.click()
    await goTo(page, 'cart')
    await look('cart')
    await goTo(page, 'checkout')
    await look('checkout-nobody')

    await goTo(page, 'account')
    await look('account-empty')

    await goTo(page, 'create-account')
    await look('create-account')
    await page.locator('button[type=submit]').click()
    await page.locator('[aria-invalid=true]').first().waitFor()
    await look('create-account-problems')

    await goTo(page, 'headquarters')
    await page.getByRole('switch').first().check()
    await registerWithoutWords(page, 'Ada', 'Rossi')
    await look('account-pending')
    await orderWithoutWords(page, look)
    await goTo(page, 'headquarters')
    await page.getByRole('cell', { name: 'Ada Rossi' }).first().waitFor()
    await page.getByRole('switch').first().uncheck()
    await registerWithoutWords(page, 'Massimiliana Beatrice', 'Castelbarco-Visconti')
    await look('account-synced')
    for (const opener of await page.locator('summary').all()) await opener.click()
    await look('account-forms')
    await goTo(page, 'headquarters')
    await page.getByRole('cell', { name: 'Ada Rossi' }).first().waitFor()
    await look('headquarters')
    await goTo(page, 'nowhere')
    await look('not-found')
    await goTo(page, 'cart')
    await look('cart-empty')
  })

  test('what waits, was refused or was given up looks no worse', async () => {
    await shop.visitor({ locale, colorScheme, reducedMotion: 'reduce' })
    const page = await shop.open()
    const look = (name: string) => inspect(page, `${name}-${language}-${colorScheme}`)
    await page.evaluate(() => navigator.serviceWorker.ready)
    await page.locator('article button').first().click()
    await shop.context.setOffline(true)
    // The shop itself lets this e-mail pass, the channel does not.
    await registerWithoutWords(page, 'Bruno', 'Bianchi', 'bruno@example.it.')
    await look('account-queued')
    await goTo(page, 'checkout')
    await typeAddressWithoutWords(page)
    await look('checkout-offline')
    await page.locator('button[type=submit]').click()
    await page.locator('[data-hold=basted]').first().waitFor()
    await look('order-waiting')
    await shop.context.setOffline(false)
    await page.locator('[data-hold=torn]').first().waitFor()
    await look('order-held-back')
    await goTo(page, 'account')
    await page.locator('[data-hold=torn]').first().waitFor()
    await look('account-refused')
    await page.locator('[data-status=refused] button').last().click()
    await page.locator('[data-status=refused]').waitFor({ state: 'detached' })
    await look('account-order-left')
  })
})

/** By what the fields are for: the words differ from language to language. */
async function registerWithoutWords(page: Page, firstName: string, lastName: string, email = '') {
  await goTo(page, 'create-account')
  await page.locator('[autocomplete=given-name]').fill(firstName)
  await page.locator('[autocomplete=family-name]').fill(lastName)
  await page.locator('[autocomplete=email]').fill(email)
  await page.locator('button[type=submit]').click()
  await page.getByRole('heading', { name: `${firstName} ${lastName}` }).waitFor()
}

async function orderWithoutWords(page: Page, look: (name: string) => Promise<void>): Promise<void> {
  await goTo(page, 'checkout')
  await look('checkout')
  await page.locator('button[type=submit]').click()
  await page.locator('[aria-invalid=true]').first().waitFor()
  await look('checkout-problems')
  await typeAddressWithoutWords(page)
  await page.locator('button[type=submit]').click()
  await page.getByRole('heading', { name: /SO\d+$/ }).waitFor()
  await look('order')
}

async function typeAddressWithoutWords(page: Page): Promise<void> {
  await page.locator('[autocomplete=address-line1]').fill('Via Roma 1')
  await page.locator('[autocomplete=postal-code]').fill('40121')
  await page.locator('[autocomplete=address-level2]').fill('Bologna')
}

/** What a thumb has to hit, and is too small for it. */
async function smallTargets(page: Page): Promise<string[]> {
  const targets = page.locator('button, select, summary, nav a, .button, input:not([type=radio])')
  return targets.evaluateAll((elements) =>
    elements
      .filter((element) => element.checkVisibility() && element.getBoundingClientRect().height < 44)
      .map((element) => element.outerHTML),
  )
}

async function inspect(page: Page, name: string): Promise<void> {
  if (!name.startsWith('headquarters')) expect(await page.locator('body').innerText()).not.toMatch(guid)
  for (const width of widths) {
    await page.setViewportSize({ width, height: 900 })
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
    expect(overflow, `${name} at ${width} px`).toBe(0)
    if (!name.startsWith('headquarters')) expect(await smallTargets(page), name).toEqual([])
    await page.screenshot({ path: `${artefacts}${name}-${width}.png`, fullPage: true })
  }
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(
    violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]),
    name,
  ).toEqual([])
}
