import { expect, test } from 'vitest'
import { openSection } from './console-actions.ts'
import { setupShop } from './shop.ts'
import {
  addToCart,
  amount,
  fillAddress,
  goToCheckout,
  orderNumber,
  orderProduct,
  placeOrder,
  registerShopper,
} from './shopper-actions.ts'

const ada = { firstName: 'Ada', lastName: 'Rossi', email: 'ada@example.it' }

const shop = setupShop()

test('an order shows lines, amounts, address, delivery, payment and progress', async () => {
  const page = await shop.open()
  await registerShopper(page, ada)
  await addToCart(page, 'Thimble', 'Grosgrain ribbon')
  await goToCheckout(page)
  await fillAddress(page)
  await page.getByRole('radio', { name: /^Express delivery/ }).check()
  await amount(page, 'Total €18.00').waitFor()
  await placeOrder(page)
  await orderNumber(page).waitFor()
  await page.getByText('We have your order.').waitFor()
  await page.getByText('1 × Thimble, size 16').waitFor()
  await page.getByText('1 m Grosgrain ribbon').waitFor()
  await amount(page, 'Express delivery €9.90').waitFor()
  await amount(page, 'Total €18.00').waitFor()
  await amount(page, 'VAT included (22%) €3.25').waitFor()
  await page.getByRole('region', { name: 'Delivery address' }).getByText('40121 Bologna').waitFor()
  await page.getByText(/^Arrives \w{3},? \d+ \w+/).waitFor()
  await page.getByText(/^Approved, reference P-/).waitFor()
  const progress = page.getByRole('list', { name: 'Progress of the order' }).getByRole('listitem')
  const steps = (await progress.allInnerTexts()).map((text) => text.replaceAll('\n', ' '))
  expect(steps).toEqual(['Paid (done)', 'With the shop (done)', 'Posted'])
})

test('the delivery, VAT and prices are those of the address', async () => {
  const page = await shop.open()
  await registerShopper(page, ada)
  await addToCart(page, 'Thimble')
  await goToCheckout(page)
  await page.getByLabel('Country').selectOption('Germany')
  await amount(page, 'VAT included (19%) €2.41').waitFor()
  await page.getByLabel('Country').selectOption('United States')
  await amount(page, 'Without VAT.').waitFor()
  await amount(page, 'Total €21.16').waitFor()
})

test('the history lists orders with date, total and status, and one can be ordered again', async () => {
  const page = await shop.open('orders')
  await page.getByText('You have not ordered anything on this device yet.').waitFor()
  await registerShopper(page, ada)
  await orderProduct(page, 'Thimble')
  await orderNumber(page).waitFor()
  await page.getByRole('contentinfo').getByRole('link', { name: 'Your orders' }).click()
  await page.getByRole('heading', { level: 1, name: 'Your orders' }).waitFor()
  await page.getByText(/with the shop$/).waitFor()
  await page.getByText('€10.10').waitFor()
  await page.getByRole('link', { name: /^Order SO/ }).click()
  await page.getByRole('button', { name: 'Order again' }).click()
  await page.getByRole('heading', { level: 1, name: 'Cart' }).waitFor()
  await page.getByLabel('Quantity of Thimble, size 16').waitFor()
})

test('the order is a checkout of the channel, with lines, delivery and payment in the log', async () => {
  const headquarters = await shop.open('headquarters')
  const page = await shop.open()
  await registerShopper(page, ada)
  await orderProduct(page, 'Thimble')
  await orderNumber(page).waitFor()
  const reference = await page.getByText(/^Approved, reference P-/).innerText()
  await openSection(headquarters, 'log')
  const row = (name: string) => headquarters.getByRole('listitem').filter({ hasText: name })
  const cart = row('POST Carts').filter({ hasNotText: 'Checkout' }).last()
  await cart.locator('summary').click()
  for (const text of ['"ItemId": "thimble/16"', '"Street": "Via Roma 1"', '"ChargeCode": "DELIVERY"']) {
    await cart.getByText(text).first().waitFor()
  }
  const checkout = row('Checkout').last()
  await checkout.locator('summary').click()
  await checkout.getByText(reference.replace('Approved, reference ', '')).first().waitFor()
})
