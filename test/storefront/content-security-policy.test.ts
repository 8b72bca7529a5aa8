import type { Page } from 'playwright'
import { runShortRushHour } from './console-actions.ts'
import { expect, inject, test } from 'vitest'
import { contentSecurityPolicy } from '../../demo/content-security-policy.ts'
import { goTo, setupShop } from './shop.ts'
import { accountNumber, addToCart, registerShopper } from './shopper-actions.ts'

const shop = setupShop()

test('forbids inline code, evaluated code and other origins by a policy in the page', async () => {
  const page = await shop.open()
  const policy = await page.locator('meta[http-equiv=Content-Security-Policy]').getAttribute('content')
  expect(policy).toBe(contentSecurityPolicy)
  expect(policy).toContain("default-src 'none'")
  expect(policy).not.toContain('unsafe')
})

test('violates the policy on no page', async () => {
  // The first visit starts the service worker, too.
  await shop.useProfile({})
  const page = await shop.context.newPage()
  const violations = await collectViolations(page)
  await goTo(page, '')
  await addToCart(page, 'Thimble')
  await page.getByRole('button', { name: 'Italiano' }).click()
  await page.getByRole('button', { name: 'English' }).click()
  await registerShopper(page, { firstName: 'Ada', lastName: 'Rossi' })
  await expect.poll(() => accountNumber(page).textContent()).toMatch(/^\d{4,}$/)
  for (const path of ['cart', 'checkout', 'checkout/account', 'order/none', 'nowhere']) await goTo(page, path)
  await goTo(page, 'headquarters')
  await runShortRushHour(page)
  expect(violations).toEqual([])
})

test('detects a violation, which shows that the check works', async () => {
  const visitor = await shop.context.browser()?.newContext()
  const page = await visitor?.newPage()
  if (!visitor || !page) throw new Error('There is no browser.')
  const violations = await collectViolations(page)
  await page.goto(inject('storefront'))
  await page.evaluate(() => document.body.setAttribute('style', 'color: red'))
  await expect.poll(() => violations).toContain('style-src-attr')
  await visitor.close()
})

/** The directives that the page violates from now on. */
async function collectViolations(page: Page): Promise<readonly string[]> {
  const violations: string[] = []
  await page.exposeFunction('noteViolation', (directive: string) => violations.push(directive))
  await page.addInitScript(() =>
    addEventListener('securitypolicyviolation', ({ effectiveDirective }) =>
      (window as unknown as { noteViolation(directive: string): void }).noteViolation(effectiveDirective),
    ),
  )
  return violations
}
