import type { Page } from 'playwright'
import { expect, test } from 'vitest'
import { goTo, type TestShop } from '../shop.ts'
import { inThemes, type Locale } from './inspect.ts'
import { inspect } from './pages.ts'

const asyncMode = 'createCustomersAsync'
const named = 'Massimiliana Beatrice Castelbarco-Visconti'

/** Tests the account page in the situations that the other pages do not lead to, and the forms that belong to it. */
export function testAccount(shop: TestShop, locale: Locale): void {
  const check = (page: Page, state: string) => inThemes(page, state, locale, (name) => inspect(page, name))

  test('the account of a company, with its address book and all forms, is accessible and fits the screen', async () => {
    const page = await shop.open()
    await page.locator('nav button').click()
    await page.locator('[autocomplete=email]').fill('bottoni@example.it')
    await page.locator('[type=submit]').click()
    await page.waitForURL(({ search }) => search === '')
    await page.getByRole('heading', { level: 1 }).waitFor()
    await goTo(page, 'create-account')
    await page.locator('[value=organization]').check()
    await page.locator('[autocomplete=organization]').fill(`Ditta ${named} S.r.l.`)
    await page.locator('#vatNumber').fill('IT00743110156')
    await page.locator('[autocomplete=email]').fill('bottoni@example.it')
    await page.locator('[type=submit]').click()
    await page.locator('#vatNumber[aria-invalid=true]').waitFor()
    await check(page, 'create-account-company')
    await page.locator('#vatNumber').fill('IT00743110157')
    await fillAddress(page, 'Via Roma 1')
    await page.locator('[type=submit]').click()
    await page.locator('[data-hold=sewn]').first().waitFor()
    await openForm(page, /^(Add an address|Aggiungi un indirizzo)$/)
    await fillAddress(page, 'Via dei Fabbricanti di Bottoni e di Passamanerie 112/bis')
    await page.locator('form [type=submit]').click()
    await expect.poll(() => page.getByRole('listitem').filter({ hasText: 'Fabbricanti' }).count()).toBe(1)
    await check(page, 'account-company')
    await openForm(page, /Roma/)
    await openForm(page, /^(Change details|Modifica i dati)$/)
    await openForm(page, /^(Add an email|Aggiungi un’e-mail)/)
    await check(page, 'account-company-forms')
    await page.getByRole('button', { name: /^(Remove|Rimuovi): Via dei/ }).click()
    await page.getByRole('dialog').waitFor()
    await check(page, 'account-remove-address')
  })

  test('an account that waits for long, and several on one device, are accessible and fit the screen', async () => {
    const page = await shop.open('', `?set-up=${asyncMode}`)
    await register(page, 'Ada', 'Rossi')
    await register(page, 'Massimiliana Beatrice', 'Castelbarco-Visconti')
    await page.addInitScript(() => {
      const { now } = Date
      Date.now = () => now() + 25 * 60_000
    })
    await page.reload()
    await page.locator('a[href^=mailto]').waitFor()
    await page.locator('details:has(li) > summary').click()
    await check(page, 'account-late')
  })

  test('a registration whose answer is lost is accessible and fits the screen', async () => {
    const page = await shop.open('', `?set-up=${asyncMode}&faults=creating.noAnswer.once`)
    await register(page, 'Massimiliana Beatrice', 'Castelbarco-Visconti')
    await page.locator('a[href^=mailto]').waitFor()
    await check(page, 'account-undecided')
  })

  test('signing up with an address that is taken is accessible and fits the screen', async () => {
    const page = await shop.open()
    const email = 'massimiliana.beatrice.castelbarco@example.it'
    await page.locator('nav button').click()
    await page.locator('[autocomplete=email]').fill(email)
    await page.locator('[type=submit]').click()
    await page.waitForURL(({ search }) => search === '')
    await page.getByRole('heading', { level: 1 }).waitFor()
    await goTo(page, 'account')
    await page.getByRole('button', { name: /^(Sign out|Esci)$/ }).click()
    await page.locator('article').first().waitFor()
    await goTo(page, 'create-account')
    await page.getByRole('button', { name: /^(Sign up|Iscriviti)$/ }).click()
    await page.locator('[autocomplete=name]').waitFor()
    await page.locator('[autocomplete=email]').fill(email)
    await page.locator('[type=submit]').click()
    await page.getByRole('alert').getByRole('button').waitFor()
    await check(page, 'provider-sign-up')
  })
}

async function register(page: Page, firstName: string, lastName: string): Promise<void> {
  await goTo(page, 'create-account')
  await page.locator('[autocomplete=given-name]').fill(firstName)
  await page.locator('[autocomplete=family-name]').fill(lastName)
  await page.locator('[autocomplete=email]').fill('ada@example.it')
  await page.locator('button[type=submit]').click()
  await page.getByRole('heading', { name: `${firstName} ${lastName}` }).waitFor()
}

async function openForm(page: Page, name: RegExp): Promise<void> {
  const summary = page.locator('summary').filter({ visible: true })
  const labels = await summary.evaluateAll((found) =>
    found.map((one) => one.ariaLabel ?? one.textContent.trim()),
  )
  const index = labels.findIndex((label) => name.test(label))
  await summary.nth(index).click()
  await summary.nth(index).locator('..').locator('[type=submit]').waitFor()
}

async function fillAddress(page: Page, street: string): Promise<void> {
  await page.locator('[autocomplete=address-line1]').fill(street)
  await page.locator('[autocomplete=postal-code]').fill('40121')
  await page.locator('[autocomplete=address-level2]').fill('Bologna')
}
