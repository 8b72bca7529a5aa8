import { describe, expect, test } from 'vitest'
import { jobsInOrder, runJobs } from './console-actions.ts'
import { goTo, setupShop } from './shop.ts'
import {
  accountNumber,
  addAddress,
  addToCart,
  fillAddress,
  fillRegistration,
  goOffline,
  goToCheckout,
  orderNumber,
  placeOrder,
  registerShopper,
  signIn,
  viaRoma,
} from './shopper-actions.ts'

const ada = { firstName: 'Ada', lastName: 'Rossi', email: 'ada@example.it' }

const shop = setupShop()

test('the service worker leaves the API reference to the host, and answers its own pages without one', async () => {
  const page = await shop.open()
  await goOffline(page)
  const shopPage = page.url()
  await page.goto(shopPage)
  await page.getByRole('heading', { level: 1 }).waitFor()
  const reference = new URL('reference/index.html', shopPage).href
  await expect(page.goto(reference)).rejects.toThrow('net::ERR_')
  await shop.context.setOffline(false)
})

test('keeps a registration made offline on this device and sends it when the connection is back', async () => {
  const headquarters = await shop.open('headquarters/data')
  const page = await shop.open()
  const none = headquarters.getByRole('region', { name: 'Async customers in the channel (0)', exact: true })
  await none.waitFor()
  await goOffline(page)
  await registerShopper(page, ada)
  expect(await accountNumber(page).textContent()).toBe('Pending sync')
  await page.getByRole('heading', { name: 'Kept on this device' }).waitFor()
  expect(await none.count()).toBe(1)

  await shop.context.setOffline(false)
  await headquarters
    .getByRole('region', { name: 'Async customers in the channel (1)', exact: true })
    .waitFor()
  await page.getByRole('heading', { name: 'The shop has your registration' }).waitFor()
  await runJobs(headquarters, ...jobsInOrder)
  await expect.poll(() => accountNumber(page).textContent()).toMatch(/^\d{4,}$/)
})

test('explains in the form that customers cannot be created offline, and keeps the input', async () => {
  const page = await shop.open('create-account', '?set-up=filterSharedCustomerData')
  await expect.poll(() => page.getByLabel('Title').getByRole('option').count()).toBeGreaterThan(1)
  await shop.context.setOffline(true)
  await page.getByLabel('First name').fill('Ada')
  await page.getByLabel('Last name').fill('Rossi')
  await page.getByLabel('Email').fill('ada@example.it')
  await page.getByRole('button', { name: 'Create account' }).click()
  await page.getByRole('region', { name: 'The account was not created' }).waitFor()
  await page.getByText('This store cannot create customers while it is offline.').waitFor()
  expect(await page.getByLabel('Last name').inputValue()).toBe('Rossi')
})

describe('input that was not sent yet', () => {
  test('survives a reload of the registration form without a connection, and is sent once', async () => {
    const page = await shop.open('create-account')
    await goOffline(page)
    await fillRegistration(page, { ...ada, ...viaRoma })
    await page.getByLabel('Phone').fill('051 234567')
    await page.reload()
    await expect.poll(() => page.getByLabel('Last name').inputValue()).toBe('Rossi')
    expect(await page.getByLabel('City').inputValue()).toBe('Bologna')
    expect(await page.getByLabel('Phone').inputValue()).toBe('051 234567')
    await page.getByRole('button', { name: 'Create account' }).click()
    await page.getByText('+39 051 234567').waitFor()

    await goTo(page, 'create-account')
    expect(await page.getByLabel('Last name').inputValue()).toBe('')
    await shop.context.setOffline(false)
    await goTo(page, 'account')
    await page.getByRole('heading', { name: 'The shop has your registration' }).waitFor()
    expect(await page.getByText('Another account on this device').count()).toBe(0)
  })

  test('survives a reload of the checkout, and is not shown in another tab', async () => {
    const page = await shop.open()
    await registerShopper(page, ada)
    await addToCart(page, 'Thimble')
    await goToCheckout(page)
    await goOffline(page)
    await fillAddress(page)
    await page.reload()
    await expect.poll(() => page.getByLabel('City').inputValue()).toBe('Bologna')
    const second = await shop.open('checkout')
    expect(await second.getByLabel('City').inputValue()).toBe('')
    await placeOrder(page)
    await second.getByText('Your cart is empty.').waitFor()
    await shop.context.setOffline(false)
    await orderNumber(page).waitFor()
  })
})

test('keeps an address added without a connection, and sends it when the connection is back', async () => {
  const page = await shop.open()
  await signIn(page)
  await registerShopper(page, ada)
  const number = await accountNumber(page).textContent()
  await goOffline(page)
  await addAddress(page, viaRoma.street)
  await page.getByText('New address · Waiting to be sent').waitFor()
  await page.getByText('It goes out by itself when the connection is back.').waitFor()
  expect(await page.getByRole('button', { name: 'Send now' }).count()).toBe(0)

  await page.reload()
  const addresses = page.getByRole('region', { name: 'Addresses' })
  await addresses.getByText('waiting to be sent').waitFor()
  await shop.context.setOffline(false)
  await expect.poll(() => page.getByText('New address ·').count()).toBe(0)
  expect(await addresses.getByText(viaRoma.street).count()).toBe(1)
  expect(await accountNumber(page).textContent()).toBe(number)
})

test('opens without a connection after the first visit', async () => {
  await shop.useProfile({})
  const page = await shop.open()
  await goOffline(page)
  await page.reload()
  await page.getByRole('heading', { name: 'Buttons, thread and patience.' }).waitFor()
  await registerShopper(page, ada)
  await page.close()

  const later = await shop.open('account')
  expect(await accountNumber(later).textContent()).toBe('Pending sync')
  await shop.context.setOffline(false)
  await expect.poll(() => accountNumber(later).textContent()).toMatch(/^\d{4,}$|^Pending sync$/)
  await later.getByRole('heading', { name: 'The shop has your registration' }).waitFor()
})

test('changes the language without a connection', async () => {
  const page = await shop.open()
  await goOffline(page)
  await page.getByRole('button', { name: 'Italiano' }).click()
  await page.getByRole('heading', { name: 'Bottoni, filo e pazienza.' }).waitFor()
  await page.reload()
  await page.getByRole('heading', { name: 'Bottoni, filo e pazienza.' }).waitFor()
})

test('reports a page that could not be fetched, and opens it when the connection is back', async () => {
  const { page, visitor } = await openWithoutServiceWorker()
  await visitor.setOffline(true)
  await page.getByRole('link', { name: 'Cart', exact: true }).click()
  await page.getByRole('heading', { name: 'This page could not be fetched' }).waitFor()
  await visitor.setOffline(false)
  await page.getByRole('heading', { name: 'Cart', exact: true }).waitFor()
  await visitor.close()
})

test('keeps the current language when the other one could not be fetched', async () => {
  const { page, visitor } = await openWithoutServiceWorker()
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
async function openWithoutServiceWorker() {
  const visitor = await shop.context.browser()?.newContext({ serviceWorkers: 'block', locale: 'en-GB' })
  if (!visitor) throw new Error('There is no browser.')
  const page = await visitor.newPage()
  await goTo(page, '')
  return { page, visitor }
}
