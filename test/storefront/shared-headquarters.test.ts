import type { Browser, Page } from 'playwright'
import { expect, test } from 'vitest'
import {
  addFault,
  asyncMode,
  jobsInOrder,
  openSection,
  runJobs,
  setMode,
  openAllPanels,
} from './console-actions.ts'
import { openOnDevice, serveSharedShop } from './shared-shop.ts'
import { setupShop } from './shop.ts'
import { accountNumber, addAddress, comeBack, registerShopper } from './shopper-actions.ts'

const shop = setupShop()

test('a customer of one device is pending in the console of another, whose jobs bring the number', async () => {
  const address = await serveSharedShop()
  const laptop = await openOnDevice(browser(), address, 'headquarters')
  await setMode(laptop, 'async')
  const phone = await openOnDevice(browser(), address)
  await registerShopper(phone, { firstName: 'Ada', lastName: 'Rossi' })
  await phone.getByText('Pending sync').first().waitFor()
  await laptop.getByText('Ada Rossi').first().waitFor()

  await runJobs(laptop, ...jobsInOrder)
  await openSection(laptop, 'set-up')
  await expect.poll(() => laptop.getByText(/^1 moved, 0 failed, at/).count()).toBe(3)
  await comeBack(phone)
  await expect.poll(() => accountNumber(phone).textContent()).toMatch(/^\d{4,}$/)
  // Headquarters is not in the browser.
  expect(await phone.evaluate(() => navigator.serviceWorker.controller)).toBeNull()
})

test('a person registers on the phone and signs in on the laptop, and both show the number', async () => {
  const address = await serveSharedShop()
  const phone = await openOnDevice(browser(), `${address}${asyncMode}`)
  await signInAtCommand(phone, 'Ada Rossi')
  await registerShopper(phone, { firstName: 'Ada', lastName: 'Rossi' })
  expect(await accountNumber(phone).textContent()).toBe('Pending sync')

  const laptop = await openOnDevice(browser(), address, 'account')
  await laptop.getByText('There is no account on this device yet.').waitFor()
  await signInAtCommand(laptop)
  await expect.poll(() => accountNumber(laptop).textContent()).toBe('Pending sync')
  const headquarters = await openOnDevice(browser(), address, 'headquarters')
  await runJobs(headquarters, ...jobsInOrder)
  for (const device of [phone, laptop]) {
    await comeBack(device)
    await expect.poll(() => accountNumber(device).textContent()).toMatch(/^\d{4,}$/)
  }
  expect(await accountNumber(laptop).textContent()).toBe(await accountNumber(phone).textContent())

  const addresses = (device: Page) => device.getByRole('region', { name: 'Addresses' })
  await addAddress(laptop)
  await addresses(laptop).getByText('Via Indipendenza 9').waitFor()
  await expect.poll(() => laptop.getByText('New address ·').count()).toBe(0)
  await phone.reload()
  await addresses(phone).getByText('Via Indipendenza 9').waitFor()
  await laptop.getByRole('button', { name: 'Sign out', exact: true }).click()
  await laptop.getByRole('navigation').getByRole('button', { name: 'Sign in' }).waitFor()
})

/** Signs Ada in on the page that the command serves: as a new identity with this name, or as the one that is known. */
async function signInAtCommand(page: Page, name?: string): Promise<void> {
  await page.getByRole('navigation').getByRole('button', { name: 'Sign in' }).click()
  await page.getByText('it asks for no password').waitFor()
  if (name === undefined) {
    await page.getByRole('button', { name: /ada@example.it/ }).click()
  } else {
    await page.getByLabel('E-mail address').fill('ada@example.it')
    await page.getByLabel('Full name').fill(name)
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  }
  await page.waitForURL(({ pathname, search }) => pathname === '/' && search === '')
  await page.getByRole('link', { name: 'Account', exact: true }).waitFor()
}

test('the consoles of two devices show the same switches, faults, clock and log', async () => {
  const address = await serveSharedShop()
  const laptop = await openOnDevice(browser(), `${address}${asyncMode}`, 'headquarters')
  const phone = await openOnDevice(browser(), address, 'headquarters')
  // The laptop shows its console when it has applied the whole set-up.
  for (const device of [laptop, phone]) {
    const asyncSwitch = device.getByRole('switch', { name: 'Create customer in async mode' })
    await expect.poll(() => asyncSwitch.isChecked()).toBe(true)
  }
  await addFault(phone, 'No connection')
  await openSection(laptop, 'set-up')
  await laptop.getByText('Creating customers: No connection, 0×').waitFor()
  await laptop.getByRole('button', { name: 'Advance by 15 min' }).click()
  for (const device of [laptop, phone]) await device.getByText('15 min ahead of this device.').waitFor()
  await runJobs(laptop, 'P-job')
  await openSection(phone, 'log')
  await phone.getByRole('region', { name: 'Log', exact: true }).getByText('P-job').first().waitFor()
})

test('the console of a shared headquarters says which switches another one needs', async () => {
  const address = await serveSharedShop()
  const headquarters = await openOnDevice(browser(), address, 'headquarters/set-up')
  await openAllPanels(headquarters)
  const editing = headquarters.getByRole('switch', { name: 'Editing customers in asynchronous mode' })
  await editing.click()
  const reason =
    /“Enable editing customers in asynchronous mode” needs “Enable asynchronous creation for customer addresses”/
  await headquarters.getByRole('alert').filter({ hasText: reason }).waitFor()
  await expect.poll(() => editing.isChecked()).toBe(false)
})

function browser(): Browser {
  const own = shop.context.browser()
  if (!own) throw new Error('The browser of the tests has ended')
  return own
}
