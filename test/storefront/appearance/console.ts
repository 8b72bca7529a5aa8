import type { Locator, Page } from 'playwright'
import { test } from 'vitest'
import { openSection, postCustomer, runShortRushHour } from '../console-actions.ts'
import { type TestShop } from '../shop.ts'
import { expectToBeAccessible, expectToFit, inThemes, type Locale } from './inspect.ts'

export function testConsole(shop: TestShop, locale: Locale): void {
  test('a console in full use is accessible and fits the screen', async () => {
    const page = await shop.open('headquarters')
    await fill(page)
    await openAll(page.locator('td summary, details:has([type=checkbox]) > summary'))
    await page.locator('[aria-pressed=false]').last().click()
    await check(page, 'flow', locale)

    await openSection(page, 'set-up')
    await schedule(page)
    await refuse(page)
    await configure(page)
    await defineAttributes(page)
    await check(page, 'set-up', locale)
    await page.getByRole('button', { name: /^(Reset|Ripristina)$/ }).click()
    await page.getByRole('dialog').waitFor()
    await check(page, 'reset', locale)
    await page.keyboard.press('Escape')

    await openSection(page, 'data')
    await page.locator('form select[id*=attribute]').first().waitFor()
    await openAll(page.locator('tbody > tr:first-child button'))
    await check(page, 'data', locale)

    await openSection(page, 'log')
    await openAll(page.locator('ol > li > details > summary'))
    await check(page, 'log', locale)
  })
}

async function check(page: Page, section: string, locale: Locale): Promise<void> {
  await inThemes(page, `console-${section}`, locale, async (name) => {
    for (const width of [320, 1440]) {
      await expectToFit(page, name, width)
      await expectToBeAccessible(page, name)
    }
  })
}

/**
 * Fills the flow: a synchronized customer, a failed one, many waiting ones and a rush hour. Finds the controls without
 * their labels, which differ from language to language.
 */
async function fill(page: Page): Promise<void> {
  await page.getByRole('switch').first().check()
  for (const state of ['BO', 'ZZ']) await register(page, state)
  for (const job of [/P-job|Processo P/, /Synchronize customers|Sincronizza clienti/, '1010']) {
    await page.locator('ol > li > div > button').filter({ hasText: job }).click()
    await page.locator('td').filter({ hasText: job }).first().waitFor()
  }
  await Promise.all(Array.from({ length: 14 }, () => register(page, 'BO')))
  await runShortRushHour(page)
}

/** Schedules a job, advances the clock and adds a fault. */
async function schedule(page: Page): Promise<void> {
  await page.locator('select[aria-label]').first().selectOption('900000')
  await page.getByRole('timer').locator('..').getByRole('button').last().click()
  await page.getByRole('timer').locator('xpath=../following-sibling::p[@role="status"]').waitFor()
  await page.locator('#fault-kind').selectOption('headquartersRefusal')
  await page.locator('form:has(#fault-on) [type=submit]').click()
  await page.locator('form:has(#fault-on) + ul button').waitFor()
}

/** Has a switch rejected, and leaves settings that the channel gets only from jobs. */
async function refuse(page: Page): Promise<void> {
  const switches = page.getByRole('switch')
  await switches.nth(5).click()
  await page
    .getByRole('alert')
    .filter({ hasText: /needs|richiede/ })
    .waitFor()
  await switches.nth(7).check()
  await switches.nth(1).check()
  await page.getByRole('status').getByRole('listitem').waitFor()
}

/** Lists extension properties, links identities, makes a fault with fields, and leaves texts that are refused. */
async function configure(page: Page): Promise<void> {
  await page.locator('select:has([value=listed])').selectOption('listed')
  await page.locator('select:has([value=B2B])').selectOption('B2B')
  const email = page.locator('#identity-email')
  await email.fill('massimiliana.castelbarco@example.it')
  await email.press('Enter')
  await page.locator('td').filter({ hasText: '@example.it' }).first().waitFor()
  await email.fill('massimiliana')
  await email.press('Enter')
  await page.locator('#identity-email-problem').waitFor()
  const [, currency] = await page.locator('section:has([value=ITA]) input').all()
  await currency?.fill('euro')
  await currency?.press('Tab')
  await page.locator('input[aria-invalid]').nth(1).waitFor()
  await page.locator('#fault-kind').selectOption('lateCommit')
  await page.locator('#fault-answer').selectOption('none')
  await page.locator('form:has(#fault-on) [type=submit]').click()
  await page.locator('form:has(#fault-on) + ul button').nth(1).waitFor()
}

/** Defines an attribute that customers miss, has a second one refused, and shows it where a row is repaired. */
async function defineAttributes(page: Page): Promise<void> {
  const form = page.locator('form:has([value=currency])')
  const fill = (field: string, text: string) => form.locator(`[id$=-${field}]`).fill(text)
  await fill('name', 'preferredHaberdasheryMaterial')
  await fill('values', 'cotton from Egypt, silk, merino wool, polyester')
  await fill('friendlyName', 'Preferred material of haberdashery')
  await fill(
    'description',
    'The material that this customer asks for in the shop, as far as somebody knows it.',
  )
  await form.getByRole('checkbox').check()
  await form.locator('[type=submit]').click()
  await page.locator('td').filter({ hasText: 'preferredHaberdasheryMaterial' }).waitFor()
  await form.locator('[type=submit]').click()
  await form.locator('[id$=-name-problem]').waitFor()
}

/** Opens all at once, because one click after the other takes seconds. */
function openAll(summaries: Locator): Promise<void> {
  return summaries.evaluateAll((found) => {
    for (const summary of found) (summary as HTMLElement).click()
  })
}

function register(page: Page, State: string): Promise<void> {
  return postCustomer(page, {
    FirstName: 'Massimiliana Beatrice',
    LastName: 'Castelbarco-Visconti',
    Addresses: [{ Street: 'Via Zamboni 1', City: 'Bologna', State, ThreeLetterISORegionName: 'ITA' }],
  })
}
