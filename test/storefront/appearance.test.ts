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
  })
})

/** By what the fields are for: the words differ from language to language. */
async function registerWithoutWords(page: Page, firstName: string, lastName: string): Promise<void> {
  await goTo(page, 'create-account')
  await page.locator('[autocomplete=given-name]').fill(firstName)
  await page.locator('[autocomplete=family-name]').fill(lastName)
  await page.locator('button[type=submit]').click()
  await page.getByRole('heading', { name: `${firstName} ${lastName}` }).waitFor()
}

async function inspect(page: Page, name: string): Promise<void> {
  if (!name.startsWith('headquarters')) expect(await page.locator('body').innerText()).not.toMatch(guid)
  for (const width of widths) {
    await page.setViewportSize({ width, height: 900 })
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
    expect(overflow, `${name} at ${width} px`).toBe(0)
    await page.screenshot({ path: `${artefacts}${name}-${width}.png`, fullPage: true })
  }
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(
    violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]),
    name,
  ).toEqual([])
}
