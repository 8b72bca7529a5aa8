import type { Locator, Page } from 'playwright'
import { goTo } from './shop.ts'

/** The input of a registration. */
export interface Shopper {
  readonly firstName: string
  readonly lastName: string
  /** Default: made of the first name, because the form requires one. */
  readonly email?: string
  readonly street?: string
  readonly zipCode?: string
  readonly city?: string
}

export async function registerShopper(page: Page, shopper: Shopper): Promise<void> {
  // By its address: a guest with an account on this device has no link to it.
  await page.evaluate(() => (location.hash = '#/create-account'))
  await fillRegistration(page, shopper)
  await page.getByRole('button', { name: 'Create account' }).click()
  await page.getByRole('heading', { level: 1, name: 'Account', exact: true }).waitFor()
}

export async function fillRegistration(page: Page, shopper: Shopper): Promise<void> {
  await page.getByLabel('First name').fill(shopper.firstName)
  await page.getByLabel('Last name').fill(shopper.lastName)
  await page.getByLabel('Email').fill(shopper.email ?? `${shopper.firstName.toLowerCase()}@example.it`)
  if (shopper.street) await page.getByLabel('Street').fill(shopper.street)
  if (shopper.zipCode) await page.getByLabel('ZIP code').fill(shopper.zipCode)
  if (shopper.city) await page.getByLabel('City').fill(shopper.city)
}

/** Signs somebody in on the page of the identity provider, and comes back. */
export async function signIn(page: Page, email = 'ada@example.it', name = 'Ada Rossi'): Promise<void> {
  await page.getByRole('navigation').getByRole('button', { name: 'Sign in' }).click()
  await chooseIdentity(page, email, name)
}

/** Says on the page of the identity provider who signs in, and comes back. */
export async function chooseIdentity(page: Page, email: string, name: string): Promise<void> {
  await page.getByRole('heading', { level: 1, name: /^Sign (in|up)$/ }).waitFor()
  await page.getByLabel('Email').fill(email)
  await page.getByLabel('Full name').fill(name)
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.waitForURL(({ search }) => search === '')
  await page.getByRole('heading', { level: 1 }).waitFor()
}

/** The account number on the account page, or the text in its place while it is pending. */
export function accountNumber(page: Page): Locator {
  return page
    .getByText(/^Account number/)
    .locator('..')
    .getByRole('strong')
}

export async function addAddress(page: Page, street = 'Via Indipendenza 9'): Promise<void> {
  await page.getByText('Add an address').click()
  const form = page.getByRole('form', { name: 'Add an address' })
  await form.getByLabel('Street').fill(street)
  await form.getByLabel('ZIP code').fill('40121')
  await form.getByLabel('City').fill('Bologna')
  await form.getByRole('button', { name: 'Save' }).click()
  await form.waitFor({ state: 'detached' })
}

/** Adds products on their pages, each in its usual size or colour. */
export async function addToCart(page: Page, ...products: readonly string[]): Promise<void> {
  for (const product of products) {
    await openProduct(page, product)
    await page.getByRole('button', { name: 'Add to cart' }).click()
    await page.getByRole('link', { name: 'Go to the cart' }).waitFor()
  }
}

export async function openProduct(page: Page, product: string): Promise<void> {
  await goTo(page, '')
  await page.getByRole('link', { name: product }).click()
  await page.getByRole('heading', { level: 1, name: product }).waitFor()
}

/** A sum of a cart or an order by its text, such as `Total €18.90`. */
export function amount(page: Page, text: string): Locator {
  const start = text.replaceAll(/[.()]/g, String.raw`\$&`)
  return page.getByRole('listitem').filter({ hasText: new RegExp(`^${start}`) })
}

export async function goToCheckout(page: Page): Promise<void> {
  await page.getByRole('banner').getByRole('link', { name: 'Cart' }).click()
  await page.getByRole('link', { name: 'Checkout' }).click()
  await page.getByRole('heading', { level: 1, name: 'Checkout' }).waitFor()
}

export const viaRoma = { street: 'Via Roma 1', zipCode: '40121', city: 'Bologna' }

export async function fillAddress(page: Page): Promise<void> {
  await page.getByLabel('Street').fill(viaRoma.street)
  await page.getByLabel('ZIP code').fill(viaRoma.zipCode)
  await page.getByLabel('City').fill(viaRoma.city)
}

export async function placeOrder(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Place order' }).click()
  await page.getByRole('heading', { level: 1, name: 'Thank you' }).waitFor()
}

/** Orders a product to a new address, or to the first one of the account. */
export async function orderProduct(
  page: Page,
  product: string,
  address: 'new' | 'existing' = 'new',
): Promise<void> {
  await addToCart(page, product)
  await goToCheckout(page)
  if (address === 'new') await fillAddress(page)
  await placeOrder(page)
}

/** A text in a live region. */
export function announced(page: Page, text: string | RegExp): Locator {
  return page.locator('[aria-live=polite], [role=status], [role=alert]').filter({ hasText: text })
}

/** The heading with the number of an order that headquarters has accepted. */
export const orderNumber = (page: Page): Locator => page.getByRole('heading', { name: /^Order SO\d+$/ })

/** Returns to the page, which then asks for the account numbers at once instead of up to half a minute later. */
export async function comeBack(page: Page): Promise<void> {
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')))
}

/** Cuts the connection, once the service worker has stored the files of the shop. */
export async function goOffline(page: Page): Promise<void> {
  await page.evaluate(() => navigator.serviceWorker.ready)
  await page.context().setOffline(true)
  await page.getByText('You are offline.').waitFor()
}
