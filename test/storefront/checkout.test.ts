import type { Page } from 'playwright'
import { describe, expect, test } from 'vitest'
import { enableFeature, jobsInOrder, runJobs, setMode } from './console-actions.ts'
import { goTo, guid, setupShop } from './shop.ts'
import {
  addAddress,
  addToCart,
  amount,
  announced,
  comeBack,
  fillAddress,
  fillRegistration,
  goOffline,
  goToCheckout,
  orderNumber,
  orderProduct,
  placeOrder,
  registerShopper,
  signIn,
  viaRoma,
} from './shopper-actions.ts'

const ada = { firstName: 'Ada', lastName: 'Rossi' }

const shop = setupShop()

/** The delivery address of an order, with the status of that address. */
const delivery = (page: Page) => page.getByRole('region', { name: 'Delivery address' })

test('returns to the checkout after creating an account on the way', async () => {
  const page = await shop.open()
  await addToCart(page, 'Thimble')
  await goToCheckout(page)
  await page.getByRole('link', { name: 'Create account and come back' }).click()
  await fillRegistration(page, { ...ada, ...viaRoma })
  await page.getByRole('button', { name: 'Create account' }).click()
  await page.getByRole('heading', { level: 1, name: 'Checkout' }).waitFor()
  expect(await page.getByRole('radio', { name: /Via Roma 1/ }).isChecked()).toBe(true)
  await placeOrder(page)
  await orderNumber(page).waitFor()
})

test('adds the new address of an order to the account of a synced customer', async () => {
  const page = await shop.open()
  await signIn(page)
  await registerShopper(page, ada)
  await addToCart(page, 'Thimble', 'Tailor’s shears')
  await goToCheckout(page)
  await amount(page, 'Total €69.20').waitFor()
  await fillAddress(page)
  await placeOrder(page)
  await orderNumber(page).waitFor()
  await delivery(page).getByText('40121 Bologna').waitFor()
  expect(await page.locator('body').innerText()).not.toMatch(guid)
  await amount(page, 'Total €69.20').waitFor()

  await page.reload()
  await orderNumber(page).waitFor()
  await page.getByRole('link', { name: 'Account', exact: true }).click()
  await page.getByRole('region', { name: 'Addresses' }).getByText('Via Roma 1').waitFor()
  await page.getByRole('link', { name: /^Order SO/ }).waitFor()
  await goTo(page, 'cart')
  await page.getByText('Your cart is empty.').waitFor()
})

test('sends a parcel to the default address, unless another one is chosen', async () => {
  const page = await shop.open()
  await signIn(page)
  await registerShopper(page, { ...ada, ...viaRoma })
  await addAddress(page)
  await page.getByRole('button', { name: 'Make default: Via Indipendenza 9' }).click()
  await page.getByRole('button', { name: 'Make default: Via Roma 1' }).waitFor()
  await addToCart(page, 'Thimble')
  await goToCheckout(page)
  expect(await page.getByRole('radio', { name: /Via Indipendenza 9/ }).isChecked()).toBe(true)
})

test('begins a new address in the country that the cart has shown prices for', async () => {
  const page = await shop.open()
  await registerShopper(page, ada)
  await addToCart(page, 'Thimble')
  const country = page.getByLabel('Country')
  for (const name of ['Germany', 'France']) {
    await page.getByRole('banner').getByRole('link', { name: 'Cart' }).click()
    await country.selectOption(name)
    await page.getByRole('link', { name: 'Checkout' }).click()
    await page.getByLabel('Street').waitFor()
    expect(await country.locator(':checked').innerText()).toBe(name)
    await amount(page, 'Standard delivery €9.90').waitFor()
  }
  // A country that is chosen here is kept, too.
  await country.selectOption('Germany')
  await amount(page, 'Standard delivery €9.90').waitFor()
  await page.reload()
  await page.getByLabel('Street').waitFor()
  expect(await country.locator(':checked').innerText()).toBe('Germany')
  await country.selectOption('France')
  // An address that is begun keeps its country.
  await page.getByLabel('City').fill('Lyon')
  await page.getByRole('banner').getByRole('link', { name: 'Cart' }).click()
  await page.getByRole('heading', { level: 1, name: 'Cart' }).waitFor()
  await country.selectOption('Italy')
  await page.getByRole('link', { name: 'Checkout' }).click()
  await expect.poll(() => page.getByLabel('City').inputValue()).toBe('Lyon')
  expect(await country.locator(':checked').innerText()).toBe('France')
})

describe('a pending customer', () => {
  async function orderWhilePending(switches: readonly string[]) {
    const headquarters = await shop.open('headquarters')
    await setMode(headquarters, 'async')
    for (const name of switches) await enableFeature(headquarters, name)
    const page = await shop.open()
    await signIn(page)
    await registerShopper(page, ada)
    await addToCart(page, 'Thimble')
    await goToCheckout(page)
    await page.getByText('Pending sync').waitFor()
    await fillAddress(page)
    await placeOrder(page)
    await orderNumber(page).waitFor()
    expect(await page.locator('body').innerText()).not.toMatch(guid)
    return { headquarters, page }
  }

  test('can order at once; the new address waits for the account number and is then sent', async () => {
    const { headquarters, page } = await orderWhilePending([])
    await delivery(page).getByText('waiting for the account number').waitFor()
    await runJobs(headquarters, ...jobsInOrder)
    await comeBack(page)
    await expect.poll(() => delivery(page).getByText('waiting').count()).toBe(0)
    await delivery(page).getByText('40121 Bologna').waitFor()
  })

  test('can order at once; with async addresses on, the new address is pending together with the customer', async () => {
    const { headquarters, page } = await orderWhilePending(['creation for customer addresses'])
    await delivery(page).getByText('at the shop, not yet at headquarters').waitFor()
    await runJobs(headquarters, ...jobsInOrder)
    await comeBack(page)
    await expect.poll(() => delivery(page).getByText('not yet').count()).toBe(0)
    await delivery(page).getByText('40121 Bologna').waitFor()
  })
})

test('accepts an order of a customer who is still queued, and places it after the registration', async () => {
  const page = await shop.open()
  await goOffline(page)
  await registerShopper(page, ada)
  await orderProduct(page, 'Thimble')
  await page.getByText('Waiting for your registration to arrive').waitFor()
  await delivery(page).getByText('40121 Bologna').waitFor()
  await page.reload()
  await page.getByText('Waiting for your registration to arrive').waitFor()

  await shop.context.setOffline(false)
  await orderNumber(page).waitFor()
  await announced(page, 'We have your order.').waitFor()
})

test('places an order only once with several tabs open', async () => {
  const page = await shop.open()
  await goOffline(page)
  await registerShopper(page, ada)
  await orderProduct(page, 'Thimble')
  const others = [await shop.open('account'), await shop.open('account')]
  await shop.context.setOffline(false)
  await orderNumber(page).waitFor()
  const number = await orderNumber(page).textContent()
  for (const other of others) await other.getByRole('link', { name: number ?? '' }).waitFor()
})

test('names the invalid fields of an address and places no order', async () => {
  const page = await shop.open()
  await registerShopper(page, ada)
  await addToCart(page, 'Thimble')
  await goToCheckout(page)
  await page.getByLabel('Street').fill(viaRoma.street)
  await page.getByLabel('ZIP code').fill('40')
  await page.getByRole('button', { name: 'Place order' }).click()
  const summary = page.getByRole('region', { name: '2 things need another look' })
  await summary.waitFor()
  expect(await summary.evaluate((element) => element === document.activeElement)).toBe(true)
  await summary.getByRole('link', { name: /^ZIP code: This postal code/ }).click()
  await page.keyboard.press('Control+A')
  await page.keyboard.type(viaRoma.zipCode)
  await page.getByLabel('City').fill(viaRoma.city)
  await placeOrder(page)
  await orderNumber(page).waitFor()
})

test('a problem of the address leaves as soon as it is fixed, or another address is chosen', async () => {
  const page = await shop.open()
  await registerShopper(page, { ...ada, ...viaRoma })
  await addToCart(page, 'Thimble')
  await goToCheckout(page)
  await page.getByLabel('A new address').check()
  await page.getByLabel('Street').fill('Via Indipendenza 9')
  await page.getByLabel('ZIP code').fill('40')
  await page.getByRole('button', { name: 'Place order' }).click()
  await page.getByRole('region', { name: '2 things need another look' }).waitFor()
  await page.getByLabel('ZIP code').fill('40121')
  const summary = page.getByRole('region', { name: /another look$/ })
  await expect.poll(() => summary.getByRole('link').allInnerTexts()).toEqual(['City: Please fill this in.'])
  expect(await page.getByLabel('ZIP code').getAttribute('aria-invalid')).toBeNull()
  await page.getByRole('radio', { name: /Via Roma 1/ }).check()
  await expect.poll(() => summary.count()).toBe(0)
  await placeOrder(page)
})

test('can be completed by keyboard alone', async () => {
  const page = await shop.open()
  await registerShopper(page, ada)
  await goTo(page, 'product/thimble')
  await page.getByRole('button', { name: 'Add to cart' }).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('banner').getByRole('link', { name: 'Cart' }).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: 'Cart' }).waitFor()
  // Tab stops: the product, the quantity, the remove button, the country, and the link to the checkout.
  for (let stop = 0; stop < 5; stop++) await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: 'Checkout' }).waitFor()
  // The second field is the optional floor.
  for (const text of [viaRoma.street, '', viaRoma.zipCode, viaRoma.city]) {
    await page.keyboard.press('Tab')
    await page.keyboard.type(text)
  }
  await page.keyboard.press('Enter')
  await orderNumber(page).waitFor()
})

test('keeps a half-filled checkout for its customer when another one registers in another tab', async () => {
  const page = await shop.open()
  await registerShopper(page, ada)
  await addToCart(page, 'Thimble')
  await goToCheckout(page)
  await fillAddress(page)
  const second = await shop.open()
  await registerShopper(second, { firstName: 'Bruno', lastName: 'Bianchi' })
  await page.getByText('Another account on this device').waitFor()
  expect(await page.getByLabel('City').inputValue()).toBe('Bologna')
  await placeOrder(page)
  await page.getByRole('region', { name: 'Delivery address' }).getByText('Ada Rossi').waitFor()
})
