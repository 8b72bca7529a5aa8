import axe from 'axe-core'
import type { Page } from 'playwright'
import { expect } from 'vitest'

const artefacts = new URL('../../artefacts/', import.meta.url).pathname

export type Locale = 'en-GB' | 'it-IT'

/**
 * Runs checks of one state of a page in both themes. The theme changes only styles, so the state is prepared once. Colours are
 * the same in all languages, so one is checked in the dark theme too, and all of them for pictures. `name` tells apart states,
 * languages and themes, such as `cart-en-dark`.
 */
export async function inThemes(
  page: Page,
  state: string,
  locale: Locale,
  check: (name: string) => Promise<void>,
): Promise<void> {
  const themes = checksColours(locale) ? (['light', 'dark'] as const) : (['light'] as const)
  for (const colorScheme of themes) {
    await page.emulateMedia({ colorScheme })
    await check(`${state}-${locale.slice(0, 2)}-${colorScheme}`)
  }
}

/** Fails if the page is wider than the screen. With `PICTURES=1` it leaves a screenshot in `test/artefacts`. */
export async function expectToFit(page: Page, name: string, width: number): Promise<void> {
  await page.setViewportSize({ width, height: 900 })
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
  expect(overflow, `${name} at ${width} px`).toBe(0)
  if (process.env.PICTURES)
    await page.screenshot({ path: `${artefacts}${name}-${width}.png`, fullPage: true })
}

const checksColours = (locale: Locale) => locale === 'en-GB' || process.env.PICTURES !== undefined
const rulesOfColours = ['color-contrast', 'link-in-text-block']
const allRules = {}
const onlyColours = { runOnly: rulesOfColours }
const withoutColours = { rules: Object.fromEntries(rulesOfColours.map((rule) => [rule, { enabled: false }])) }

/**
 * Fails if axe finds a violation. The dark theme is checked only for its colours, because everything else is as in the
 * light one; Italian not for its colours, which are those of English. For speed, axe is injected once into each document and
 * describes only violations, not the elements that pass.
 */
export async function expectToBeAccessible(page: Page, name: string): Promise<void> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source)
  const rules = rulesFor(name)
  const violations = await page.evaluate(async (rules) => {
    const { violations } = await window.axe.run({ resultTypes: ['violations'], ...rules })
    return violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])
  }, rules)
  expect(violations, name).toEqual([])
}

function rulesFor(name: string) {
  if (name.endsWith('-dark')) return onlyColours
  return name.endsWith('-it-light') ? withoutColours : allRules
}

declare global {
  interface Window {
    readonly axe: typeof axe
  }
}
