import { expect, test } from 'vitest'
import { goTo, setupShop } from './shop.ts'
import { registerShopper } from './shopper-actions.ts'

const shop = setupShop()

test('offers a guest an account until there is one on this device, and signing in before and after', async () => {
  const page = await shop.open()
  const pages = page.getByRole('navigation', { name: 'Pages' })
  const create = pages.getByRole('link', { name: 'Create account' })
  await create.waitFor()
  await pages.getByRole('button', { name: 'Sign in' }).waitFor()
  await create.click()
  await page.getByRole('heading', { level: 1, name: 'Create account' }).waitFor()
  await registerShopper(page, { firstName: 'Ada', lastName: 'Rossi' })
  await create.waitFor({ state: 'detached' })
  expect(await pages.getByRole('link', { name: 'Account', exact: true }).isVisible()).toBe(true)

  await goTo(page, '')
  expect(await page.getByRole('link', { name: 'Open your page in our book' }).count()).toBe(0)
  await page.getByRole('link', { name: 'See your page in our book' }).click()
  await page.getByRole('heading', { name: 'Ada Rossi' }).waitFor()
})
