import type { Locator, Page } from 'playwright'
import { describe, expect, test } from 'vitest'
import { addFault, asyncMode, jobsInOrder, runJobs } from './console-actions.ts'
import { goTo, setupShop } from './shop.ts'
import {
  accountNumber,
  addAddress,
  addToCart,
  comeBack,
  goOffline,
  goToCheckout,
  registerShopper,
  signIn,
  viaRoma,
} from './shopper-actions.ts'

const ada = { firstName: 'Ada', lastName: 'Rossi', email: 'ada@example.it', ...viaRoma }

const shop = setupShop()

const book = (page: Page) => page.getByRole('region', { name: 'Addresses' })

/** The entry of the address book that begins with this street. */
const addressOf = (page: Page, street: string): Locator =>
  book(page).getByRole('listitem').filter({ hasText: street })

async function edit(page: Page, street: string, label: string, text: string): Promise<void> {
  await addressOf(page, street).getByText('Edit', { exact: true }).click()
  const form = page.getByRole('form', { name: `Edit: ${street}` })
  await form.getByLabel(label).fill(text)
  await form.getByRole('button', { name: 'Save' }).click()
  await form.waitFor({ state: 'detached' })
}

async function remove(page: Page, street: string): Promise<void> {
  await addressOf(page, street)
    .getByRole('button', { name: `Remove: ${street}` })
    .click()
  await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click()
}

describe('the address book of a customer with a number', () => {
  async function openBook(): Promise<Page> {
    const page = await shop.open()
    await signIn(page)
    await registerShopper(page, ada)
    return page
  }

  test('changes an address, with what its form had before', async () => {
    const page = await openBook()
    await addressOf(page, 'Via Roma 1').getByText('Edit', { exact: true }).click()
    const form = page.getByRole('form', { name: 'Edit: Via Roma 1' })
    await expect.poll(() => form.getByLabel('City').inputValue()).toBe('Bologna')
    expect(await form.getByLabel('ZIP code').inputValue()).toBe('40121')
    await form.getByLabel('ZIP code').fill('40')
    await form.getByRole('button', { name: 'Save' }).click()
    await form.getByText('This postal code does not fit the country.').waitFor()
    await form.getByLabel('ZIP code').fill('40126')
    await form.getByLabel('City').fill('Bologna '.repeat(10))
    await form.getByRole('button', { name: 'Save' }).click()
    await form.getByText('This is too long: there is room for 60 characters.').waitFor()
    await form.getByLabel('City').fill('Bologna')
    await form.getByRole('button', { name: 'Save' }).click()
    await addressOf(page, 'Via Roma 1').getByText('40126 Bologna').waitFor()
    await page.reload()
    await addressOf(page, 'Via Roma 1').getByText('40126 Bologna').waitFor()
  })

  test('a problem leaves as soon as it is fixed, and is not there when the form is opened again', async () => {
    const page = await openBook()
    const opener = addressOf(page, 'Via Roma 1').getByText('Edit', { exact: true })
    const form = page.getByRole('form', { name: 'Edit: Via Roma 1' })
    const invalid = form.locator('[aria-invalid=true]')
    const save = form.getByRole('button', { name: 'Save' })
    await opener.click()
    await form.getByLabel('ZIP code').fill('40')
    await save.click()
    await form.getByText('Please check the highlighted fields.').waitFor()
    await form.getByLabel('ZIP code').fill('40126')
    await expect.poll(() => invalid.count()).toBe(0)
    await expect.poll(() => form.getByText('Please check the highlighted fields.').count()).toBe(0)
    await form.getByLabel('City').fill('')
    await save.click()
    await expect.poll(() => invalid.count()).toBe(1)
    await form.getByRole('button', { name: 'Cancel' }).click()
    await opener.click()
    await expect.poll(() => form.getByLabel('City').inputValue()).toBe('Bologna')
    expect(await invalid.count()).toBe(0)
  })

  test('changes one of two addresses while the forms of both are open', async () => {
    const page = await openBook()
    await addAddress(page)
    const forms = []
    for (const street of ['Via Roma 1', 'Via Indipendenza 9']) {
      await addressOf(page, street).getByText('Edit', { exact: true }).click()
      forms.push(page.getByRole('form', { name: `Edit: ${street}` }))
    }
    for (const form of forms) await form.getByLabel('City').fill('Imola')
    await forms[1]?.getByRole('button', { name: 'Save' }).click()
    await addressOf(page, 'Via Indipendenza 9').getByText('40121 Imola').waitFor()
    await addressOf(page, 'Via Roma 1').getByText('40121 Bologna').waitFor()
  })

  test('has one default address, which the shopper chooses', async () => {
    const page = await openBook()
    expect(await page.getByText('Default address').count()).toBe(0)
    await addAddress(page)
    await addressOf(page, 'Via Indipendenza 9').getByRole('button', { name: 'Make default' }).click()
    await addressOf(page, 'Via Indipendenza 9').getByText('Default address').waitFor()
    expect(await page.getByText('Default address').count()).toBe(1)
    await page.reload()
    await addressOf(page, 'Via Indipendenza 9').getByText('Default address').waitFor()
    expect(await book(page).getByRole('listitem').first().innerText()).toContain('Via Indipendenza 9')
  })

  test('asks once before it removes an address', async () => {
    const page = await openBook()
    await addAddress(page)
    await addressOf(page, 'Via Indipendenza 9').getByRole('button', { name: 'Remove' }).click()
    const question = page.getByRole('dialog', { name: 'Remove this address?' })
    await question.getByText('Via Indipendenza 9').waitFor()
    await question.getByRole('button', { name: 'Keep it' }).click()
    await question.waitFor({ state: 'hidden' })
    expect(await addressOf(page, 'Via Indipendenza 9').count()).toBe(1)

    await remove(page, 'Via Indipendenza 9')
    await expect.poll(() => addressOf(page, 'Via Indipendenza 9').count()).toBe(0)
    await page.reload()
    await addressOf(page, 'Via Roma 1').waitFor()
    expect(await addressOf(page, 'Via Indipendenza 9').count()).toBe(0)
  })

  test('keeps a removal made without a connection, says so at the address, and sends no parcel there', async () => {
    const page = await openBook()
    await addAddress(page)
    await addressOf(page, 'Via Indipendenza 9').waitFor()
    await expect.poll(() => page.getByText('New address ·').count()).toBe(0)
    await goOffline(page)
    await remove(page, 'Via Indipendenza 9')
    for (const visit of [() => {}, () => page.reload()]) {
      await visit()
      await addressOf(page, 'Via Indipendenza 9').getByText('is being removed').waitFor()
      expect(await addressOf(page, 'Via Indipendenza 9').getByRole('button').count()).toBe(0)
    }
    await addToCart(page, 'Thimble')
    await goToCheckout(page)
    await page.getByRole('radio', { name: /Via Roma 1/ }).waitFor()
    expect(await page.getByText('Via Indipendenza 9').count()).toBe(0)
    await goTo(page, 'account')
    await shop.context.setOffline(false)
    await expect.poll(() => addressOf(page, 'Via Indipendenza 9').count()).toBe(0)
  })
})

test('an address cannot be changed while nobody knows if it arrived', async () => {
  const page = await shop.open()
  await signIn(page)
  await registerShopper(page, ada)
  const headquarters = await shop.open('headquarters')
  await addFault(headquarters, 'Timed out, processed later', 'Editing customers and addresses')
  await addAddress(page)
  const added = addressOf(page, 'Via Indipendenza 9')
  await added.getByText('the answer was lost', { exact: true }).waitFor()
  expect(await added.getByRole('button').count()).toBe(0)
  expect(await added.getByText('Edit', { exact: true }).count()).toBe(0)
  await addressOf(page, 'Via Roma 1').getByText('Edit', { exact: true }).waitFor()
})

test('a pending customer is told once that changes wait, and they are made when the number arrives', async () => {
  const page = await shop.open('', asyncMode)
  await signIn(page)
  await registerShopper(page, ada)
  await addressOf(page, 'Via Roma 1').getByText('at the shop, not yet at headquarters').waitFor()
  await addAddress(page)
  await addressOf(page, 'Via Indipendenza 9').getByText('waiting for the account number').waitFor()
  const reason = book(page).getByText('This is possible once the account number has arrived.')
  expect(await reason.count()).toBe(1)
  await book(page).getByText('We keep what you enter, and send it then.').waitFor()

  await edit(page, 'Via Roma 1', 'ZIP code', '40126')
  await addressOf(page, '40126 Bologna').getByText('waiting for the account number').waitFor()
  await addressOf(page, 'Via Roma 1').getByRole('button', { name: 'Remove' }).click()
  const question = page.getByRole('dialog')
  await question.getByText('We remove it then.').waitFor()
  await question.getByRole('button', { name: 'Keep it' }).click()

  await goTo(page, 'headquarters')
  await runJobs(page, ...jobsInOrder)
  await goTo(page, 'account')
  await comeBack(page)
  await expect.poll(() => accountNumber(page).textContent()).toMatch(/^\d{4,}$/)
  await expect.poll(() => book(page).getByText('waiting').count()).toBe(0)
  await addressOf(page, 'Via Roma 1').getByText('40126 Bologna').waitFor()
  await addressOf(page, 'Via Indipendenza 9').waitFor()
})

test('a guest is told once to sign in before anything can be changed', async () => {
  const page = await shop.open()
  await registerShopper(page, ada)
  const reason = page.getByText('Please sign in to continue.')
  await reason.waitFor()
  expect(await reason.count()).toBe(1)
  const id = await reason.getAttribute('id')
  for (const name of [
    'Edit: Via Roma 1',
    'Remove: Via Roma 1',
    'Add an address',
    'Change details',
    'Get a button card',
  ]) {
    const button = page.getByRole('main').getByRole('button', { name })
    expect(await button.getAttribute('aria-disabled')).toBe('true')
    expect(await button.getAttribute('aria-describedby')).toBe(id)
  }
})
