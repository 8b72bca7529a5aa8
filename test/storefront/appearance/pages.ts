import type { Page } from 'playwright'
import { expect, test } from 'vitest'
import { goTo, guid, type TestShop } from '../shop.ts'
import { expectToBeAccessible, expectToFit, nameOf, type Look } from './inspect.ts'

const widths = [320, 1440]

export function testPages(shop: TestShop, look: Look): void {
  test('every page keeps nobody out, fits every screen and shows no GUID', async () => {
    const page = await shop.open()
    const see = (name: string) => inspect(page, `${name}-${nameOf(look)}`)
    await see('home')
    for (const add of (await page.locator('article button').all()).slice(0, 3)) await add.click()
    await goTo(page, 'cart')
    await see('cart')
    await goTo(page, 'checkout')
    await see('checkout-nobody')

    await goTo(page, 'account')
    await see('account-empty')

    await goTo(page, 'create-account')
    await see('create-account')
    await page.locator('button[type=submit]').click()
    await page.locator('[aria-invalid=true]').first().waitFor()
    await see('create-account-problems')

    await goTo(page, 'headquarters')
    await page.getByRole('switch').first().check()
    await registerWithoutWords(page, 'Ada', 'Rossi')
    await see('account-pending')
    await orderWithoutWords(page, see)
    await goTo(page, 'headquarters')
    await page.getByRole('cell', { name: 'Ada Rossi' }).first().waitFor()
    await page.getByRole('switch').first().uncheck()
    await registerWithoutWords(page, 'Massimiliana Beatrice', 'Castelbarco-Visconti')
    await see('account-synced')
    for (const opener of await page.locator('summary').all()) await opener.click()
    await see('account-forms')
    await goTo(page, 'headquarters')
    await page.getByRole('cell', { name: 'Ada Rossi' }).first().waitFor()
    await see('headquarters')
    await goTo(page, 'nowhere')
    await see('not-found')
    await goTo(page, 'cart')
    await see('cart-empty')
  })

  test('what waits, was refused or was given up looks no worse', async () => {
    const page = await shop.open()
    const see = (name: string) => inspect(page, `${name}-${nameOf(look)}`)
    await page.evaluate(() => navigator.serviceWorker.ready)
    await page.locator('article button').first().click()
    await shop.context.setOffline(true)
    // The shop itself lets this e-mail pass, the channel does not.
    await registerWithoutWords(page, 'Bruno', 'Bianchi', 'bruno@example.it.')
    await see('account-queued')
    await goTo(page, 'checkout')
    await typeAddressWithoutWords(page)
    await see('checkout-offline')
    await page.locator('button[type=submit]').click()
    await page.locator('[data-hold=basted]').first().waitFor()
    await see('order-waiting')
    await shop.context.setOffline(false)
    await page.locator('[data-hold=torn]').first().waitFor()
    await see('order-held-back')
    await goTo(page, 'account')
    await page.locator('[data-hold=torn]').first().waitFor()
    await see('account-refused')
    await page.locator('[data-status=refused] button').last().click()
    await page.locator('[data-status=refused]').waitFor({ state: 'detached' })
    await see('account-order-left')
  })
}

/** By what the fields are for: the words differ from language to language. */
async function registerWithoutWords(page: Page, firstName: string, lastName: string, email = '') {
  await goTo(page, 'create-account')
  await page.locator('[autocomplete=given-name]').fill(firstName)
  await page.locator('[autocomplete=family-name]').fill(lastName)
  await page.locator('[autocomplete=email]').fill(email)
  await page.locator('button[type=submit]').click()
  await page.getByRole('heading', { name: `${firstName} ${lastName}` }).waitFor()
}

async function orderWithoutWords(page: Page, see: (name: string) => Promise<void>): Promise<void> {
  await goTo(page, 'checkout')
  await see('checkout')
  await page.locator('button[type=submit]').click()
  await page.locator('[aria-invalid=true]').first().waitFor()
  await see('checkout-problems')
  await typeAddressWithoutWords(page)
  await page.locator('button[type=submit]').click()
  await page.getByRole('heading', { name: /SO\d+$/ }).waitFor()
  await see('order')
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
  const isShop = !name.startsWith('headquarters')
  if (isShop) expect(await page.locator('body').innerText()).not.toMatch(guid)
  for (const width of widths) {
    await expectToFit(page, name, width)
    if (isShop) expect(await smallTargets(page), name).toEqual([])
  }
  await expectToBeAccessible(page, name)
}
