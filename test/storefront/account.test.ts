import type { Page } from 'playwright'
import { expect, test } from 'vitest'
import { addFault, asyncMode, jobsInOrder, openSection, runJobs, setMode } from './console-actions.ts'
import { goTo, setupShop } from './shop.ts'
import { accountNumber, addAddress, announced, comeBack, registerShopper, signIn } from './shopper-actions.ts'

const ada = { firstName: 'Ada', lastName: 'Rossi', email: 'ada@example.it' }

const shop = setupShop()

async function chooseTitle(page: Page, title: string): Promise<void> {
  await page.getByText('Choose a title').click()
  const form = page.getByRole('form', { name: 'Choose a title' })
  await form.getByLabel('Title').selectOption(title)
  await form.getByRole('button', { name: 'Save' }).click()
  await form.waitFor({ state: 'detached' })
}

test('a synced customer adds an address, a title and a card, and changes the name', async () => {
  const page = await shop.open()
  await signIn(page)
  await registerShopper(page, ada)
  await addAddress(page)
  await page.getByText('Via Indipendenza 9').waitFor()
  await page.getByText('Add an address').click()
  const another = page.getByRole('form', { name: 'Add an address' })
  expect(await another.getByLabel('Street').inputValue()).toBe('')
  await another.getByRole('button', { name: 'Cancel' }).click()

  await chooseTitle(page, 'Prof.')
  await page.getByText('Title: Prof.').waitFor()
  await page.getByText('Choose a title').click()
  const form = page.getByRole('form', { name: 'Choose a title' })
  await expect.poll(() => form.locator('option:checked').textContent()).toBe('Prof.')
  await form.getByRole('button', { name: 'Cancel' }).click()
  await chooseTitle(page, 'Dr.')
  await page.getByText('Title: Dr.').waitFor()

  await page.getByText('Change details').click()
  await page.getByLabel('Last name').fill('Bianchi')
  await page.getByRole('form', { name: 'Change details' }).getByRole('button', { name: 'Save' }).click()
  await page.getByRole('heading', { name: 'Ada Bianchi' }).waitFor()

  const card = page.getByRole('region', { name: 'Button card' })
  await card.getByRole('button', { name: 'Get a button card' }).click()
  await expect.poll(() => card.innerText()).toMatch(/\d{4,}/)
  await expect.poll(() => page.getByRole('heading', { name: 'Not confirmed yet' }).count()).toBe(0)
})

test('two changes that wait for the account number are told once', async () => {
  const page = await shop.open('', asyncMode)
  await signIn(page)
  await registerShopper(page, ada)
  const details = page.getByRole('region', { name: 'Your details' })
  for (const lastName of ['Verdi', 'Neri']) {
    await page.getByText('Change details').click()
    const form = page.getByRole('form', { name: 'Change details' })
    await form.getByLabel('Last name').fill(lastName)
    await form.getByRole('button', { name: 'Save' }).click()
    await page.getByRole('heading', { name: `Ada ${lastName}` }).waitFor()
  }
  expect(await page.getByText('Changed details · Waiting for the account number').count()).toBe(2)
  expect(await details.getByText('waiting for the account number').count()).toBe(1)
})

test('a pending customer is told what has to wait, and an added address is sent after the number arrives', async () => {
  const headquarters = await shop.open('headquarters')
  await setMode(headquarters, 'async')
  const page = await shop.open()
  await signIn(page)
  await registerShopper(page, ada)

  const card = page.getByRole('button', { name: 'Get a button card' })
  expect(await card.getAttribute('aria-disabled')).toBe('true')
  await page.getByText('A loyalty card can be issued once the account number has arrived.').waitFor()

  await page.getByText('Add an address').click()
  await page.getByText('We keep what you enter, and send it then.').first().waitFor()
  await page.getByText('Add an address').click()
  await addAddress(page)
  await page.getByText('New address · Waiting for the account number').waitFor()

  await runJobs(headquarters, ...jobsInOrder)
  await comeBack(page)
  await expect.poll(() => accountNumber(page).textContent()).toMatch(/^\d{4,}$/)
  await expect.poll(() => page.getByText('New address ·').count()).toBe(0)
  expect(await card.getAttribute('aria-disabled')).toBe('false')
})

test('an address that does not fit its country is rejected with its fields marked', async () => {
  const page = await shop.open()
  await signIn(page)
  await registerShopper(page, ada)
  await page.getByText('Add an address').click()
  const form = page.getByRole('form', { name: 'Add an address' })
  await form.getByLabel('Street').fill('Via Roma 1')
  await form.getByLabel('ZIP code').fill('40')
  await form.getByRole('button', { name: 'Save' }).click()
  await form.getByText('This postal code does not fit the country.').waitFor()
  expect(await form.getByLabel('City').getAttribute('aria-invalid')).toBe('true')
  expect(await form.getByLabel('Street').inputValue()).toBe('Via Roma 1')
  await form.getByRole('button', { name: 'Cancel' }).click()
  await form.waitFor({ state: 'detached' })
  const opener = page.locator('summary').filter({ hasText: 'Add an address' })
  expect(await opener.evaluate((element) => element === document.activeElement)).toBe(true)
})

test('says why a card could not be issued', async () => {
  const page = await shop.open()
  await signIn(page)
  await registerShopper(page, ada)
  const headquarters = await shop.open('headquarters')
  await openSection(headquarters, 'set-up')
  await headquarters.getByLabel('How often').selectOption('Until removed')
  await addFault(headquarters, 'Headquarters says no', 'Every request')
  await page.getByRole('button', { name: 'Get a button card' }).click()
  await announced(page, 'Headquarters refused the request.').waitFor()
  expect(await page.getByText('Your card is being made out.').count()).toBe(0)
})

test('shows each of several customers on one device their own account page', async () => {
  const page = await shop.open()
  await registerShopper(page, ada)
  await goTo(page, 'headquarters')
  await setMode(page, 'async')
  await registerShopper(page, { firstName: 'Bruno', lastName: 'Bianchi' })
  expect(await accountNumber(page).textContent()).toBe('Pending sync')
  await page.getByText('Another account on this device').click()
  await page.getByRole('button', { name: 'Ada Rossi' }).click()
  await page.getByRole('heading', { name: 'Ada Rossi' }).waitFor()
  expect(await accountNumber(page).textContent()).toMatch(/^\d{4,}$/)
})
