import type { Page } from 'playwright'
import { beforeEach, expect, test } from 'vitest'
import { acceptedOrders, approvedPayments } from './order-records.ts'
import { goTo, setupShop } from './shop.ts'
import {
  addToCart,
  fillAddress,
  goToCheckout,
  orderNumber,
  registerShopper,
  signIn,
  viaRoma,
} from './shopper-actions.ts'

const shop = setupShop()

let page: Page

beforeEach(async () => {
  page = await shop.open()
  await registerShopper(page, { firstName: 'Ada', lastName: 'Rossi', email: 'ada@example.it', ...viaRoma })
  await addToCart(page, 'Thimble')
  await goToCheckout(page)
})

const pay = (tab: Page) => tab.getByRole('button', { name: 'Place order and pay' }).click()
const choose = (card: string) => page.getByRole('radio', { name: card }).check()

test('is said to be simulated, and asks for no card data', async () => {
  await page.getByText('The payment is simulated: nothing is charged.').waitFor()
  await page.getByText('no card data is asked for').waitFor()
  await page.getByRole('button', { name: 'Place order and pay €10.10' }).waitFor()
  expect(await page.locator('[autocomplete^=cc-]').count()).toBe(0)
})

test('a declined payment orders nothing, keeps the form, and another card works', async () => {
  await choose('Test card ending in 0002')
  await pay(page)
  const problem = page.getByRole('alert').filter({ hasText: 'The payment was declined.' })
  await problem.waitFor()
  expect(await problem.evaluate((element) => element === document.activeElement)).toBe(true)
  expect(await acceptedOrders(page)).toBe(0)
  expect(await page.getByRole('link', { name: 'Cart one thing' }).count()).toBe(1)
  await goTo(page, 'orders')
  await page.getByText('You have not ordered anything on this device yet.').waitFor()

  await goTo(page, 'checkout')
  await pay(page)
  await orderNumber(page).waitFor()
  await page.getByText('Test card ending in 0001').waitFor()
  expect(await approvedPayments(page)).toBe(1)
})

test('a reload keeps the delivery that was chosen, and Back from the order does not return to the form', async () => {
  await page.getByRole('radio', { name: 'Express delivery' }).check()
  await page.getByRole('button', { name: 'Place order and pay €15.10' }).waitFor()
  await page.reload()
  await page.getByRole('button', { name: 'Place order and pay €15.10' }).click()
  await orderNumber(page).waitFor()
  await page.goBack()
  await page.getByRole('heading', { level: 1, name: 'Cart' }).waitFor()
  await addToCart(page, 'Thimble')
  await goToCheckout(page)
  expect(await page.getByRole('radio', { name: 'Standard delivery' }).isChecked()).toBe(true)
})

test('a declined payment has added a new address to the account, and the next try adds none', async () => {
  const person = await shop.open()
  await signIn(person, 'zoe@example.it', 'Zoe Blu')
  await registerShopper(person, { firstName: 'Zoe', lastName: 'Blu', email: 'zoe@example.it' })
  await goTo(person, 'checkout')
  await fillAddress(person)
  await person.getByRole('radio', { name: 'Test card ending in 0002' }).check()
  await pay(person)
  await person.getByRole('alert').filter({ hasText: 'The payment was declined.' }).waitFor()
  await person.getByRole('radio', { name: 'Test card ending in 0001' }).check()
  await pay(person)
  await orderNumber(person).waitFor()
  await goTo(person, 'account')
  const addresses = person.getByRole('region', { name: 'Addresses' }).getByRole('listitem')
  await addresses.filter({ hasText: 'Via Roma 1' }).waitFor()
  expect(await addresses.count()).toBe(1)
})

test('a payment without an answer works at the second try, and is made once', async () => {
  await choose('Test card ending in 0003')
  await pay(page)
  await page.getByText('The bank did not answer.').waitFor()
  expect(await approvedPayments(page)).toBe(0)
  await pay(page)
  await orderNumber(page).waitFor()
  expect(await approvedPayments(page)).toBe(1)
  expect(await acceptedOrders(page)).toBe(1)
})

test('a double click and a second tab pay once', async () => {
  const second = await shop.open('checkout')
  await second.getByRole('button', { name: 'Place order and pay' }).waitFor()
  const submitTwice = () => {
    document.querySelector('form')?.requestSubmit()
    document.querySelector('form')?.requestSubmit()
  }
  await Promise.all([page, second].map((tab) => tab.evaluate(submitTwice)))
  await orderNumber(page).or(page.getByText('Your cart is empty.')).waitFor()
  await expect.poll(() => acceptedOrders(page)).toBe(1)
  expect(await approvedPayments(page)).toBe(1)
})

test('an approved payment keeps its order when the page ends before it is stored', async () => {
  await page.evaluate(() => {
    const { put } = IDBObjectStore.prototype
    IDBObjectStore.prototype.put = function (value, key) {
      if (value.status === 'unsent') throw new DOMException('Full', 'QuotaExceededError')
      return put.call(this, value, key)
    }
  })
  await pay(page)
  await page.getByRole('region', { name: 'The order was not placed' }).waitFor()
  expect(await approvedPayments(page)).toBe(1)
  expect(await acceptedOrders(page)).toBe(0)
  await page.close()

  const later = await shop.open('orders')
  await later.getByRole('link', { name: /^Order SO\d+/ }).click()
  await orderNumber(later).waitFor()
  await later.getByText(/^Approved, reference P-/).waitFor()
  expect(await approvedPayments(later)).toBe(1)
  expect(await acceptedOrders(later)).toBe(1)
  await goTo(later, 'cart')
  await later.getByText('Your cart is empty.').waitFor()
})
