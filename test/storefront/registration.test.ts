import type { Locator } from 'playwright'
import { describe, expect, test } from 'vitest'
import { asyncMode, jobsInOrder, openSection, runJobs, setMode } from './console-actions.ts'
import { goTo, guid, setupShop } from './shop.ts'
import {
  accountNumber,
  announced,
  comeBack,
  fillRegistration,
  registerShopper,
  signIn,
} from './shopper-actions.ts'

const ada = { firstName: 'Ada', lastName: 'Rossi', email: 'ada@example.it' }
const realNumber = /^\d{4,}$/

const shop = setupShop()

describe('in sync mode', () => {
  test('shows the account number at once', async () => {
    const page = await shop.open()
    await registerShopper(page, ada)
    expect(await page.getByRole('heading', { name: 'Ada Rossi' }).isVisible()).toBe(true)
    expect(await accountNumber(page).textContent()).toMatch(realNumber)
  })

  test('is not offered once more by Back', async () => {
    const page = await shop.open()
    await page.getByRole('link', { name: 'Create account' }).click()
    await page.getByRole('heading', { level: 1, name: 'Create account' }).waitFor()
    await fillRegistration(page, ada)
    await page.getByRole('button', { name: 'Create account' }).click()
    await page.getByRole('heading', { name: 'Ada Rossi' }).waitFor()
    await page.goBack()
    await page.getByRole('heading', { name: 'Buttons, thread and patience.' }).waitFor()
    await page.goForward()
    await page.getByRole('heading', { name: 'Ada Rossi' }).waitFor()
  })

  test('shows the address of the registration on the account page', async () => {
    const page = await shop.open()
    await registerShopper(page, { ...ada, street: 'Via Roma', zipCode: '40121', city: 'Bologna' })
    await page.getByText('Via Roma').waitFor()
    await page.getByText('40121 Bologna').waitFor()
  })

  test('says that a registration is on its way while the shop takes its time', async () => {
    const page = await shop.open('create-account', '?set-up=&faults=creating.slow.once')
    await fillRegistration(page, ada)
    await page.getByRole('button', { name: 'Create account' }).click()
    await announced(page, 'On its way to the shop …').waitFor()
    await page.getByRole('heading', { name: 'Ada Rossi' }).waitFor()
  })

  test('lets the shopper choose a title', async () => {
    const page = await shop.open('create-account')
    await page.getByLabel('Title').selectOption('Prof.')
    await registerShopper(page, ada)
    await page.getByText('Title: Prof.').waitFor()
  })
})

test('sends no county that was typed for another country', async () => {
  const page = await shop.open('create-account')
  await signIn(page)
  await fillRegistration(page, ada)
  await page.getByLabel('Street').fill('Via Roma 1')
  await page.getByLabel('Country').selectOption('United Kingdom')
  await page.getByLabel('County').fill('Northamptonshire')
  await page.getByLabel('Postcode').fill('nn168ub')
  await page.getByLabel('Country').selectOption('Italy')
  expect(await page.getByLabel('ZIP code').inputValue()).toBe('')
  await page.getByLabel('ZIP code').fill('I-40121')
  await page.getByLabel('City').fill('Bologna')
  await page.getByRole('button', { name: 'Create account' }).click()
  await page.getByText('40121 Bologna').waitFor()
  const address = page.getByRole('region', { name: 'Addresses' }).locator('address')
  expect(await address.textContent()).not.toContain('Northamptonshire')
  await page.getByText('Add an address').click()
  await page.getByLabel('Country').selectOption('United Kingdom')
  expect(await page.getByLabel('County').inputValue()).toBe('')
})

test.each([
  {
    country: 'United Kingdom',
    fields: {
      Street: '1 High St',
      'Town or city': 'Kettering',
      County: 'Northamptonshire',
      Postcode: 'nn168ub',
    },
    shown: 'NN16 8UB',
  },
  {
    country: 'Japan',
    fields: { 'Postal code': '１００－０００１', Prefecture: '', City: '千代田区', Street: '１－１' },
    shown: '100-0001',
  },
])('accepts an address of $country as its people type it', async ({ country, fields, shown }) => {
  const page = await shop.open('create-account')
  await fillRegistration(page, ada)
  await page.getByLabel('Country').selectOption(country)
  for (const [label, value] of Object.entries(fields))
    if (value) await page.getByLabel(label).fill(value)
    // A text field until the list arrives.
    else await page.getByRole('combobox', { name: label }).selectOption({ index: 1 })
  await page.getByRole('button', { name: 'Create account' }).click()
  await page.getByText(shown).waitFor()
  expect(await accountNumber(page).textContent()).toMatch(realNumber)
})

test('asks for and shows phone and address in the format of the country', async () => {
  const page = await shop.open('create-account')
  await signIn(page)
  await page.getByLabel('First name').fill('Ada')
  await page.getByLabel('Last name').fill('King')
  await page.getByLabel('Email').fill('ada@example.it')
  await page.getByText('e.g. 051 234567').waitFor()
  await page.getByLabel('Country').selectOption('United Kingdom')
  await page.getByText('e.g. 020 7946 0958').waitFor()
  await page.getByLabel('Phone').fill('020 7946 0123')
  await page.getByLabel('Street').fill('12 St James’s Square')
  await page.getByLabel('Town or city').fill('London')
  await page.getByLabel('Postcode').fill('SW1Y 4JH')
  await page.getByRole('button', { name: 'Create account' }).click()
  await page.getByText('+44 20 7946 0123').waitFor()
  const address = page.getByRole('region', { name: 'Addresses' }).locator('address')
  expect(await address.locator('span').allTextContents()).toEqual([
    '12 St James’s Square',
    'London',
    'SW1Y 4JH',
    'United Kingdom',
  ])
  await page.getByText('Change details').click()
  expect(await page.getByLabel('Phone').inputValue()).toBe('020 7946 0123')
  await page.getByLabel('Dialling code').selectOption('+39 Italy')
  await page.getByLabel('Phone').fill('051 234567')
  await page.getByRole('form', { name: 'Change details' }).getByRole('button', { name: 'Save' }).click()
  await page.getByText('+39 051 234567').waitFor()
})

describe('in async mode', () => {
  async function openInAsyncMode() {
    const headquarters = await shop.open('headquarters')
    await setMode(headquarters, 'async')
    return { headquarters, page: await shop.open() }
  }

  test('shows Pending sync, and the account number after the three jobs ran', async () => {
    const { headquarters, page } = await openInAsyncMode()
    await registerShopper(page, ada)
    expect(await accountNumber(page).textContent()).toBe('Pending sync')
    expect(await page.locator('body').innerText()).not.toMatch(guid)
    expect(await page.locator('[aria-current=step]').count()).toBe(1)
    // The drafts of the form are gone: a restored one would invite a second registration.
    expect(await page.evaluate(() => JSON.stringify(sessionStorage))).not.toContain(ada.email)

    await runJobs(headquarters, ...jobsInOrder)
    await expect.poll(() => accountNumber(page).textContent()).toMatch(realNumber)
    const number = await accountNumber(page).textContent()
    await openSection(headquarters, 'data')
    await headquarters
      .getByRole('region', { name: 'Customers in the channel (1)', exact: true })
      .getByText(String(number))
      .first()
      .waitFor()
  })

  test('says when it looks for the account number next, and looks at once when it is asked to', async () => {
    const { headquarters, page } = await openInAsyncMode()
    await page.clock.install()
    await registerShopper(page, ada)
    const timeOfPage = () => page.evaluate(() => Date.now())
    // From now on the clock of the page stands, except for what its requests need.
    await page.clock.pauseAt((await timeOfPage()) + 1_000)
    const whileItRuns = async (text: Locator, ms = 100) => {
      await page.clock.runFor(ms)
      return text.textContent()
    }
    const nextLook = page.getByText(/Next look at \d+:\d\d:\d\d/)
    const secondsLeft = async () => {
      const shown = /[\d:]+/.exec((await whileItRuns(nextLook, 500)) ?? '')?.[0] ?? ''
      const today = await page.evaluate(() => new Date().toDateString())
      return (Date.parse(`${today} ${shown}`) - (await timeOfPage())) / 1000
    }
    await expect.poll(secondsLeft).toBeGreaterThan(3)
    const paused = await timeOfPage()
    await runJobs(headquarters, ...jobsInOrder)
    await page.getByRole('button', { name: 'Look now' }).click()
    await expect.poll(() => whileItRuns(accountNumber(page))).toMatch(realNumber)
    expect((await timeOfPage()) - paused).toBeLessThan(3_000)
    expect(await page.getByRole('button', { name: 'Look now' }).isVisible()).toBe(false)
  })

  test('announces the account number when it appears, without moving the page', async () => {
    const { headquarters, page } = await openInAsyncMode()
    await registerShopper(page, ada)
    const addresses = page.getByRole('heading', { name: 'Addresses' })
    const before = await addresses.boundingBox()
    await runJobs(headquarters, ...jobsInOrder)
    await comeBack(page)
    await expect.poll(() => accountNumber(page).textContent()).toMatch(realNumber)
    expect(await addresses.boundingBox()).toEqual(before)
    expect(await accountNumber(page).evaluate((number) => number.closest('[aria-live]')?.ariaLive)).toBe(
      'polite',
    )
  })

  test('loses nothing in a reload while the customer is pending', async () => {
    const { headquarters, page } = await openInAsyncMode()
    await registerShopper(page, ada)
    await page.reload()
    await expect.poll(() => accountNumber(page).textContent()).toBe('Pending sync')
    await runJobs(headquarters, ...jobsInOrder)
    await comeBack(page)
    await expect.poll(() => accountNumber(page).textContent()).toMatch(realNumber)
  })

  test('shows the same customer and the same change in a second tab', async () => {
    const { headquarters, page } = await openInAsyncMode()
    const second = await shop.open('account')
    await second.getByText('There is no account on this device yet.').waitFor()
    await registerShopper(page, ada)
    await second.getByRole('heading', { name: 'Ada Rossi' }).waitFor()
    expect(await accountNumber(second).textContent()).toBe('Pending sync')
    await runJobs(headquarters, ...jobsInOrder)
    await comeBack(second)
    await expect.poll(() => accountNumber(second).textContent()).toMatch(realNumber)
    const number = await accountNumber(second).textContent()
    await expect.poll(() => accountNumber(page).textContent()).toBe(number)
  })

  test('converts nothing when the jobs run in the wrong order', async () => {
    const page = await shop.open('', asyncMode)
    await registerShopper(page, ada)
    await goTo(page, 'headquarters')
    await runJobs(page, '1010', 'Synchronize customers', 'P-job')
    await openSection(page, 'data')
    await page.getByRole('region', { name: 'Uploaded async customers (1)', exact: true }).waitFor()
    await page.getByRole('region', { name: 'Customers in the channel (0)', exact: true }).waitFor()
    await page.getByRole('region', { name: 'Customers at headquarters (0)', exact: true }).waitFor()
    await goTo(page, 'account')
    await page.reload()
    await expect.poll(() => accountNumber(page).textContent()).toBe('Pending sync')
  })
})

describe('invalid input', () => {
  test('lists the missing fields of the form and links to them', async () => {
    const page = await shop.open('create-account')
    await page.getByLabel('Last name').fill('Rossi')
    await page.getByRole('button', { name: 'Create account' }).click()
    const summary = page.getByRole('region', { name: 'One thing needs another look' })
    await summary.waitFor()
    expect(await summary.evaluate((element) => element === document.activeElement)).toBe(true)
    await summary.getByRole('link', { name: /Email/ }).click()
    const email = page.getByLabel('Email')
    expect(await email.evaluate((element) => element === document.activeElement)).toBe(true)
    expect(await email.getAttribute('aria-invalid')).toBe('true')
    const descriptions = (await email.getAttribute('aria-describedby'))?.split(' ') ?? []
    expect(await page.locator(`id=${descriptions.at(-1)}`).textContent()).toBe('Please fill this in.')
    expect(await page.getByLabel('Last name').inputValue()).toBe('Rossi')
  })

  test('keeps a name that is too long in the form', async () => {
    const page = await shop.open('create-account')
    const longName = 'Ada'.repeat(20)
    await fillRegistration(page, { ...ada, firstName: longName })
    await page.getByRole('button', { name: 'Create account' }).click()
    await page
      .getByRole('link', { name: 'First name: This is too long: there is room for 25 characters.' })
      .waitFor()
    expect(await page.getByLabel('First name').inputValue()).toBe(longName)
    expect(await page.getByLabel('Last name').inputValue()).toBe('Rossi')
  })

  test('links to the missing city of an address', async () => {
    const page = await shop.open('create-account')
    await fillRegistration(page, { ...ada, street: 'Via Roma' })
    await page.getByRole('button', { name: 'Create account' }).click()
    await page.getByRole('link', { name: /^City:/ }).click()
    expect(await page.getByLabel('City').evaluate((element) => element === document.activeElement)).toBe(true)
  })
})
