import { expect, test } from 'vitest'
import { asyncMode, jobsInOrder, runJobs } from './console-actions.ts'
import { goTo, setupShop } from './shop.ts'
import { accountNumber, comeBack, registerShopper, signIn } from './shopper-actions.ts'

const ada = { firstName: 'Ada', lastName: 'Rossi', email: 'ada@example.it' }

const shop = setupShop()

test('a customer adds a second phone, which is checked first', async () => {
  const page = await shop.open()
  await signIn(page)
  await registerShopper(page, ada)
  await page.getByText('Add an email or phone').click()
  const form = page.getByRole('form', { name: 'Add an email or phone' })
  await form.getByLabel('Email', { exact: true }).fill('ada')
  await form.getByRole('button', { name: 'Save' }).click()
  await form.getByText('Please enter an e-mail address such as name@example.com.').waitFor()
  await form.getByLabel('Email or phone').selectOption('Phone')
  await form.getByLabel('Phone', { exact: true }).fill('051 765432')
  await form.getByRole('button', { name: 'Save' }).click()
  const details = page.getByRole('region', { name: 'Your details' })
  await details.getByText('+39 051 765432').waitFor()
  await form.waitFor({ state: 'detached' })
  await page.getByText('Add an email or phone').click()
  expect(await form.getByLabel('Email', { exact: true }).inputValue()).toBe('')
  await form.getByRole('button', { name: 'Cancel' }).click()
  await expect.poll(() => page.getByRole('heading', { name: 'Not confirmed yet' }).count()).toBe(0)
  await page.reload()
  await details.getByText('+39 051 765432').waitFor()
  await details.getByText('ada@example.it').waitFor()
})

test('the second e-mail of a pending customer waits for the account number', async () => {
  const page = await shop.open('', asyncMode)
  await signIn(page)
  await registerShopper(page, ada)
  await page.getByText('Add an email or phone').click()
  const form = page.getByRole('form', { name: 'Add an email or phone' })
  await form.getByText('We keep what you enter, and send it then.').waitFor()
  await form.getByLabel('Email', { exact: true }).fill('ada.work@example.it')
  await form.getByRole('button', { name: 'Save' }).click()
  const details = page.getByRole('region', { name: 'Your details' })
  await details.getByText('waiting for the account number').waitFor()

  await goTo(page, 'headquarters')
  await runJobs(page, ...jobsInOrder)
  await goTo(page, 'account')
  await comeBack(page)
  await expect.poll(() => accountNumber(page).textContent()).toMatch(/^\d{4,}$/)
  await expect.poll(() => details.getByText('waiting').count()).toBe(0)
  await details.getByText('ada.work@example.it').waitFor()
})

test('where each customer has one e-mail and one phone, the page says so instead of asking', async () => {
  const page = await shop.open('', '?set-up=no-multiple-contacts')
  await signIn(page)
  await registerShopper(page, ada)
  const button = page.getByRole('button', { name: 'Add an email or phone' })
  await page.getByText('This store keeps one e-mail and one phone for each customer.').waitFor()
  expect(await button.getAttribute('aria-disabled')).toBe('true')
})

test('a customer changes name, e-mail and phone, and keeps an e-mail', async () => {
  const page = await shop.open()
  await signIn(page)
  await registerShopper(page, ada)
  await page.getByText('Change details').click()
  const form = page.getByRole('form', { name: 'Change details' })
  await form.getByLabel('Email').fill('')
  await form.getByRole('button', { name: 'Save' }).click()
  await form.getByText('Please fill this in.').waitFor()
  await form.getByLabel('Email').fill('ada.bianchi@example.it')
  await form.getByLabel('Last name').fill('Bianchi')
  await form.getByLabel('Phone').fill('051 234567')
  await form.getByRole('button', { name: 'Save' }).click()
  await form.waitFor({ state: 'detached' })
  await page.getByRole('heading', { name: 'Ada Bianchi' }).waitFor()
  await page.reload()
  const details = page.getByRole('region', { name: 'Your details' })
  await details.getByText('ada.bianchi@example.it').waitFor()
  await details.getByText('+39 051 234567').waitFor()
})
