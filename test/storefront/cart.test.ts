import { expect, test } from 'vitest'
import { goTo, setupShop } from './shop.ts'
import { addToCart, amount } from './shopper-actions.ts'

const shop = setupShop()

test('counts products, can be changed, and is the same after a reload and in another tab', async () => {
  const page = await shop.open()
  await addToCart(page, 'Thimble', 'Thimble', 'Brass zip')
  await page.reload()
  await page.getByRole('link', { name: 'Cart 3 things' }).click()
  await amount(page, 'Subtotal €14.00').waitFor()
  await page.getByLabel('Quantity of Thimble, size 16').selectOption('5')
  await amount(page, 'Subtotal €29.60').waitFor()

  const second = await shop.open('cart')
  await amount(second, 'Subtotal €29.60').waitFor()
  await second.getByRole('button', { name: 'Remove: Thimble' }).click()
  await amount(page, 'Subtotal €3.60').waitFor()
  await page.getByRole('button', { name: 'Remove: Brass zip' }).click()
  await page.getByText('Your cart is empty.').waitFor()
})

test('shows delivery, the total and the VAT in it, and delivery is free from an amount on', async () => {
  const page = await shop.open()
  await addToCart(page, 'Thimble')
  await goTo(page, 'cart')
  await amount(page, 'Standard delivery €4.90').waitFor()
  await amount(page, 'Total €10.10').waitFor()
  await amount(page, 'VAT included (22%) €1.82').waitFor()
  await page.getByText('Standard delivery is free if you add €43.80.').waitFor()
  await page.getByLabel('Quantity of Thimble').selectOption('10')
  await amount(page, 'Standard delivery free').waitFor()
  await amount(page, 'Total €52.00').waitFor()
})

test('has the VAT and the delivery of the country, and none of the VAT outside the Union', async () => {
  const page = await shop.open()
  await addToCart(page, 'Thimble')
  await goTo(page, 'cart')
  const country = page.getByLabel('Country of delivery')
  await country.selectOption('Germany')
  await amount(page, 'Total €15.10').waitFor()
  await amount(page, 'VAT included (19%) €2.41').waitFor()
  await country.selectOption('United States')
  await amount(page, 'Subtotal €4.26').waitFor()
  await amount(page, 'Total €21.16').waitFor()
  await amount(page, 'Without VAT.').waitFor()
  expect(await page.getByText('VAT included').count()).toBe(0)
  await page.reload()
  await amount(page, 'Total €21.16').waitFor()
  await goTo(page, 'product/thimble')
  await page.getByText('Without VAT, delivery not included').waitFor()
})

test('reads the cart of an older version, and leaves out what nobody can order', async () => {
  const page = await shop.open()
  await page.evaluate(() =>
    localStorage.setItem(
      'asola:cart',
      '{"quantities":{"thimble":2,"anvil":2,"zip":-3,"tape":"x","zip/99":1}}',
    ),
  )
  await page.reload()
  await page.getByRole('link', { name: 'Cart 2 things' }).click()
  await page.getByLabel('Quantity of Thimble, size 16').waitFor()
  await amount(page, 'Subtotal €10.40').waitFor()
  await page.evaluate(() => localStorage.setItem('asola:cart', 'no JSON'))
  await page.reload()
  await page.getByText('Your cart is empty.').waitFor()
})
