import type { Browser } from 'playwright'
import { expect, test } from 'vitest'
import { addFault, asyncMode, jobsInOrder, runJobs, setMode } from './console-actions.ts'
import { openOnDevice, serveSharedShop } from './shared-shop.ts'
import { setupShop } from './shop.ts'
import { accountNumber, comeBack, registerShopper } from './shopper-actions.ts'

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
  await expect.poll(() => laptop.getByText(/^1 moved, 0 failed, at/).count()).toBe(3)
  await comeBack(phone)
  await expect.poll(() => accountNumber(phone).textContent()).toMatch(/^\d{4,}$/)
  // Headquarters is not in the browser.
  expect(await phone.evaluate(() => navigator.serviceWorker.controller)).toBeNull()
})

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
  await laptop.getByText('Creating customers: No connection, 0×').waitFor()
  await laptop.getByRole('button', { name: 'Advance by 15 min' }).click()
  for (const device of [laptop, phone]) await device.getByText('15 min ahead of this device.').waitFor()
  await runJobs(laptop, 'P-job')
  await phone.getByRole('region', { name: 'Log', exact: true }).getByText('P-job').first().waitFor()
})

test('the console of a shared headquarters says which switches another one needs', async () => {
  const address = await serveSharedShop()
  const headquarters = await openOnDevice(browser(), address, 'headquarters')
  const editing = headquarters.getByRole('switch', { name: 'Editing customers in asynchronous mode' })
  await editing.click()
  const reason =
    /“Editing customers in asynchronous mode” needs “Asynchronous creation for customer addresses”/
  await headquarters.getByRole('alert').filter({ hasText: reason }).waitFor()
  await expect.poll(() => editing.isChecked()).toBe(false)
})

function browser(): Browser {
  const own = shop.context.browser()
  if (!own) throw new Error('The browser of the tests has ended')
  return own
}
