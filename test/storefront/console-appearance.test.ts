import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright'
import { expect, test } from 'vitest'
import { setupShop } from './shop.ts'

const artefacts = new URL('../artefacts/', import.meta.url).pathname

const shop = setupShop()

test.each([
  { language: 'en', locale: 'en-GB', colorScheme: 'light' },
  { language: 'it', locale: 'it-IT', colorScheme: 'dark' },
] as const)(
  'a console in full use keeps nobody out and fits every screen, in $language, $colorScheme',
  async (look) => {
    await shop.visitor({ ...look, reducedMotion: 'reduce' })
    const page = await shop.open('headquarters')
    await page.getByRole('switch').first().check()
    await fill(page)
    for (const opener of await page.locator('li:has(> button) summary').all()) await opener.click()

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
  await fill(page)
  const table = page.getByRole('region', { name: /^Async customers in the channel/ })
  const hint = table.locator('..').getByText('Scroll sideways')
  await hint.waitFor({ state: 'hidden' })
  await page.setViewportSize({ width: 320, height: 900 })
  await hint.waitFor()
  await table.focus()
  await page.keyboard.press('ArrowRight')
  await expect.poll(() => table.evaluate(({ scrollLeft }) => scrollLeft)).toBeGreaterThan(0)
})

/** Somebody who is converted and somebody who is left, a fault, a rush hour. In no language: by what things are. */
async function fill(page: Page): Promise<void> {
  for (const state of ['BO', 'ZZ']) {
    await page.evaluate(
      ([State]) =>
        fetch('Commerce/Customers?api-version=7.3', {
          method: 'POST',
          headers: { 'content-type': 'application/json', OUN: '068' },
          body: JSON.stringify({
            FirstName: 'Massimiliana Beatrice',
            LastName: 'Castelbarco-Visconti',
            Addresses: [{ Street: 'Via Zamboni 1', City: 'Bologna', State, ThreeLetterISORegionName: 'ITA' }],
          }),
        }),
      [state],
    )
  }
  for (const job of ['P-job', /Synchronize customers|Sincronizza clienti/, '1010']) {
    const row = page.locator('ol > li').filter({ has: page.getByRole('button').filter({ hasText: job }) })
    await row.getByRole('button').click()
    await row.locator('details').waitFor()
  }
  await page.locator('form:has(#fault-on) [type=submit]').click()
  await page
    .getByRole('button')
    .filter({ hasText: /^(Remove|Togli)$/ })
    .waitFor()
  await page
    .getByRole('button')
    .filter({ hasText: /rush hour|ora di punta/ })
    .click()
  await page
    .getByRole('row')
    .filter({ hasText: /^async/ })
    .waitFor()
  await page.locator('form [id$=State]').first().waitFor()
}
