import {
  chromium,
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  type Locator,
  type Page,
} from 'playwright'
import { afterEach, beforeEach, expect, inject } from 'vitest'
import { chromiumLaunch } from '../support/chromium.ts'

/** What a shopper types. */
export interface Shopper {
  readonly firstName: string
  readonly lastName: string
  readonly email?: string
  readonly street?: string
  readonly zipCode?: string
  readonly city?: string
}

export type Job = 'P-job' | 'Synchronize customers' | '1010'
export const inOrder: readonly Job[] = ['P-job', 'Synchronize customers', '1010']

export const guid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/i

let browser: Promise<Browser> | undefined

/** The browser of this worker: it is launched once and ends with the worker. */
function sharedBrowser(): Promise<Browser> {
  return (browser ??= chromiumLaunch().then((options) => chromium.launch(options)))
}

export type TestShop = ReturnType<typeof setupShop>

/** A person with a fresh profile for every test; whatever the console complains about fails the test. */
export function setupShop(profile: BrowserContextOptions = {}) {
  let context: BrowserContext
  let complaints: string[]

  beforeEach(async () => {
    complaints = []
    context = await newVisitor(profile)
  })
  afterEach(async () => {
    await context.close()
    expect(complaints).toEqual([])
  })

  async function newVisitor(options: BrowserContextOptions): Promise<BrowserContext> {
    const visitor = await (await sharedBrowser()).newContext({ locale: 'en-GB', ...options })
    visitor.on('console', (message) => {
      const isExpected = /Failed to load resource|net::ERR_/.test(message.text())
      if (['error', 'warning'].includes(message.type()) && !isExpected) complaints.push(message.text())
    })
    visitor.on('weberror', (error) => complaints.push(String(error.error())))
    return visitor
  }

  return {
    /** Another browser, such as one of an Italian or one with a dark theme. */
    async visitor(options: BrowserContextOptions) {
      await context.close()
      context = await newVisitor(options)
    },
    get context() {
      return context
    },
    /** A new tab with the shop's page of that name. */
    async open(path = ''): Promise<Page> {
      const page = await context.newPage()
      await goTo(page, path)
      return page
    },
  }
}

export async function goTo(page: Page, path: string): Promise<void> {
  await page.goto(`${inject('storefront')}#/${path}`)
  await page.getByRole('heading', { level: 1 }).waitFor()
}

export async function registerShopper(page: Page, shopper: Shopper): Promise<void> {
  await page.getByRole('link', { name: 'Create account' }).click()
  await fillIn(page, shopper)
  await page.getByRole('button', { name: 'Create account' }).click()
  await page.getByRole('heading', { level: 1, name: 'Account', exact: true }).waitFor()
}

export async function fillIn(page: Page, shopper: Shopper): Promise<void> {
  await page.getByLabel('First name').fill(shopper.firstName)
  await page.getByLabel('Last name').fill(shopper.lastName)
  if (shopper.email) await page.getByLabel('Email').fill(shopper.email)
  if (shopper.street) await page.getByLabel('Street').fill(shopper.street)
  if (shopper.zipCode) await page.getByLabel('ZIP code').fill(shopper.zipCode)
  if (shopper.city) await page.getByLabel('City').fill(shopper.city)
}

/** Where the account number stands, or what stands there until it has arrived. */
export function accountNumber(page: Page): Locator {
  return page
    .getByText(/^Account number/)
    .locator('..')
    .getByRole('strong')
}

export async function chooseMode(headquarters: Page, mode: 'sync' | 'async'): Promise<void> {
  const modeSwitch = headquarters.getByRole('switch', { name: 'Create customer in async mode' })
  await modeSwitch.setChecked(mode === 'async')
}

export async function runJobs(headquarters: Page, ...jobs: readonly Job[]): Promise<void> {
  for (const job of jobs) await runJob(headquarters, job)
}

/** Any job of the console, by its name in it. */
export async function runJob(headquarters: Page, job: string): Promise<void> {
  const button = headquarters.getByRole('button', { name: `Run ${job}`, exact: true })
  await button.click()
  await expect.poll(() => button.getAttribute('aria-disabled')).toBe('false')
}

export async function addToCart(page: Page, ...products: readonly string[]): Promise<void> {
  await goTo(page, '')
  for (const product of products) await page.getByRole('button', { name: `Add to cart: ${product}` }).click()
}

export async function toCheckout(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Cart' }).click()
  await page.getByRole('link', { name: 'Checkout' }).click()
  await page.getByRole('heading', { level: 1, name: 'Checkout' }).waitFor()
}

export const viaRoma = { street: 'Via Roma 1', zipCode: '40121', city: 'Bologna' }

export async function typeAddress(page: Page): Promise<void> {
  await page.getByLabel('Street').fill(viaRoma.street)
  await page.getByLabel('ZIP code').fill(viaRoma.zipCode)
  await page.getByLabel('City').fill(viaRoma.city)
}

export async function placeOrder(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Place order' }).click()
  await page.getByRole('heading', { level: 1, name: 'Thank you' }).waitFor()
}

/** From the counter to the thanks, with an address typed on the way. */
export async function orderFor(page: Page, product: string): Promise<void> {
  await addToCart(page, product)
  await toCheckout(page)
  await typeAddress(page)
  await placeOrder(page)
}

/** The number that the desk gave the order. */
export const placedOrder = (page: Page): Locator => page.getByRole('heading', { name: /^Order SO\d+$/ })

/** Lets the shop go on without a connection from here on. */
export async function goOffline(page: Page): Promise<void> {
  await page.evaluate(() => navigator.serviceWorker.ready)
  await page.context().setOffline(true)
  await page.getByText('You are offline.').waitFor()
}

export async function addAddress(page: Page, street = 'Via Indipendenza 9'): Promise<void> {
  await page.getByText('Add an address').click()
  const form = page.getByRole('form', { name: 'Add an address' })
  await form.getByLabel('Street').fill(street)
  await form.getByLabel('ZIP code').fill('40121')
  await form.getByLabel('City').fill('Bologna')
  await form.getByRole('button', { name: 'Save' }).click()
}

/** Adds a fault in the console. */
export async function letGoWrong(
  headquarters: Page,
  fault: string,
  target = 'Creating customers',
): Promise<void> {
  await headquarters.getByLabel('What it strikes').selectOption(target)
  await headquarters.getByLabel('What goes wrong').selectOption(fault)
  await headquarters.getByRole('button', { name: 'Add fault' }).click()
  await headquarters.getByText(`${target}: ${fault}, 0×`).waitFor()
}

/** A create that the shop's own form would not let through. */
export async function createDirectly(page: Page, body: object): Promise<void> {
  await page.evaluate(
    (text) =>
      fetch('Commerce/Customers?api-version=7.3', {
        method: 'POST',
        headers: { 'content-type': 'application/json', OUN: '068' },
        body: text,
      }),
    JSON.stringify(body),
  )
}
