import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright'
import { expect, test } from 'vitest'
import { createDirectly, setupShop } from './shop.ts'

const artefacts = new URL('../artefacts/', import.meta.url).pathname

const shop = setupShop()

test.each([
  { language: 'en', locale: 'en-GB', colorScheme: 'light' },
  { language: 'en', locale: 'en-GB', colorScheme: 'dark' },
  { language: 'it', locale: 'it-IT', colorScheme: 'light' },
  { language: 'it', locale: 'it-IT', colorScheme: 'dark' },
] as const)(
  'a console in full use keeps nobody out and fits every screen, in $language, $colorScheme',
  async (look) => {
    await shop.visitor({ ...look, reducedMotion: 'reduce' })
    const page = await shop.open('headquarters')
    await fill(page)
    await refuse(page)
    for (const opener of await page.locator('td summary, ol > li > details > summary').all())
      await opener.click()

    for (const width of [320, 1440]) {
      await page.setViewportSize({ width, height: 900 })
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
      expect(overflow, `at ${width} px`).toBe(0)
      await page.screenshot({
        path: `${artefacts}console-in-use-${look.language}-${look.colorScheme}-${width}.png`,
        fullPage: true,
      })
      const { violations } = await new AxeBuilder({ page }).analyze()
      expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([])
    }
  },
)

test('a table that is wider than its panel says that it can be scrolled', async () => {
  const page = await shop.open('headquarters')
  await page.getByRole('switch').first().check()
  await register(page, 'BO')
  const table = page.getByRole('region', { name: 'Async customers in the channel (1)', exact: true })
  await table.waitFor()
  const hint = table.locator('..').getByText('Scroll sideways')
  await hint.waitFor({ state: 'hidden' })
  await page.setViewportSize({ width: 320, height: 900 })
  await hint.waitFor()
  await table.focus()
  await page.keyboard.press('ArrowRight')
  await expect.poll(() => table.evaluate(({ scrollLeft }) => scrollLeft)).toBeGreaterThan(0)
})

/**
 * Somebody who is converted, somebody who failed, many who wait; a schedule, a clock that is ahead, settings that the
 * channel does not know, faults, a rush hour. In no language: by what things are.
 */
async function fill(page: Page): Promise<void> {
  await page.getByRole('switch').first().check()
  for (const state of ['BO', 'ZZ']) await register(page, state)
  for (const job of ['P-job', /Synchronize customers|Sincronizza clienti/, '1010']) {
    await page.locator('ol > li > div > button').filter({ hasText: job }).click()
    await page.locator('td').filter({ hasText: job }).first().waitFor()
  }
  await Promise.all(Array.from({ length: 14 }, () => register(page, 'BO')))
  await page.locator('form [id$=State]').first().waitFor()

  await page.locator('select[aria-label]').first().selectOption('900000')
  await page.getByRole('timer').locator('..').getByRole('button').last().click()
  await page.getByRole('timer').locator('xpath=../following-sibling::p[@role="status"]').waitFor()
  await page.locator('#fault-kind').selectOption('headquartersRefusal')
  await page.locator('form:has(#fault-on) [type=submit]').click()
  await page.locator('form:has(#fault-on) + ul button').waitFor()
  await page
    .getByRole('button')
    .filter({ hasText: /rush hour|ora di punta/ })
    .click()
  await page.locator('figure path').first().waitFor()
}

/** A refused switch, and settings that wait for jobs. */
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

function register(page: Page, State: string): Promise<void> {
  return createDirectly(page, {
    FirstName: 'Massimiliana Beatrice',
    LastName: 'Castelbarco-Visconti',
    Addresses: [{ Street: 'Via Zamboni 1', City: 'Bologna', State, ThreeLetterISORegionName: 'ITA' }],
  })
}
