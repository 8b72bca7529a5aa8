import type { Page } from 'playwright'
import { expect, test } from 'vitest'
import { addFault, openSection, setMode } from './console-actions.ts'
import { setupShop } from './shop.ts'
import { accountNumber, fillRegistration, registerShopper, signIn } from './shopper-actions.ts'

const ada = { firstName: 'Ada', lastName: 'Rossi' }

const shop = setupShop()

/** Registers a shopper whom headquarters rejects once. */
async function registerAndBeRejected() {
  const page = await shop.open('create-account', '?set-up=&faults=creating.headquartersRefusal.once')
  await fillRegistration(page, ada)
  await page.getByRole('button', { name: 'Create account' }).click()
  await page.getByRole('region', { name: 'The account was not created' }).waitFor()
  return page
}

/** Resolves when the console shows `count` async customers in the channel. */
async function asyncCustomers(headquarters: Page, count: number): Promise<void> {
  await openSection(headquarters, 'data')
  await headquarters
    .getByRole('region', { name: `Async customers in the channel (${count})`, exact: true })
    .waitFor()
}

test('keeps a rejected registration in the form and on the device, so that it can be sent again', async () => {
  const page = await registerAndBeRejected()
  expect(await page.getByLabel('Last name').inputValue()).toBe('Rossi')

  await page.getByLabel('Last name').fill('Bianchi')
  await page.getByRole('button', { name: 'Create account' }).click()
  await page.getByRole('heading', { name: 'Ada Bianchi' }).waitFor()
  expect(await accountNumber(page).textContent()).toMatch(/^\d{4,}$/)
  expect(await page.getByRole('button', { name: 'Ada Rossi' }).count()).toBe(0)
})

test('retries a rejected registration from the account page', async () => {
  const page = await registerAndBeRejected()
  await page.getByRole('link', { name: 'See what was kept' }).click()
  await page.getByRole('heading', { name: 'Your registration was not accepted' }).waitFor()
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect.poll(() => accountNumber(page).textContent()).toMatch(/^\d{4,}$/)
})

test('removes a rejected registration from the device when it is discarded', async () => {
  const page = await registerAndBeRejected()
  await page.getByRole('link', { name: 'See what was kept' }).click()
  await page.getByRole('button', { name: 'Discard' }).click()
  await page.getByText('There is no account on this device yet.').waitFor()
})

test('looks up a registration whose answer was lost instead of sending it again', async () => {
  const headquarters = await shop.open('headquarters')
  await setMode(headquarters, 'async')
  await addFault(headquarters, 'The answer is lost')
  const page = await shop.open()
  await signIn(page)
  await registerShopper(page, ada)
  await page.getByRole('heading', { name: 'The shop has your registration' }).waitFor()
  await asyncCustomers(headquarters, 1)
})

test('lets the shopper decide when a lost answer cannot be looked up', async () => {
  const headquarters = await shop.open('headquarters')
  await setMode(headquarters, 'async')
  await openSection(headquarters, 'set-up')
  await headquarters.getByLabel('How often').selectOption('Until removed')
  await addFault(headquarters, 'The channel answers an error', 'Looking customers up')
  await headquarters.getByLabel('How often').selectOption('Once')
  await addFault(headquarters, 'The answer is lost')
  const page = await shop.open()
  await registerShopper(page, ada)
  await page.getByRole('heading', { name: 'We cannot tell if it arrived' }).waitFor()
  await asyncCustomers(headquarters, 1)
  await page.getByRole('button', { name: 'Send it again anyway' }).click()
  await page.getByRole('heading', { name: 'The shop has your registration' }).waitFor()
  await asyncCustomers(headquarters, 2)
})

test('shows a sync registration as pending when the real-time call fails', async () => {
  const page = await shop.open('', '?set-up=&faults=creating.realTimeFailure.once')
  await registerShopper(page, ada)
  expect(await accountNumber(page).textContent()).toBe('Pending sync')
})
