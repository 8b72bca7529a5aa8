import { expect, test } from 'vitest'
import {
  jobsInOrder,
  openSection,
  postCustomer,
  resetHeadquarters,
  runJobs,
  setMode,
  openAllPanels,
} from './console-actions.ts'
import { setupShop } from './shop.ts'
import { accountNumber, registerShopper } from './shopper-actions.ts'

const ada = { firstName: 'Ada', lastName: 'Rossi' }

const shop = setupShop()

test('shows the result of the last run of each job', async () => {
  const headquarters = await shop.open('headquarters')
  await setMode(headquarters, 'async')
  await registerShopper(await shop.open(), ada)
  await runJobs(headquarters, ...jobsInOrder)
  await openSection(headquarters, 'set-up')
  await expect.poll(() => headquarters.getByText(/^1 moved, 0 failed, at/).count()).toBe(3)
  await runJobs(headquarters, 'P-job')
  await openSection(headquarters, 'set-up')
  await headquarters.getByText(/^0 moved, 0 failed, at/).waitFor()
})

test('runs Synchronize orders on demand', async () => {
  const headquarters = await shop.open('headquarters')
  await runJobs(headquarters, 'Synchronize orders')
  await headquarters.getByText(/^0 moved, 0 failed, at/).waitFor()
})

test('schedules jobs together or one by one, in every console', async () => {
  const headquarters = await openAllPanels(await shop.open('headquarters/set-up'))
  const scheduled = { name: 'Run all three every 10 seconds' }
  const upload = { name: 'P-job runs' }
  await headquarters.getByRole('switch', scheduled).check()
  const second = await openAllPanels(await shop.open('headquarters/set-up'))
  await expect.poll(() => second.getByRole('switch', scheduled).isChecked()).toBe(true)
  await second.getByRole('combobox', upload).selectOption('every 15 min')
  await expect.poll(() => headquarters.getByRole('switch', scheduled).isChecked()).toBe(false)
  await expect.poll(() => headquarters.getByRole('combobox', upload).inputValue()).toBe('900000')
  await second.getByRole('combobox', upload).selectOption('by hand')
  await expect.poll(() => headquarters.getByRole('combobox', upload).inputValue()).toBe('0')
})

test('shows the time at headquarters and the next job runs', async () => {
  const headquarters = await openAllPanels(await shop.open('headquarters/set-up'))
  const clock = headquarters.getByRole('region', { name: 'Clock', exact: true })
  await clock.getByText('Nothing is scheduled.').waitFor()
  const time = await clock.getByRole('timer').innerText()
  expect(time).toMatch(/^\d\d:\d\d:\d\d$/)
  await expect.poll(() => clock.getByRole('timer').innerText()).not.toBe(time)
  await headquarters.getByRole('switch', { name: 'Run all three every 10 seconds' }).check()
  for (const job of jobsInOrder) {
    await clock
      .getByRole('listitem')
      .filter({ hasText: job })
      .getByText(/\d\d:\d\d:\d\d, every 10 s/)
      .waitFor()
  }
})

test('runs the jobs that become due when the clock is advanced, also for a shopper in another tab', async () => {
  const headquarters = await shop.open('headquarters')
  await setMode(headquarters, 'async')
  const page = await shop.open()
  await registerShopper(page, ada)
  await openSection(headquarters, 'set-up')
  for (const job of jobsInOrder) {
    await headquarters.getByRole('combobox', { name: `${job} runs` }).selectOption('every 15 min')
  }
  await headquarters
    .getByText(/\d\d:\d\d:\d\d, every 15 min/)
    .nth(2)
    .waitFor()
  await headquarters.getByRole('button', { name: 'Advance by 15 min' }).click()
  await headquarters.getByText('15 min ahead of this device.').waitFor()
  await expect.poll(() => accountNumber(page).textContent()).toMatch(/^\d{4,}$/)

  const second = await openAllPanels(await shop.open('headquarters/set-up'))
  await second.getByText('15 min ahead of this device.').waitFor()
})

test('keeps the job history across a reload, until a reset', async () => {
  const headquarters = await shop.open('headquarters')
  const history = headquarters.getByRole('region', { name: /^Runs/ })
  await history.getByText('No job has run yet.').waitFor()
  await setMode(headquarters, 'async')
  const page = await shop.open()
  await registerShopper(page, ada)
  await runJobs(headquarters, ...jobsInOrder)
  await registerShopper(page, { firstName: 'Bruno', lastName: 'Neri' })
  await runJobs(headquarters, 'P-job')
  const uploads = history.getByRole('row').filter({ hasText: 'P-job' })
  await uploads.filter({ hasText: 'Customer Bruno Neri uploaded' }).waitFor()

  await headquarters.reload()
  await uploads.filter({ hasText: 'Customer Bruno Neri uploaded' }).waitFor()
  await uploads.filter({ hasText: 'Customer Ada Rossi uploaded' }).waitFor()
  await history.getByRole('row', { name: /1010 1 0 Account/ }).waitFor()

  // A run without rows is dropped when the same job runs again.
  await runJobs(headquarters, 'P-job')
  await history.getByText('Runs (5)').waitFor()
  await runJobs(headquarters, 'P-job')
  await resetHeadquarters(headquarters)
  await openSection(headquarters, 'flow')
  await history.getByText('No job has run yet.').waitFor()
})

test('shortens a run of hundreds of rows, failures first, until it is opened', async () => {
  const headquarters = await shop.open('headquarters')
  await setMode(headquarters, 'async')
  await Promise.all(
    Array.from({ length: 150 }, (_, place) =>
      postCustomer(headquarters, { FirstName: 'Ada', LastName: `No. ${place}` }),
    ),
  )
  const Addresses = [{ Street: 'Via Zamboni 1', City: 'Bologna', ThreeLetterISORegionName: 'XXX' }]
  await postCustomer(headquarters, { FirstName: 'Bruno', LastName: 'Neri', Addresses })
  await runJobs(headquarters, 'P-job', 'Synchronize customers')
  const row = headquarters.getByRole('row', { name: /Synchronize customers 150 1 / })
  await row
    .getByText(
      'Customer Bruno Neri not converted. Address 1, Country (three letters): The country is not known.',
    )
    .waitFor()
  expect(await row.locator('p:visible').count()).toBe(4)
  await row.getByText('All 151 rows').click()
  await row.getByText('And 51 more.').waitFor()
})

test('shows the job results and their reasons in Italian, too', async () => {
  await shop.useProfile({ locale: 'it-IT' })
  const headquarters = await shop.open('headquarters')
  await headquarters.getByRole('switch', { name: 'Crea cliente in modalità asincrona' }).check()
  const Addresses = [
    { Street: 'Via Zamboni 1', City: 'Bologna', State: 'ZZ', ThreeLetterISORegionName: 'ITA' },
  ]
  await postCustomer(headquarters, { FirstName: 'Ada', LastName: 'Rossi', Addresses })
  for (const job of ['Processo P', 'Sincronizza clienti'])
    await headquarters.getByRole('button', { name: `Esegui ${job}`, exact: true }).click()
  const why = 'Indirizzo 1, Provincia: La provincia non appartiene al paese.'
  const history = headquarters.getByRole('region', { name: /^Esecuzioni/ })
  await history.getByText('Cliente Ada Rossi caricato').waitFor()
  await history.getByText(`Cliente Ada Rossi non convertito. ${why}`).waitFor()
  await openSection(headquarters, 'data')
  const status = headquarters.getByRole('region', { name: 'Stato di sincronizzazione dei clienti' })
  await status.getByText(why, { exact: true }).waitFor()
  await status.getByText('0 in attesa, 1 falliti, 0 sincronizzati.').waitFor()
  const uploaded = headquarters.getByRole('region', { name: /^Clienti asincroni caricati/ })
  await uploaded.getByText(`No. ${why}`).waitFor()
})
