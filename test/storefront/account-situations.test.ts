import type { Page } from 'playwright'
import { expect, test } from 'vitest'
import { addFault, asyncMode, jobsInOrder, openSection, runJobs, setMode } from './console-actions.ts'
import { goTo, setupShop } from './shop.ts'
import {
  accountNumber,
  addToCart,
  comeBack,
  fillAddress,
  fillRegistration,
  goOffline,
  goToCheckout,
  registerShopper,
  signIn,
} from './shopper-actions.ts'

const ada = { firstName: 'Ada', lastName: 'Rossi', email: 'ada@example.it' }

const shop = setupShop()

const headline = (page: Page, text: string) =>
  page.getByRole('heading', { level: 2, name: text, exact: true })

/** All that a person can read on the page, the footer included. */
const textOf = (page: Page) => page.locator('body').innerText()

const footer = (page: Page) => page.getByRole('contentinfo')

/** Asks for the account number by keyboard. The button keeps the focus. */
async function lookNow(page: Page): Promise<void> {
  const button = page.getByRole('button', { name: 'Look now' })
  await button.press('Enter')
  await expect.poll(() => button.isEnabled()).toBe(true)
  expect(await button.evaluate((element) => element === document.activeElement)).toBe(true)
}

test('says that a registration without a connection is kept on this device', async () => {
  const page = await shop.open()
  await goOffline(page)
  await registerShopper(page, ada)
  await headline(page, 'Kept on this device').waitFor()
  await page.getByText('You need not register again. You can order already.').waitFor()
  expect(await accountNumber(page).textContent()).toBe('Pending sync')
  await footer(page).getByText('One entry is kept on this device until the shop confirms it.').waitFor()
  expect(await page.getByRole('heading', { name: 'Not confirmed yet' }).count()).toBe(0)
  expect(await page.getByRole('button', { name: 'Look now' }).count()).toBe(0)

  await shop.context.setOffline(false)
  await headline(page, 'The shop has your registration').waitFor()
})

test('says that a pending registration is at the shop, and what comes next', async () => {
  const page = await shop.open('', asyncMode)
  await registerShopper(page, ada)
  await headline(page, 'The shop has your registration').waitFor()
  expect(await accountNumber(page).textContent()).toBe('Pending sync')
  await page.getByText('There is nothing you need to do. You can order already.').waitFor()
  await lookNow(page)
  await footer(page).getByText('An account number has not arrived yet.').waitFor()
  await goTo(page, 'headquarters')
  await runJobs(page, ...jobsInOrder)
  await goTo(page, 'account')
  await headline(page, 'You are in our book').waitFor()
  await footer(page).getByText('Everything you sent has arrived.').waitFor()
})

test('says after a while that it is taking longer than usual, and whom to ask', async () => {
  const page = await shop.open('', asyncMode)
  await registerShopper(page, ada)
  await headline(page, 'The shop has your registration').waitFor()
  await page.addInitScript(() => {
    const { now } = Date
    Date.now = () => now() + 25 * 60_000
  })
  await page.reload()
  await headline(page, 'This is taking longer than usual').waitFor()
  expect(await accountNumber(page).textContent()).toBe('Pending sync')
  await page.getByRole('link', { name: 'help@asola.example' }).waitFor()
  await lookNow(page)
  const text = await textOf(page)
  expect(text).not.toContain('nothing you need to do')
  expect(text).not.toMatch(/fail|error/i)

  await page.getByRole('button', { name: 'Italiano' }).click()
  await headline(page, 'Ci vuole più tempo del solito').waitFor()
  await page.getByText('In attesa di sincronizzazione').waitFor()
})

test('says that nobody can tell if a guest’s registration arrived, and lets the guest decide', async () => {
  const headquarters = await shop.open('headquarters')
  await setMode(headquarters, 'async')
  await addFault(headquarters, 'The answer is lost')
  const page = await shop.open()
  await registerShopper(page, ada)
  await headline(page, 'We cannot tell if it arrived').waitFor()
  expect(await accountNumber(page).textContent()).toBe('Pending sync')
  await page.getByRole('link', { name: 'help@asola.example' }).waitFor()
  expect(await page.getByRole('heading', { name: 'Needs your decision' }).count()).toBe(0)
  await footer(page).getByText('Something needs your decision: see your account.').waitFor()

  await addToCart(page, 'Thimble')
  await goToCheckout(page)
  await fillAddress(page)
  await page.getByRole('button', { name: 'Place order' }).click()
  await page.getByText('We cannot tell if your registration arrived').waitFor()
  expect(await page.getByText('by itself as soon as').count()).toBe(0)
  await page.getByRole('link', { name: 'See your account' }).click()
  await page.getByRole('button', { name: 'Send it again anyway: Registration' }).click()
  await headline(page, 'The shop has your registration').waitFor()
})

test('says that it finds out if the registration of a person who is signed in arrived', async () => {
  const headquarters = await shop.open('headquarters')
  await setMode(headquarters, 'async')
  await openSection(headquarters, 'set-up')
  await headquarters.getByLabel('How often').selectOption('Until removed')
  await addFault(headquarters, 'The answer is lost')
  await addFault(headquarters, 'The channel answers an error', 'Looking customers up')
  const page = await shop.open()
  await signIn(page)
  await registerShopper(page, ada)
  await headline(page, 'We are finding out if it arrived').waitFor()
  await page.getByText('We ask the shop by ourselves').waitFor()
  expect(await accountNumber(page).textContent()).toBe('Pending sync')
})

test('says once why a registration was not accepted, and nothing that contradicts it', async () => {
  const page = await shop.open('create-account', '?set-up=&faults=creating.headquartersRefusal.once')
  await fillRegistration(page, { ...ada, street: 'Via Roma 1', zipCode: '40121', city: 'Bologna' })
  await page.getByRole('button', { name: 'Create account' }).click()
  await page.getByRole('link', { name: 'See what was kept' }).click()
  await headline(page, 'Your registration was not accepted').waitFor()
  const reason = await page.locator('main p > strong').first().innerText()
  const text = await textOf(page)
  expect(text.split(reason)).toHaveLength(2)
  for (const contradiction of [
    'has been sent',
    'On its way',
    'Not confirmed yet',
    'Account number',
    'Pending sync',
    'correct the details first',
    'not accepted and',
  ])
    expect(text).not.toContain(contradiction)
  await footer(page).getByText('Something needs your decision: see your account.').waitFor()
  expect(await page.getByRole('list', { name: 'Where your registration is' }).count()).toBe(0)

  await page.getByRole('button', { name: 'Correct your details' }).click()
  const form = page.getByRole('form', { name: 'Change details' })
  const firstName = form.getByLabel('First name')
  await expect.poll(() => firstName.evaluate((element) => element === document.activeElement)).toBe(true)
  await firstName.fill('Adele')
  await form.getByRole('button', { name: 'Save' }).click()
  await headline(page, 'You are in our book').waitFor()
  await page.getByRole('heading', { name: 'Adele Rossi' }).waitFor()
  await comeBack(page)
  await footer(page).getByText('Everything you sent has arrived.').waitFor()
})
