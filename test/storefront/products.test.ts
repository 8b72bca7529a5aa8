import { expect, test } from 'vitest'
import { goTo, setupShop } from './shop.ts'
import { announced, goOffline, openProduct } from './shopper-actions.ts'

const shop = setupShop()

test('a product is shown with its price, description, material and delivery, and its sizes have prices', async () => {
  const page = await shop.open()
  await openProduct(page, 'Brass zip')
  await page.getByText('€3.60', { exact: true }).waitFor()
  await page.getByText('VAT included (22%), delivery not included').waitFor()
  await page.getByText('solid brass teeth').waitFor()
  await page.getByText('Brass, cotton tape').waitFor()
  await page.getByText('Standard: €4.90, in 2–3 working days').waitFor()
  await page.getByText('Within 14 days of the delivery, unused.').waitFor()
  await page.getByRole('radio', { name: '60 cm' }).check()
  await announced(page, '€6.20').waitFor()
})

test('each size is a line of its own in the cart', async () => {
  const page = await shop.open('product/thimble')
  for (const size of ['14', '18']) {
    await page.getByRole('radio', { name: size }).check()
    await page.getByLabel('Quantity').selectOption('2')
    await page.getByRole('button', { name: 'Add to cart' }).click()
    await announced(page, '2 in the cart').waitFor()
  }
  await page.getByRole('link', { name: 'Go to the cart' }).click()
  await page.getByLabel('Quantity of Thimble, size 14').waitFor()
  await page.getByLabel('Quantity of Thimble, size 18').waitFor()
})

test('ribbon is cut in half metres', async () => {
  const page = await shop.open('product/ribbon')
  await page.getByText('€2.90 a metre').waitFor()
  await page.getByLabel('Length to cut').selectOption('1.5 m')
  await page.getByRole('button', { name: 'Add to cart' }).click()
  await page.getByText('1.5 m in the cart').waitFor()
  await goTo(page, 'cart')
  await page.getByText('€4.35').first().waitFor()
  await page.getByRole('link', { name: 'Cart one thing' }).waitFor()
})

test('the cart takes no more of a product than the shop sells at once', async () => {
  const page = await shop.open('product/chalk')
  await page.getByLabel('Quantity').selectOption('12')
  await page.getByRole('button', { name: 'Add to cart' }).click()
  await page.getByText('There are 12 in the cart, the most that we sell at once.').waitFor()
  await page.getByRole('button', { name: 'Add to cart' }).click({ force: true })
  expect(await page.getByRole('link', { name: 'Cart 12 things' }).count()).toBe(1)
})

test('a product has a title and a description of its own, in the language of the page', async () => {
  const page = await shop.open('product/scissors')
  const description = page.locator('meta[name=description]')
  expect(await page.title()).toBe('Tailor’s shears · Asola')
  expect(await description.getAttribute('content')).toContain('by hand in Premana')
  await page.getByRole('button', { name: 'Italiano' }).click()
  await expect.poll(() => page.title()).toBe('Forbici da sarto · Asola')
  expect(await description.getAttribute('content')).toContain('a mano a Premana')
  await goTo(page, 'cart')
  await expect.poll(() => description.getAttribute('content')).toContain('merceria a Bologna')
})

test('says so when there is no such product', async () => {
  const page = await shop.open('product/anvil')
  await page.getByRole('heading', { level: 1, name: 'We do not have this product' }).waitFor()
  await page.getByRole('link', { name: 'See what is on the counter' }).click()
  await page.getByRole('heading', { name: 'On the counter this week' }).waitFor()
})

test('can be put into the cart by keyboard alone', async () => {
  const page = await shop.open('product/thimble')
  await page.getByRole('radio', { name: '16' }).focus()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Tab')
  await page.keyboard.press('3')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await page.getByText('3 in the cart').waitFor()
  await goTo(page, 'cart')
  await page.getByLabel('Quantity of Thimble, size 17').waitFor()
})

test('products open without a connection after the first visit', async () => {
  const page = await shop.open()
  await goOffline(page)
  await openProduct(page, 'Measuring tape')
  await page.getByText('Fibreglass, brass, 150 cm').waitFor()
})
