import { expect, test } from 'vitest'
import { accountNumber, chooseMode, goTo, inOrder, registerShopper, runJobs, setupShop } from './shop.ts'

const ada = { firstName: 'Ada', lastName: 'Rossi' }

const shop = setupShop()

test('keeps a registration made offline on this device and sends it when the connection is back', async () => {
  const headquarters = await shop.open('headquarters')
  const page = await shop.open()
  const none = headquarters.getByRole('region', { name: 'Async customers in the channel (0)', exact: true })
  await none.waitFor()
  await page.evaluate(() => navigator.serviceWorker.ready)
  await shop.context.setOffline(true)
  await page.getByText('You are offline.').waitFor()
  await registerShopper(page, ada)
  expect(await accountNumber(page).textContent()).toBe('Pending sync')
  await page.getByText('Your registration is kept on this device.').waitFor()
  await page.getByText('Waiting to be sent').waitFor()
  expect(await none.count()).toBe(1)

  await shop.context.setOffline(false)
  await headquarters
    .getByRole('region', { name: 'Async customers in the channel (1)', exact: true })
    .waitFor()
  await page.getByText('The shop has your registration.').waitFor()
  await runJobs(headquarters, ...inOrder)
  await expect.poll(() => accountNumber(page).textContent()).toMatch(/^\d{4,}$/)
})

test('explains in the form that customers cannot be created offline, and keeps the input', async () => {
  const headquarters = await shop.open('headquarters')
  await headquarters.getByRole('switch', { name: 'Filter shared customer data tables' }).check()
  const page = await shop.open('create-account')
  await expect.poll(() => page.getByLabel('Title').getByRole('option').count()).toBeGreaterThan(1)
  await shop.context.setOffline(true)
  await page.getByLabel('First name').fill('Ada')
  await page.getByLabel('Last name').fill('Rossi')
  await page.getByRole('button', { name: 'Create account' }).click()
  await page.getByRole('region', { name: 'The account was not created' }).waitFor()
  await page.getByText('This store cannot create customers while it is offline.').waitFor()
  expect(await page.getByLabel('Last name').inputValue()).toBe('Rossi')
})

test('shows each of several customers on one device their own account page', async () => {
  const page = await shop.open()
  await registerShopper(page, ada)
  await goTo(page, 'headquarters')
  await chooseMode(page, 'async')
  await registerShopper(page, { firstName: 'Bruno', lastName: 'Bianchi' })
  expect(await accountNumber(page).textContent()).toBe('Pending sync')
  await page.getByRole('button', { name: 'Ada Rossi' }).click()
  expect(await accountNumber(page).textContent()).toMatch(/^\d{4,}$/)
})

test('opens without a connection after the first visit', async () => {
  const page = await shop.open()
  await page.evaluate(() => navigator.serviceWorker.ready)
  await shop.context.setOffline(true)
  await page.reload()
  await page.getByRole('heading', { name: 'Buttons, thread and patience.' }).waitFor()
  await registerShopper(page, ada)
  await page.close()

  const later = await shop.open('account')
  expect(await accountNumber(later).textContent()).toBe('Pending sync')
  await shop.context.setOffline(false)
  await expect.poll(() => accountNumber(later).textContent()).toMatch(/^\d{4,}$|^Pending sync$/)
  await later.getByText('The shop has your registration.').waitFor()
})

test('changes the language without a connection', async () => {
  const page = await shop.open()
  await page.evaluate(() => navigator.serviceWorker.ready)
  await shop.context.setOffline(true)
  await page.getByRole('button', { name: 'Italiano' }).click()
  await page.getByRole('heading', { name: 'Bottoni, filo e pazienza.' }).waitFor()
  await page.reload()
  await page.getByRole('heading', { name: 'Bottoni, filo e pazienza.' }).waitFor()
})

test('reports a page that could not be fetched, and opens it when the connection is back', async () => {
  const { page, visitor } = await unkept()
  await visitor.setOffline(true)
  await page.getByRole('link', { name: 'Cart', exact: true }).click()
  await page.getByRole('heading', { name: 'This page could not be fetched' }).waitFor()
  await visitor.setOffline(false)
  await page.getByRole('heading', { name: 'Cart', exact: true }).waitFor()
  await visitor.close()
})

test('keeps the current language when the other one could not be fetched', async () => {
  const { page, visitor } = await unkept()
  await visitor.setOffline(true)
  const failed = page.waitForEvent('requestfailed')
  await page.getByRole('button', { name: 'Italiano' }).click()
  await failed
  await expect.poll(() => page.evaluate(() => localStorage.getItem('asola:language'))).toBe('en')
  expect(await page.locator('html').getAttribute('lang')).toBe('en')
  await visitor.setOffline(false)
  await page.getByRole('button', { name: 'Italiano' }).click()
  await page.getByRole('heading', { name: 'Bottoni, filo e pazienza.' }).waitFor()
  await visitor.close()
})

/** Opens the start page in a browser without service workers, so that no page is cached in advance. */
async function unkept() {
  const visitor = await shop.context.browser()?.newContext({ serviceWorkers: 'block', locale: 'en-GB' })
  if (!visitor) throw new Error('There is no browser.')
  const page = await visitor.newPage()
  await goTo(page, '')
  return { page, visitor }
}
