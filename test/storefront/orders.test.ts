import type { Page } from 'playwright'
import { describe, expect, inject, test } from 'vitest'
import { acceptedOrders, approvedPayments } from './order-records.ts'
import { goTo, setupShop } from './shop.ts'
import {
  addToCart,
  amount,
  fillAddress,
  fillRegistration,
  goOffline,
  goToCheckout,
  orderNumber,
  orderProduct,
  registerShopper,
} from './shopper-actions.ts'

const ada = { firstName: 'Ada', lastName: 'Rossi' }

const shop = setupShop()

const order = (page: Page, heading: string) => page.getByRole('heading', { level: 1, name: heading })

describe('one cart is placed as one order', () => {
  test('when the tab closes after sending it and before storing the answer', async () => {
    const page = await shop.context.newPage()
    await page.addInitScript(() => {
      const put = IDBObjectStore.prototype.put
      IDBObjectStore.prototype.put = function (value, key) {
        if (value.status === 'placed') throw new DOMException('The tab is closed here', 'AbortError')
        return put.call(this, value, key)
      }
    })
    await goTo(page, '')
    await registerShopper(page, ada)
    await orderProduct(page, 'Thimble')
    await expect.poll(() => acceptedOrders(page)).toBe(1)
    expect(await orderNumber(page).count()).toBe(0)
    const path = new URL(page.url()).hash.slice(2)
    await page.close()

    const later = await shop.open(path)
    await orderNumber(later).waitFor()
    expect(await acceptedOrders(later)).toBe(1)
  })

  test('when two tabs place it at once', async () => {
    const page = await shop.open()
    await registerShopper(page, { ...ada, street: 'Via Roma 1', zipCode: '40121', city: 'Bologna' })
    await addToCart(page, 'Thimble')
    await goToCheckout(page)
    const second = await shop.open('checkout')
    const tabs = [page, second]
    await Promise.all(tabs.map((tab) => tab.getByRole('button', { name: 'Place order' }).waitFor()))
    await Promise.all(tabs.map((tab) => tab.evaluate(() => document.querySelector('form')?.requestSubmit())))
    // The second tab shows the order, or an empty cart.
    const settled = tabs.map((tab) => orderNumber(tab).or(tab.getByText('Your cart is empty.')).waitFor())
    await Promise.all(settled)
    await expect.poll(() => acceptedOrders(page)).toBe(1)
    await goTo(second, 'account')
    await second.getByRole('link', { name: /^Order/ }).waitFor()
  })

  test('when the page is reloaded before the answer arrives', async () => {
    const page = await shop.open()
    await registerShopper(page, ada)
    await goOffline(page)
    await orderProduct(page, 'Thimble')
    await page.getByText('Waiting for the connection').waitFor()
    await page.reload()
    await page.getByText('Waiting for the connection').waitFor()
    await shop.context.setOffline(false)
    await orderNumber(page).waitFor()
    expect(await acceptedOrders(page)).toBe(1)
  })
})

test('an order that waits for the connection is not said to have been sent', async () => {
  const page = await shop.open()
  await registerShopper(page, ada)
  await goOffline(page)
  await orderProduct(page, 'Thimble')
  const footer = page.getByRole('contentinfo')
  await footer.getByText('One entry is kept on this device until the shop confirms it.').waitFor()
  await shop.context.setOffline(false)
  await orderNumber(page).waitFor()
  await footer.getByText('Everything you sent has arrived.').waitFor()
})

test('keeps a rejected order, which can be put back into the cart', async () => {
  const page = await shop.open()
  await registerShopper(page, ada)
  await goOffline(page)
  await orderProduct(page, 'Thimble')
  const path = new URL(page.url()).hash.slice(2)
  // Headquarters loses the customer while no page of the shop is open.
  await page.goto(`${inject('storefront')}favicon.svg`)
  await page.evaluate(
    () =>
      new Promise((resolve, reject) => {
        const request = indexedDB.deleteDatabase('pending-sync-headquarters')
        Object.assign(request, { onsuccess: () => resolve(undefined), onerror: reject, onblocked: reject })
      }),
  )
  await shop.context.setOffline(false)

  await goTo(page, path)
  await page.getByText('The shop did not take this order').waitFor()
  await order(page, 'Your order').waitFor()
  await page.getByRole('contentinfo').getByText('Something needs your decision: see your account.').waitFor()
  await page.getByRole('button', { name: 'Try again' }).click()
  await page.getByText('The shop did not take this order').waitFor()
  await page.getByRole('button', { name: 'Back into the cart' }).click()
  await order(page, 'Cart').waitFor()
  await amount(page, 'Subtotal €5.20').waitFor()
  await goTo(page, path)
  await page.getByText('There is no such order on this device.').waitFor()
})

describe('the order of a customer whose registration is rejected', () => {
  /** Places an order with an e-mail that the shop accepts and the channel rejects. */
  async function orderWithRejectedRegistration(): Promise<Page> {
    const page = await shop.open()
    await goOffline(page)
    await registerShopper(page, { ...ada, email: 'ada@example.it.' })
    await orderProduct(page, 'Thimble')
    await page.getByText('Waiting for your registration to arrive').waitFor()
    await shop.context.setOffline(false)
    await page.getByText('Your registration was not accepted').waitFor()
    return page
  }

  test('says what to do, and is placed after the registration is corrected', async () => {
    const page = await orderWithRejectedRegistration()
    await page.getByRole('link', { name: 'See your account' }).click()
    await page.getByText('Change details').click()
    await page.getByLabel('Email').fill('ada@example.it')
    await page.getByRole('form', { name: 'Change details' }).getByRole('button', { name: 'Save' }).click()
    await page.getByRole('link', { name: /^Order SO\d+/ }).click()
    await orderNumber(page).waitFor()
    expect(await acceptedOrders(page)).toBe(1)
  })

  test('can be put back into the cart after the registration is discarded', async () => {
    const page = await orderWithRejectedRegistration()
    await page.getByRole('link', { name: 'See your account' }).click()
    await page.getByRole('button', { name: 'Discard: Registration' }).click()
    await page.getByText('The registration was discarded').waitFor()
    await page.getByRole('link', { name: /^Order of/ }).click()
    expect(await approvedPayments(page)).toBe(1)
    await page.getByRole('button', { name: 'Back into the cart' }).click()
    await amount(page, 'Subtotal €5.20').waitFor()
    expect(await acceptedOrders(page)).toBe(0)
    await expect.poll(() => approvedPayments(page)).toBe(0)
  })

  test('cannot be placed: the checkout asks to correct the registration first', async () => {
    const page = await shop.open('create-account', '?set-up=&faults=creating.headquartersRefusal.once')
    await fillRegistration(page, ada)
    await page.getByRole('button', { name: 'Create account' }).click()
    await page.getByRole('region', { name: 'The account was not created' }).waitFor()
    await addToCart(page, 'Thimble')
    await goToCheckout(page)
    await page.getByRole('link', { name: 'See what was not accepted' }).click()
    await page.getByRole('heading', { name: 'Your registration was not accepted' }).waitFor()
  })
})

describe('on a full device', () => {
  test('adds nothing to the cart, and says so', async () => {
    const page = await shop.open()
    await page.evaluate(() => {
      for (let size = 4_000_000; size >= 1; size = Math.floor(size / 2)) {
        for (let filler = 0; ; filler++) {
          try {
            localStorage.setItem(`filler ${size} ${filler}`, 'x'.repeat(size))
          } catch {
            break
          }
        }
      }
    })
    await goTo(page, 'product/thimble')
    await page.getByRole('button', { name: 'Add to cart' }).click()
    await page.getByText('This device has no room left, so nothing was added.').waitFor()
    expect(await page.getByText('in the cart').count()).toBe(0)
  })

  test('places no order, keeps the cart and the form, and places it when there is room again', async () => {
    const page = await shop.open()
    await registerShopper(page, { ...ada, street: 'Via Roma 1', zipCode: '40121', city: 'Bologna' })
    await addToCart(page, 'Thimble')
    await goToCheckout(page)
    await page.evaluate(() => {
      const { add, put } = IDBObjectStore.prototype
      const fail = () => {
        throw new DOMException('Full', 'QuotaExceededError')
      }
      Object.assign(IDBObjectStore.prototype, { add: fail, put: fail })
      addEventListener('freed', () => Object.assign(IDBObjectStore.prototype, { add, put }))
    })
    await page.getByRole('button', { name: 'Place order' }).click()
    const summary = page.getByRole('region', { name: 'The order was not placed' })
    await summary.getByText('This device has no room left.').waitFor()
    expect(await acceptedOrders(page)).toBe(0)
    await page.getByRole('radio', { name: 'A new address' }).check()
    await fillAddress(page)
    await page.getByRole('button', { name: 'Place order' }).click()
    await expect.poll(() => page.locator('form').getAttribute('aria-busy')).toBe('false')
    await summary.getByText('This device has no room left.').waitFor()
    expect(await page.getByLabel('City').inputValue()).toBe('Bologna')

    await page.evaluate(() => dispatchEvent(new Event('freed')))
    await page.getByRole('button', { name: 'Place order' }).click()
    await orderNumber(page).waitFor()
    expect(await acceptedOrders(page)).toBe(1)
  })
})
