import { describe, expect, test } from 'vitest'
import {
  accountNumber,
  addToCart,
  fillIn,
  goOffline,
  goTo,
  placedOrder,
  placeOrder,
  registerShopper,
  setupShop,
  toCheckout,
  typeAddress,
  viaRoma,
} from './shop.ts'

const ada = { firstName: 'Ada', lastName: 'Rossi', email: 'ada@example.it' }

const shop = setupShop()

describe('input that was not sent yet', () => {
  test('survives a reload of the registration form without a connection, and is sent once', async () => {
    const page = await shop.open('create-account')
    await goOffline(page)
    await fillIn(page, { ...ada, ...viaRoma })
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
    await page.getByText('The shop has your registration.').waitFor()
    expect(await page.getByRole('navigation', { name: 'Accounts on this device' }).count()).toBe(0)
  })

  test('survives a reload of the checkout, and is not shown in another tab', async () => {
    const page = await shop.open()
    await registerShopper(page, ada)
    await addToCart(page, 'Thimble')
    await toCheckout(page)
    await goOffline(page)
    await typeAddress(page)
    await page.reload()
    await expect.poll(() => page.getByLabel('City').inputValue()).toBe('Bologna')
    const second = await shop.open('checkout')
    expect(await second.getByLabel('City').inputValue()).toBe('')
    await placeOrder(page)
    await second.getByText('Your cart is empty.').waitFor()
    await shop.context.setOffline(false)
    await placedOrder(page).waitFor()
  })
})

test('keeps an address added without a connection, and sends it when the connection is back', async () => {
  const page = await shop.open()
  await registerShopper(page, ada)
  const number = await accountNumber(page).textContent()
  await goOffline(page)
  await page.getByText('Add an address').click()
  const form = page.getByRole('form', { name: 'Add an address' })
  await form.getByLabel('Street').fill(viaRoma.street)
  await form.getByLabel('ZIP code').fill(viaRoma.zipCode)
  await form.getByLabel('City').fill(viaRoma.city)
  await form.getByRole('button', { name: 'Save' }).click()
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

test('keeps a half-filled checkout for its customer when another one registers in another tab', async () => {
  const page = await shop.open()
  await registerShopper(page, ada)
  await addToCart(page, 'Thimble')
  await toCheckout(page)
  await typeAddress(page)
  const second = await shop.open()
  await registerShopper(second, { firstName: 'Bruno', lastName: 'Bianchi' })
  await page.getByRole('button', { name: 'Bruno Bianchi' }).waitFor()
  expect(await page.getByLabel('City').inputValue()).toBe('Bologna')
  await placeOrder(page)
  await page.getByRole('region', { name: 'Delivery address' }).getByText('Ada Rossi').waitFor()
})
