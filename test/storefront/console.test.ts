import type { Page } from 'playwright'
import { expect, test } from 'vitest'
import { chooseMode, inOrder, registerShopper, runJobs, setupShop } from './shop.ts'

const ada = { firstName: 'Ada', lastName: 'Rossi' }

const shop = setupShop()

test('a customer is seen travelling from station to station', async () => {
  const headquarters = await shop.open('headquarters')
  const station = (name: string) =>
    headquarters.getByRole('listitem').filter({ hasText: name }).getByText('Ada Rossi')
  await chooseMode(headquarters, 'async')
  await registerShopper(await shop.open(), ada)
  await station('Channel, with a GUID').waitFor()
  await runJobs(headquarters, 'P-job')
  await station('Headquarters, uploaded').waitFor()
  await runJobs(headquarters, 'Synchronize customers')
  await station('Headquarters, numbered').waitFor()
  await runJobs(headquarters, '1010')
  await station('This browser, numbered').waitFor()
})

test('each job says what it moved the last time', async () => {
  const headquarters = await shop.open('headquarters')
  await chooseMode(headquarters, 'async')
  await registerShopper(await shop.open(), ada)
  await runJobs(headquarters, ...inOrder)
  await expect.poll(() => headquarters.getByText(/^1 moved, 0 failed/).count()).toBe(3)
  await runJobs(headquarters, 'P-job')
  await headquarters.getByText(/^0 moved, 0 failed/).waitFor()
})

test('a switch that needs others says which', async () => {
  const headquarters = await shop.open('headquarters')
  const editing = headquarters.getByRole('switch', { name: 'Editing customers' })
  await editing.click()
  await headquarters.getByRole('alert').filter({ hasText: /needs/ }).waitFor()
  expect(await editing.isChecked()).toBe(false)
  await headquarters.getByRole('switch', { name: 'creation for customer addresses' }).check()
  await headquarters.getByRole('switch', { name: 'Enhanced async' }).check()
  await editing.check()
})

test('the log shows what shoppers sent from other tabs, with bodies', async () => {
  const page = await shop.open()
  await registerShopper(page, ada)
  const headquarters = await shop.open('headquarters')
  const log = headquarters.getByRole('region', { name: 'Entries' })
  await log.getByText(/POST Customers 20\d/).click()
  await log.getByText('"FirstName": "Ada"').first().waitFor()
})

test('reset brings back the first day, in every tab', async () => {
  const headquarters = await shop.open('headquarters')
  const page = await shop.open()
  await registerShopper(page, ada)
  await headquarters.getByRole('region', { name: 'Customers in the channel (1)', exact: true }).waitFor()
  await headquarters.getByRole('button', { name: 'Reset' }).click()
  await headquarters.getByText('Everything is as on the first day.').waitFor()
  await headquarters.getByRole('region', { name: 'Customers in the channel (0)', exact: true }).waitFor()
  await page.getByText('There is no account on this device yet.').waitFor()
})

test('jobs can be scheduled, and every console shows it', async () => {
  const headquarters = await shop.open('headquarters')
  const scheduled = { name: 'Run all three every 10 seconds' }
  await headquarters.getByRole('switch', scheduled).check()
  const second = await shop.open('headquarters')
  await expect.poll(() => second.getByRole('switch', scheduled).isChecked()).toBe(true)
  await second.getByRole('switch', scheduled).uncheck()
  await expect.poll(() => headquarters.getByRole('switch', scheduled).isChecked()).toBe(false)
})

test('a rush hour shows who waits longer', async () => {
  const headquarters = await shop.open('headquarters')
  await headquarters.getByRole('button', { name: 'Start rush hour' }).click()
  const lastWait = async (mode: string) => {
    const cell = headquarters
      .getByRole('row')
      .filter({ hasText: new RegExp(`^${mode}`) })
      .getByRole('cell')
      .last()
    return Number.parseInt((await cell.textContent()) ?? '')
  }
  const asyncWait = await lastWait('async')
  expect(await lastWait('sync')).toBeGreaterThan(asyncWait)
})

test('a link brings others to the same set-up, once', async () => {
  const headquarters = await shop.open('headquarters')
  await chooseMode(headquarters, 'async')
  await headquarters.getByRole('switch', { name: 'creation for customer addresses' }).check()
  const link = headquarters.getByRole('link', { name: 'Link to this set-up' })
  await expect.poll(() => link.getAttribute('href')).toContain('createCustomersAsync,asyncAddresses')
  const address = await link.evaluate((anchor: HTMLAnchorElement) => anchor.href)
  await headquarters.getByRole('button', { name: 'Reset' }).click()
  await headquarters.getByText('Everything is as on the first day.').waitFor()

  const colleague = await shop.context.newPage()
  await colleague.goto(address)
  const mode = colleague.getByRole('switch', { name: 'Create customer in async mode' })
  await expect.poll(() => mode.isChecked()).toBe(true)
  expect(new URL(colleague.url()).search).toBe('')
})

test('settings reach the channel by jobs where a tester wants it, and the console says which have not', async () => {
  const headquarters = await shop.open('headquarters')
  const byJobs = headquarters.getByRole('switch', { name: 'Only jobs bring settings' })
  await byJobs.click()
  await expect.poll(() => byJobs.isChecked(), { timeout: 10_000 }).toBe(true)
  const status = headquarters.getByRole('region', { name: 'Settings in the channel' }).getByRole('status')
  await status.getByText('The channel goes by the same settings').waitFor()

  await chooseMode(headquarters, 'async')
  await headquarters.getByRole('switch', { name: 'creation for customer addresses' }).check()
  await status.getByText('Create customer in async mode').waitFor()
  await run(headquarters, '1070')
  await status.getByText('Create customer in async mode').waitFor({ state: 'hidden' })
  await status.getByText('creation for customer addresses').waitFor()
  await run(headquarters, '1110')
  await status.getByText('The channel goes by the same settings').waitFor()
})

test('orders are synchronized on demand', async () => {
  const headquarters = await shop.open('headquarters')
  await run(headquarters, 'Synchronize orders')
  await headquarters.getByText(/^0 moved, 0 failed/).waitFor()
})

test('what Synchronize customers left says why, can be mended there, and is tried again', async () => {
  const headquarters = await shop.open('headquarters')
  const status = headquarters.getByRole('region', { name: 'Customer synchronization status' })
  await status.getByText('0 waiting, 0 left, 0 done.').waitFor()
  await chooseMode(headquarters, 'async')
  // The channel does not look at a province when it takes an async customer; headquarters does.
  await headquarters.evaluate(() =>
    fetch('Commerce/Customers?api-version=7.3', {
      method: 'POST',
      headers: { 'content-type': 'application/json', OUN: '068' },
      body: JSON.stringify({
        FirstName: 'Ada',
        LastName: 'Rossi',
        Addresses: [
          { Street: 'Via Zamboni 1', City: 'Bologna', State: 'ZZ', ThreeLetterISORegionName: 'ITA' },
        ],
      }),
    }),
  )
  await runJobs(headquarters, 'P-job', 'Synchronize customers')
  await status.getByText('0 waiting, 1 left, 0 done.').waitFor()
  await status.getByText(/^Addresses\[0\]\.State: /).waitFor()

  const form = status.getByRole('form', { name: 'Mend Ada Rossi' })
  await form.getByRole('button', { name: 'Save and synchronize again' }).click()
  await form.getByRole('alert').filter({ hasText: 'Left again' }).waitFor()
  await form.getByLabel('Province').fill('BO')
  await form.getByLabel('Province').press('Enter')
  await status.getByText('Ada Rossi: synchronized.').waitFor()
  await status.getByText('0 waiting, 0 left, 1 done.').waitFor()
  await form.waitFor({ state: 'detached' })
  await headquarters.getByRole('region', { name: 'Customers at headquarters (1)', exact: true }).waitFor()
})

test('a no that Synchronize customers meets once is gone the next time', async () => {
  const headquarters = await shop.open('headquarters')
  await chooseMode(headquarters, 'async')
  await headquarters.getByLabel('What it strikes').selectOption('Synchronize customers')
  await headquarters.getByRole('button', { name: 'Add fault' }).click()
  await headquarters.getByText('Synchronize customers: Headquarters says no, 0×').waitFor()
  await registerShopper(await shop.open(), ada)
  await runJobs(headquarters, 'P-job', 'Synchronize customers')
  await headquarters.getByRole('button', { name: 'Save and synchronize again' }).click()
  await headquarters.getByText('Ada Rossi: synchronized.').waitFor()
})

test('the clock shows the time at headquarters and what runs next', async () => {
  const headquarters = await shop.open('headquarters')
  const clock = headquarters.getByRole('region', { name: 'Clock', exact: true })
  await clock.getByText('Nothing is scheduled.').waitFor()
  const time = await clock.getByRole('timer').innerText()
  expect(time).toMatch(/^\d\d:\d\d:\d\d$/)
  await expect.poll(() => clock.getByRole('timer').innerText(), { timeout: 10_000 }).not.toBe(time)
  await headquarters.getByRole('switch', { name: 'Run all three every 10 seconds' }).check()
  for (const job of inOrder) {
    await clock
      .getByRole('listitem')
      .filter({ hasText: job })
      .getByText(/\d\d:\d\d:\d\d, every 10 s/)
      .waitFor()
  }
})

test('real-time calls are counted, those on the way to async and those in line too', async () => {
  const headquarters = await shop.open('headquarters')
  const service = headquarters.getByRole('region', { name: 'Real-time Service' })
  const gauge = (name: string) =>
    expect.poll(
      () => service.getByText(name, { exact: true }).locator('xpath=following-sibling::dd').innerText(),
      { timeout: 10_000 },
    )
  await gauge('Calls').toBe('0')
  await headquarters.getByLabel('What goes wrong').selectOption('The real-time call fails: async instead')
  await headquarters.getByRole('button', { name: 'Add fault' }).click()
  await headquarters.getByText('The real-time call fails: async instead, 0×').waitFor()
  await registerShopper(await shop.open(), ada)
  await gauge('Calls').toBe('1')
  await gauge('Failed or refused').toBe('1')

  await headquarters.getByRole('button', { name: 'Start rush hour' }).click()
  await headquarters
    .getByText(/^In sync mode, 1\d\d of 120 real-time calls stood in line, up to \d+ ms/)
    .waitFor()
})

test('the job history outlives a reload, and is forgotten with everything else', async () => {
  const headquarters = await shop.open('headquarters')
  const history = headquarters.getByRole('region', { name: /^Runs/ })
  await history.getByText('No job has run yet.').waitFor()
  await chooseMode(headquarters, 'async')
  await registerShopper(await shop.open(), ada)
  await runJobs(headquarters, ...inOrder)
  await registerShopper(await shop.open(), { firstName: 'Bruno', lastName: 'Neri' })
  await runJobs(headquarters, 'P-job')
  const uploads = history.getByRole('row').filter({ hasText: 'P-job' })
  await uploads.filter({ hasText: 'Customer Bruno Neri uploaded' }).waitFor()

  await headquarters.reload()
  await uploads.filter({ hasText: 'Customer Bruno Neri uploaded' }).waitFor()
  await uploads.filter({ hasText: 'Customer Ada Rossi uploaded' }).waitFor()
  await history.getByRole('row', { name: /1010 1 0 Account/ }).waitFor()

  // Runs that find nothing to do make room for the next.
  await runJobs(headquarters, 'P-job')
  await history.getByText('Runs (5)').waitFor()
  await runJobs(headquarters, 'P-job')
  await headquarters.getByRole('button', { name: 'Reset' }).click()
  await history.getByText('No job has run yet.').waitFor()
})

async function run(headquarters: Page, job: string): Promise<void> {
  const button = headquarters.getByRole('button', { name: `Run ${job}`, exact: true })
  await button.click()
  await expect.poll(() => button.getAttribute('aria-disabled'), { timeout: 10_000 }).toBe('false')
}
