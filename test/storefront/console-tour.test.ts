import { expect, test } from 'vitest'
import {
  asyncMode,
  openRepair,
  openSection,
  resetHeadquarters,
  runJobs,
  setMode,
  runShortRushHour,
} from './console-actions.ts'
import { setupShop } from './shop.ts'
import { registerShopper } from './shopper-actions.ts'

const shop = setupShop()

test('notices what a tester does, names the next step, and remembers both', async () => {
  const headquarters = await shop.open('headquarters')
  const tour = headquarters.getByRole('region', { name: 'Guided tour' })
  await tour.getByText('0 of 10 steps done.').waitFor()
  await tour.getByText('Next: Register in the shop.').waitFor()
  await registerShopper(await shop.open(), { firstName: 'Ada', lastName: 'Rossi' })
  await tour.getByText('1 of 10 steps done.').waitFor()

  await setMode(headquarters, 'async')
  await headquarters.getByRole('button', { name: 'Make one that fails' }).click()
  await tour.getByText('2 of 10 steps done.').waitFor()
  await tour.getByText('Next: Bring the number back.').waitFor()
  await runJobs(headquarters, 'P-job', 'Synchronize customers')
  await tour.getByText('3 of 10 steps done.').waitFor()
  const form = await openRepair(headquarters, 'Bruno Bianchi')
  await form.getByLabel('Province').fill('BO')
  await form.getByRole('button', { name: 'Save and synchronize again' }).click()
  await headquarters.getByText('Bruno Bianchi: synchronized.').waitFor()
  await runJobs(headquarters, '1010')
  await tour.getByText('5 of 10 steps done.').waitFor()

  await headquarters.reload()
  await tour.getByText('5 of 10 steps done.').waitFor()
  await resetHeadquarters(headquarters)
  await headquarters.getByText('Everything is as on the first day.').waitFor()
  await openSection(headquarters, 'flow')
  await tour.getByText('0 of 10 steps done.').waitFor()
})

test('counts a registration in async mode, and leads to the jobs before the clock', async () => {
  const page = await shop.open('', asyncMode)
  await registerShopper(page, { firstName: 'Ada', lastName: 'Rossi' })
  const headquarters = await shop.open('headquarters')
  const tour = headquarters.getByRole('region', { name: 'Guided tour' })
  await tour.getByText('Next: Bring the number back.').waitFor()
  await tour.getByText('2 of 10 steps done.').waitFor()
  await tour.getByText('All steps').click()
  await tour.getByRole('link', { name: 'Set-up: Jobs' }).click()
  await headquarters.getByRole('button', { name: 'Run P-job', exact: true }).waitFor()
})

test('takes a mark by hand and keeps it away, and stays open after a reload', async () => {
  const headquarters = await shop.open('headquarters')
  const tour = headquarters.getByRole('region', { name: 'Guided tour' })
  await runShortRushHour(headquarters)
  await tour.getByText('1 of 10 steps done.').waitFor()
  await tour.getByText('All steps').click()
  const step = (name: string) => tour.getByRole('checkbox', { name })
  expect(await step('Start a rush hour').isChecked()).toBe(true)
  await step('Order something').check()
  await step('Start a rush hour').uncheck()
  await tour.getByText('1 of 10 steps done.').waitFor()
  await headquarters.reload()
  expect(await step('Order something').isChecked()).toBe(true)
  expect(await step('Start a rush hour').isChecked()).toBe(false)
})
