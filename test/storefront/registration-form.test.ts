import type { Page } from 'playwright'
import { describe, expect, test } from 'vitest'
import { asyncMode } from './console-actions.ts'
import { setupShop } from './shop.ts'
import { accountNumber, fillAddress, signIn } from './shopper-actions.ts'

const shop = setupShop()

const send = (page: Page) => page.getByRole('button', { name: 'Create account' }).click()
const summary = (page: Page) => page.getByRole('region', { name: /another look$/ })

async function hintOf(page: Page, label: string): Promise<string> {
  const id = await page.getByLabel(label, { exact: true }).getAttribute('aria-describedby')
  return page.locator(`[id="${id?.split(' ')[0]}"]`).innerText()
}

test('says of each field if it is required', async () => {
  const page = await shop.open('create-account')
  await page.getByText('A name and an email address are enough.').waitFor()
  expect(await hintOf(page, 'First name')).toBe('Required')
  expect(await hintOf(page, 'Last name')).toBe('If you have one')
  expect(await hintOf(page, 'Email')).toBe('Required')
  expect(await hintOf(page, 'Phone')).toContain('Optional')
  expect(await hintOf(page, 'Title')).toBe('Optional')
  await page.getByText('Company', { exact: true }).click()
  expect(await hintOf(page, 'Company name')).toBe('Required')
  expect(await hintOf(page, 'VAT number')).toBe('Optional, for invoices')
})

test('creates no account without an e-mail address, and with one name', async () => {
  const page = await shop.open('create-account')
  await page.getByLabel('First name').fill('Suharto')
  await send(page)
  await summary(page).getByRole('link', { name: 'Email: Please fill this in.' }).waitFor()
  await page.getByLabel('Email').fill('suharto@example.it')
  await send(page)
  await page.getByRole('heading', { name: 'Suharto' }).waitFor()
})

describe('a problem of the form', () => {
  test('leaves as soon as it is fixed, and no other field gets one meanwhile', async () => {
    const page = await shop.open('create-account')
    await page.getByLabel('Street').fill('Via Roma 1')
    await send(page)
    await page.getByRole('region', { name: '4 things need another look' }).waitFor()

    await page.getByLabel('First name').fill('Ada')
    await page.getByRole('region', { name: '3 things need another look' }).waitFor()
    expect(await page.getByLabel('First name').getAttribute('aria-invalid')).toBeNull()

    const email = page.getByLabel('Email')
    await email.pressSequentially('ada')
    await page.getByText('Please enter an e-mail address such as name@example.com.').first().waitFor()
    await email.pressSequentially('@example.it')
    await expect.poll(() => email.getAttribute('aria-invalid')).toBeNull()
    expect(await email.evaluate((element) => element === document.activeElement)).toBe(true)

    // Without an address, nothing of it is missing.
    await page.getByLabel('Street').fill('')
    await expect.poll(() => summary(page).count()).toBe(0)
    // They are looked for again with the next attempt only.
    await email.fill('')
    expect(await summary(page).count()).toBe(0)
    expect(await email.evaluate((element) => element === document.activeElement)).toBe(true)
    await send(page)
    await page.getByRole('region', { name: 'One thing needs another look' }).waitFor()
  })

  test('is told in the other language at once', async () => {
    const page = await shop.open('create-account')
    await page.getByText('Company', { exact: true }).click()
    await page.getByLabel('VAT number').fill('IT00743110156')
    await page.getByLabel('Company name').fill('Bottoni Bianchi S.r.l.')
    await send(page)
    await page.getByRole('region', { name: '2 things need another look' }).waitFor()
    await page.getByRole('button', { name: 'Italiano' }).click()
    await page.getByRole('link', { name: 'Partita IVA: Non sembra una partita IVA' }).waitFor()
    await page.getByRole('link', { name: 'E-mail: Compila questo campo.' }).waitFor()
    await page.getByLabel('E-mail').fill('bottoni@example.it')
    await page.getByRole('region', { name: 'C’è una cosa da rivedere' }).waitFor()
  })

  test('that headquarters found stays until its field is changed', async () => {
    const page = await shop.open('create-account')
    await page.getByLabel('First name').fill('Ada')
    await page.getByLabel('Title').selectOption('Prof.')
    await fillAddress(page)
    // The shop accepts this e-mail, the channel rejects it.
    await page.getByLabel('Email').fill('ada@example.it.')
    await send(page)
    await summary(page).waitFor()
    await page.getByLabel('Last name').fill('Rossi')
    await page.getByLabel('Title').selectOption({ index: 0 })
    for (const label of ['Street', 'ZIP code', 'City']) await page.getByLabel(label).fill('')
    expect(await page.getByLabel('Email').getAttribute('aria-invalid')).toBe('true')
    await page.getByLabel('Email').fill('ada@example.it')
    await expect.poll(() => summary(page).count()).toBe(0)
    await send(page)
    await page.getByRole('heading', { name: 'Ada Rossi' }).waitFor()
    // The refused registration was corrected. Another one would still be there.
    await page.getByRole('contentinfo').getByText('Everything you sent has arrived.').waitFor()
    expect(await page.getByText('was not accepted').count()).toBe(0)
    // It was corrected as a whole: what is no longer filled in is gone.
    await page.getByText('No address yet.').waitFor()
    expect(await page.getByText('Title: ').count()).toBe(0)
  })
})

test('the footer says that everything has arrived once something was sent, and nothing before', async () => {
  const page = await shop.open('create-account')
  const arrived = page.getByRole('contentinfo').getByText('Everything you sent has arrived.')
  await page.getByLabel('First name').fill('Ada')
  await page.getByLabel('Last name').fill('Rossi')
  expect(await arrived.count()).toBe(0)
  await page.getByLabel('Email').fill('ada@example.it')
  await page.getByRole('button', { name: 'Create account' }).click()
  await arrived.waitFor()
})

describe('a company', () => {
  async function registerCompany(page: Page): Promise<void> {
    await page.getByRole('link', { name: 'Create account' }).click()
    await page.getByRole('radio', { name: 'Company' }).check()
    await page.getByLabel('Company name').fill('Bottoni Bianchi S.r.l.')
    await page.getByLabel('VAT number').fill('IT 00743110156')
    await page.getByLabel('Email').fill('bottoni@example.it')
    await page.getByLabel('Phone').fill('051 234567')
    await page.getByLabel('Street').fill('Via Roma 1')
    await page.getByLabel('ZIP code').fill('40121')
    await page.getByLabel('City').fill('Bologna')
    expect(await page.getByLabel('First name').count()).toBe(0)
    await send(page)
    await page.getByRole('link', { name: 'VAT number: This is not the form of a VAT number.' }).waitFor()
    await page.getByLabel('VAT number').fill('it 0074.3110 157')
    await expect.poll(() => summary(page).count()).toBe(0)
    await send(page)
    await page.getByRole('heading', { name: 'Bottoni Bianchi S.r.l.' }).waitFor()
  }

  test('registers with its VAT number, which the account shows and can change', async () => {
    const page = await shop.open()
    await signIn(page, 'bottoni@example.it', 'Bruno Bianchi')
    await registerCompany(page)
    expect(await accountNumber(page).textContent()).toMatch(/^\d{4,}$/)
    await page.getByText('VAT number: IT00743110157').waitFor()
    await page.getByText('+39 051 234567').waitFor()
    await page.getByText('40121 Bologna').waitFor()
    expect(await page.getByText('Choose a title').count()).toBe(0)

    await page.getByText('Change details').click()
    const form = page.getByRole('form', { name: 'Change details' })
    await form.getByLabel('VAT number').fill('IT123')
    await form.getByRole('button', { name: 'Save' }).click()
    await form.getByText('This is not the form of a VAT number.').waitFor()
    await form.getByLabel('VAT number').fill('ATU12345678')
    await form.getByLabel('Company name').fill('Bottoni Bianchi GmbH')
    await form.getByRole('button', { name: 'Save' }).click()
    await page.getByRole('heading', { name: 'Bottoni Bianchi GmbH' }).waitFor()
    await page.reload()
    await page.getByText('VAT number: ATU12345678').waitFor()
    await page.getByText('Company', { exact: true }).waitFor()
  })

  test('registers in async mode', async () => {
    const page = await shop.open('', asyncMode)
    await registerCompany(page)
    expect(await accountNumber(page).textContent()).toBe('Pending sync')
    await page.getByText('VAT number: IT00743110157').waitFor()
  })

  test('can be chosen and left again, and nothing that was typed is lost in a reload', async () => {
    const page = await shop.open('create-account')
    await page.getByLabel('First name').fill('Ada')
    await page.getByRole('radio', { name: 'Company' }).check()
    await page.getByLabel('Company name').fill('Bottoni Bianchi S.r.l.')
    await page.reload()
    await expect.poll(() => page.getByRole('radio', { name: 'Company' }).isChecked()).toBe(true)
    expect(await page.getByLabel('Company name').inputValue()).toBe('Bottoni Bianchi S.r.l.')
    await page.getByRole('radio', { name: 'Person' }).check()
    expect(await page.getByLabel('First name').inputValue()).toBe('Ada')
    await page.getByLabel('Email').fill('ada@example.it')
    await send(page)
    await page.getByRole('heading', { name: 'Ada', exact: true }).waitFor()
  })
})
