import type { Page } from 'playwright'
import { expect, test } from 'vitest'
import { goTo, guid, type TestShop } from '../shop.ts'
import { expectToBeAccessible, expectToFit, inThemes, type Locale } from './inspect.ts'

const widths = [320, 1440]

export function testPages(shop: TestShop, locale: Locale): void {
  test('every page is accessible, fits the screen and shows no GUID', async () => {
    const page = await shop.open()
    const check = (state: string) => inThemes(page, state, locale, (name) => inspect(page, name))
    await check('home')
    await goTo(page, 'product/ribbon')
    await check('product-ribbon')
    for (const product of ['ribbon', 'thimble', 'scissors']) await addInAnyLanguage(page, product)
    await check('product')
    await goTo(page, 'cart')
    await check('cart')
    await goTo(page, 'checkout')
    await check('checkout-nobody')

    await goTo(page, 'account')
    await check('account-empty')

    await goTo(page, 'create-account')
    await check('create-account')
    await page.locator('button[type=submit]').click()
    await page.locator('[aria-invalid=true]').first().waitFor()
    await check('create-account-problems')

    await goTo(page, 'headquarters')
    await page.getByRole('switch').first().check()
    await registerInAnyLanguage(page, 'Ada', 'Rossi')
    await check('account-pending')
    await orderInAnyLanguage(page, check)
    await goTo(page, 'headquarters')
    await page.getByRole('listitem').getByText('Ada Rossi', { exact: true }).first().waitFor()
    await page.getByRole('switch').first().uncheck()
    await registerInAnyLanguage(page, 'Massimiliana Beatrice', 'Castelbarco-Visconti')
    await check('account-synced')
    for (const opener of await page.locator('summary').all()) await opener.click()
    await check('account-forms')
    await goTo(page, 'headquarters/data')
    await page.getByRole('cell', { name: 'Ada Rossi' }).first().waitFor()
    await check('headquarters-data')
    await goTo(page, 'headquarters')
    await check('headquarters')
    await goTo(page, 'orders')
    await check('orders')
    await goTo(page, 'help')
    await check('help')
    await goTo(page, 'product/nothing')
    await check('product-unknown')
    await goTo(page, 'nowhere')
    await check('not-found')
    await goTo(page, 'cart')
    await check('cart-empty')
  })

  test('signing in, an account of a person and the question at the end are accessible and fit the screen', async () => {
    const page = await shop.open('create-account', '?set-up=&faults=creating.headquartersRefusal.once')
    const check = (state: string) => inThemes(page, state, locale, (name) => inspect(page, name))
    // A guest's registration that was not accepted.
    await page.locator('[autocomplete=given-name]').fill('Massimiliana Beatrice')
    await page.locator('[autocomplete=family-name]').fill('Castelbarco-Visconti')
    await page.locator('[autocomplete=email]').fill('massimiliana@example.it')
    await page.locator('button[type=submit]').click()
    await page.locator('form a[href="#/account"]').waitFor()
    await page.locator('nav button').click()
    await page.locator('[autocomplete=name]').fill('Massimiliana Castelbarco')
    await check('provider-sign-in')
    await page.locator('[autocomplete=email]').fill('massimiliana.castelbarco@example.it')
    await page.locator('[type=submit]').click()
    await page.waitForURL(({ search }) => search === '')
    await page.getByRole('heading', { level: 1 }).waitFor()
    await goTo(page, 'account')
    await page.locator('#guest').waitFor()
    await check('account-person-empty')
    await registerInAnyLanguage(page, 'Massimiliana', 'Castelbarco')
    await page.evaluate(() => navigator.serviceWorker.ready)
    await shop.context.setOffline(true)
    await page.locator('summary').nth(3).click()
    await fillAddressInAnyLanguage(page)
    await page.locator('[type=submit]').click()
    await page.locator('[data-status=queued]').waitFor()
    await page.getByRole('button', { name: /^(Sign out|Esci)$/ }).click()
    await page.getByRole('dialog').waitFor()
    await check('account-sign-out')
  })

  test('a queued, a rejected and a discarded registration are accessible and fit the screen', async () => {
    const page = await shop.open()
    const check = (state: string) => inThemes(page, state, locale, (name) => inspect(page, name))
    await page.evaluate(() => navigator.serviceWorker.ready)
    await addInAnyLanguage(page, 'thimble')
    await shop.context.setOffline(true)
    // The shop accepts this e-mail, the channel rejects it.
    await registerInAnyLanguage(page, 'Bruno', 'Bianchi', 'bruno@example.it.')
    await check('account-queued')
    await goTo(page, 'checkout')
    await fillAddressInAnyLanguage(page)
    await check('checkout-offline')
    await page.locator('button[type=submit]').click()
    await page.locator('[data-hold=basted]').first().waitFor()
    await check('order-waiting')
    await shop.context.setOffline(false)
    await page.locator('[data-hold=torn]').first().waitFor()
    await check('order-held-back')
    await goTo(page, 'account')
    await page.locator('[data-hold=torn]').first().waitFor()
    await check('account-refused')
    await page.locator('[data-hold=torn] button').last().click()
    await page.locator('[data-hold=torn]').first().waitFor({ state: 'detached' })
    await check('account-order-left')
  })
}

/** Finds the fields by their purpose, because the labels differ from language to language. */
async function registerInAnyLanguage(
  page: Page,
  firstName: string,
  lastName: string,
  email = 'ada@example.it',
) {
  await goTo(page, 'create-account')
  await page.locator('[autocomplete=given-name]').fill(firstName)
  await page.locator('[autocomplete=family-name]').fill(lastName)
  await page.locator('[autocomplete=email]').fill(email)
  await page.locator('button[type=submit]').click()
  await page.getByRole('heading', { name: `${firstName} ${lastName}` }).waitFor()
}

async function orderInAnyLanguage(page: Page, check: (name: string) => Promise<void>): Promise<void> {
  await goTo(page, 'checkout')
  await check('checkout')
  await page.locator('button[type=submit]').click()
  await page.locator('[aria-invalid=true]').first().waitFor()
  await check('checkout-problems')
  await fillAddressInAnyLanguage(page)
  await page.locator('[value=declined]').check()
  await page.locator('button[type=submit]').click()
  await page.locator('fieldset [role=alert]').waitFor()
  await check('checkout-declined')
  await page.locator('[value=approved]').check()
  await page.locator('button[type=submit]').click()
  await page.getByRole('heading', { name: /SO\d+$/ }).waitFor()
  await check('order')
}

async function addInAnyLanguage(page: Page, product: string): Promise<void> {
  await goTo(page, `product/${product}`)
  await page.locator('main form [type=submit]').click()
  await page.locator('main form a[href="#/cart"]').waitFor()
}

async function fillAddressInAnyLanguage(page: Page): Promise<void> {
  await page.locator('[autocomplete=address-line1]').fill('Via Roma 1')
  await page.locator('[autocomplete=postal-code]').fill('40121')
  await page.locator('[autocomplete=address-level2]').fill('Bologna')
}

/** The controls that are too small for a thumb. */
async function smallTargets(page: Page): Promise<string[]> {
  const targets = page.locator('button, select, summary, nav a, .button, input:not([type=radio])')
  return targets.evaluateAll((elements) =>
    elements
      .filter((element) => element.checkVisibility() && element.getBoundingClientRect().height < 44)
      .map((element) => element.outerHTML),
  )
}

/** Checks the state of the page at every width, and its accessibility at the last one. */
export async function inspect(page: Page, name: string): Promise<void> {
  const isShop = !name.startsWith('headquarters')
  if (isShop) expect(await page.locator('body').innerText()).not.toMatch(guid)
  for (const width of widths) {
    await expectToFit(page, name, width)
    if (isShop) expect(await smallTargets(page), name).toEqual([])
  }
  await expectToBeAccessible(page, name)
}
