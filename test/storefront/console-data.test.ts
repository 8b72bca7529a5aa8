import type { Page } from 'playwright'
import { expect, test } from 'vitest'
import { openSection, postCustomer, runJobs, setMode } from './console-actions.ts'
import { setupShop } from './shop.ts'

const shop = setupShop()

async function register(page: Page, ...names: readonly string[]): Promise<void> {
  for (const name of names) {
    const [FirstName, LastName] = name.split(' ')
    const Addresses = [
      { Street: 'Via Zamboni 1', City: 'Bologna', State: 'BO', ThreeLetterISORegionName: 'ITA' },
    ]
    await postCustomer(page, {
      FirstName,
      LastName,
      Email: `${LastName?.toLowerCase()}@example.it`,
      Addresses,
    })
  }
}

const table = (page: Page, name: string) => page.getByRole('region', { name, exact: true })

test('finds rows by name, e-mail address, number and status', async () => {
  const page = await shop.open('headquarters')
  await setMode(page, 'async')
  await register(page, 'Ada Rossi', 'Bruno Neri')
  await runJobs(page, 'P-job', 'Synchronize customers', '1010')
  await register(page, 'Chiara Verdi')
  await openSection(page, 'data')
  await table(page, 'Async customers in the channel (3)').waitFor()

  const search = page.getByLabel('Search')
  await search.fill('neri BRUNO')
  await table(page, 'Async customers in the channel (1 of 3)').getByText('Bruno Neri').waitFor()
  const number = await table(page, 'Customers at headquarters (1 of 2)').getByRole('cell').nth(1).innerText()
  await search.fill('rossi@example')
  await table(page, 'Customers in the channel (1 of 2)').getByText('Ada Rossi').waitFor()
  await search.fill(number)
  // The row with the GUID has got the number, too.
  await table(page, 'Uploaded async customers (1 of 2)').getByText('Bruno Neri').waitFor()
  await search.fill('nobody')
  await expect.poll(() => page.getByText('No row matches.').count()).toBe(4)

  await page.getByRole('button', { name: 'Show all rows' }).click()
  await table(page, 'Async customers in the channel (3)').waitFor()
  await page.getByLabel('Status', { exact: true }).selectOption('waiting in the channel')
  await table(page, 'Async customers in the channel (1 of 3)').getByText('Chiara Verdi').waitFor()
  await page.getByLabel('Status', { exact: true }).selectOption('synchronized')
  await table(page, 'Async customers in the channel (2 of 3)').waitFor()
})

test('shows the details of a customer on a click, and hides them on the next', async () => {
  const page = await shop.open('headquarters/data')
  await register(page, 'Ada Rossi')
  const customers = table(page, 'Customers in the channel (1)')
  const name = customers.getByRole('button', { name: 'Ada Rossi' })
  await name.click()
  expect(await name.getAttribute('aria-expanded')).toBe('true')
  await customers.getByText('rossi@example.it', { exact: true }).waitFor()
  await customers.getByText('Via Zamboni 1, Bologna BO').waitFor()
  await name.press('Enter')
  await customers.getByText('Via Zamboni 1, Bologna BO').waitFor({ state: 'detached' })
})

test('shows the first 50 of hundreds of rows, 50 more on demand, and on a phone the first 10', async () => {
  const page = await shop.open('headquarters')
  await setMode(page, 'async')
  await openSection(page, 'data')
  await page.evaluate(async () => {
    const register = (place: number) =>
      fetch('Commerce/Customers?api-version=7.3', {
        method: 'POST',
        headers: { 'content-type': 'application/json', OUN: '068' },
        body: JSON.stringify({ FirstName: 'Ada', LastName: `No. ${place}` }),
      })
    await Promise.all(Array.from({ length: 230 }, (_, place) => register(place)))
  })
  const customers = table(page, 'Async customers in the channel (230)')
  await customers.waitFor()
  const shown = () => customers.getByText(/^Ada No\. \d+$/).count()
  expect(await shown()).toBe(50)
  await page.getByRole('button', { name: 'Show more (180 left)' }).click()
  await page.getByRole('button', { name: 'Show more (130 left)' }).waitFor()
  expect(await shown()).toBe(100)
  await page.getByLabel('Search').fill('no. 229')
  await table(page, 'Async customers in the channel (1 of 230)').getByText('Ada No. 229').waitFor()
  await page.getByRole('button', { name: 'Show all rows' }).click()
  await page.setViewportSize({ width: 360, height: 740 })
  await expect.poll(shown).toBe(10)
})

test('filters the log by method, outcome and text', async () => {
  const page = await shop.open('headquarters')
  await register(page, 'Ada Rossi', 'Bruno Neri')
  await postCustomer(page, { FirstName: 'X'.repeat(500) })
  await runJobs(page, 'P-job')
  await openSection(page, 'log')
  const entries = page.getByRole('region', { name: 'Entries' })
  const texts = () => entries.locator('li').allInnerTexts()
  await page.getByLabel('Method').selectOption('jobs')
  await expect.poll(async () => (await texts()).every((text) => text.includes('P-job'))).toBe(true)
  await page.getByLabel('Method').selectOption('POST')
  await page.getByLabel('Outcome').selectOption('4xx, refused')
  await expect.poll(async () => (await texts()).every((text) => text.includes('Customers 400'))).toBe(true)
  await page.getByLabel('Outcome').selectOption('all')
  await page.getByLabel('Text').fill('neri@example')
  await expect.poll(texts).toEqual([expect.stringContaining('POST Customers 201')])
  await page.getByText(/^1 of \d+ entries\.$/).waitFor()
  await page.getByLabel('Text').fill('nothing like this')
  await entries.getByText('No entry matches.').waitFor()
})

test('a phone shows each row as a card, with nothing to scroll sideways', async () => {
  await shop.useProfile({ viewport: { width: 360, height: 740 } })
  const page = await shop.open('headquarters')
  await setMode(page, 'async')
  await postCustomer(page, {
    FirstName: 'Ada',
    LastName: 'Rossi',
    Addresses: [{ Street: 'Via Zamboni 1', City: 'Bologna', State: 'QQ', ThreeLetterISORegionName: 'ITA' }],
  })
  await runJobs(page, 'P-job', 'Synchronize customers')
  const runs = page.getByRole('region', { name: 'Runs (2)' })
  expect(await runs.evaluate((box) => box.scrollWidth - box.clientWidth)).toBe(0)
  await openSection(page, 'data')
  const uploaded = table(page, 'Uploaded async customers (1)')
  await uploaded.getByRole('cell', { name: /^No\. Address 1/ }).waitFor()
  expect(await uploaded.evaluate((box) => box.scrollWidth - box.clientWidth)).toBe(0)
})
