import { expect, test } from 'vitest'
import {
  addFault,
  enableFeature,
  openRepair,
  openSection,
  postCustomer,
  runJobs,
  setMode,
} from './console-actions.ts'
import { setupShop } from './shop.ts'
import { accountNumber, addAddress, comeBack, registerShopper, signIn } from './shopper-actions.ts'

const ada = { firstName: 'Ada', lastName: 'Rossi' }

const shop = setupShop()

test('shows why Synchronize customers left a row, and synchronizes it after a repair', async () => {
  const headquarters = await shop.open('headquarters/data')
  const status = headquarters.getByRole('region', { name: 'Customer synchronization status' })
  await status.getByText('0 waiting, 0 failed, 0 synchronized.').waitFor()
  await setMode(headquarters, 'async')
  // The channel accepts an async customer without checking the province; headquarters checks it.
  const Addresses = [
    { Street: 'Via Zamboni 1', City: 'Bologna', State: 'ZZ', ThreeLetterISORegionName: 'ITA' },
  ]
  await postCustomer(headquarters, { FirstName: 'Ada', LastName: 'Rossi', Addresses })
  await runJobs(headquarters, 'P-job', 'Synchronize customers')
  await openSection(headquarters, 'data')
  await status.getByText('0 waiting, 1 failed, 0 synchronized.').waitFor()
  await status.getByText('Address 1, Province: The province does not belong to the country.').waitFor()

  const form = await openRepair(headquarters, 'Ada Rossi')
  await form.getByRole('button', { name: 'Save and synchronize again' }).click()
  await form.getByRole('alert').filter({ hasText: 'Failed again' }).waitFor()
  await form.getByLabel('Province').fill('BO')
  await form.getByLabel('Province').press('Enter')
  await status.getByText('Ada Rossi: synchronized.').waitFor()
  await status.getByText('0 waiting, 0 failed, 1 synchronized.').waitFor()
  await form.waitFor({ state: 'detached' })
  await headquarters.getByRole('region', { name: 'Customers at headquarters (1)', exact: true }).waitFor()
})

test('brings the account number to the shop after a failed customer is repaired', async () => {
  const headquarters = await shop.open('headquarters')
  await setMode(headquarters, 'async')
  await addFault(headquarters, 'Headquarters says no', 'Synchronize customers')
  const page = await shop.open()
  await registerShopper(page, ada)
  await runJobs(headquarters, 'P-job', 'Synchronize customers', '1010')
  expect(await accountNumber(page).textContent()).toBe('Pending sync')

  await openSection(headquarters, 'data')
  const status = headquarters.getByRole('region', { name: 'Customer synchronization status' })
  await status.getByText('Headquarters said no.').waitFor()
  await openRepair(headquarters, 'Ada Rossi')
  await status.getByLabel('Last name').fill('Bianchi')
  await status.getByRole('button', { name: 'Save and synchronize again' }).click()
  await status.getByText('Ada Bianchi: synchronized.').waitFor()
  await runJobs(headquarters, '1010')
  await comeBack(page)
  await expect.poll(() => accountNumber(page).textContent()).toMatch(/^\d{4,}$/)
  await openSection(headquarters, 'data')
  await headquarters
    .getByRole('region', { name: 'Customers in the channel (1)', exact: true })
    .getByText('Ada Bianchi')
    .waitFor()
})

test('brings a failed address to the channel as it was repaired', async () => {
  const headquarters = await shop.open('headquarters')
  await setMode(headquarters, 'async')
  await enableFeature(headquarters, 'creation for customer addresses')
  const page = await shop.open()
  await signIn(page)
  await registerShopper(page, ada)
  await runJobs(headquarters, 'P-job', 'Synchronize customers', '1010')
  await comeBack(page)
  await expect.poll(() => accountNumber(page).textContent()).toMatch(/^\d{4,}$/)

  await addAddress(page, 'Via Indipendenza 9')
  await openSection(headquarters, 'data')
  await headquarters
    .getByRole('region', { name: 'Async addresses in the channel (1)', exact: true })
    .waitFor()
  await addFault(headquarters, 'Headquarters says no', 'Synchronize customers')
  await runJobs(headquarters, 'P-job', 'Synchronize customers')
  await openSection(headquarters, 'data')
  const status = headquarters.getByRole('region', { name: 'Customer synchronization status' })
  await status.getByText('0 waiting, 1 failed, 1 synchronized.').waitFor()
  const form = await openRepair(headquarters, 'Ada Rossi')
  expect(await form.getByLabel('Street').inputValue()).toBe('Via Indipendenza 9')
  await form.getByLabel('Street').fill('Via Zamboni 33')
  await form.getByRole('button', { name: 'Save and synchronize again' }).click()
  await status.getByText('Ada Rossi: synchronized.').waitFor()
  await runJobs(headquarters, '1010')
  await openSection(headquarters, 'data')
  const arrived = headquarters.getByRole('region', { name: 'Uploaded async addresses (1)', exact: true })
  await arrived.getByRole('row', { name: /Via Zamboni 33, 40121 Bologna Yes/ }).waitFor()
  const kept = headquarters.getByRole('region', { name: 'Async addresses in the channel (1)', exact: true })
  await expect.poll(() => kept.getByRole('cell').nth(2).innerText()).toMatch(/^\d+$/)
})

test('lists many failed rows, opens the form of one, and synchronizes this row alone', async () => {
  const headquarters = await shop.open('headquarters')
  await setMode(headquarters, 'async')
  await openSection(headquarters, 'set-up')
  await headquarters.getByLabel('How often').selectOption('Until removed')
  await addFault(headquarters, 'Headquarters says no', 'Synchronize customers')
  for (let place = 1; place <= 7; place += 1)
    await postCustomer(headquarters, { FirstName: 'Ada', LastName: `No. ${place}` })
  await runJobs(headquarters, 'P-job', 'Synchronize customers')
  await openSection(headquarters, 'data')
  const status = headquarters.getByRole('region', { name: 'Customer synchronization status' })
  await expect.poll(() => status.getByText('Headquarters said no.').count()).toBe(7)
  expect(await status.getByRole('form').count()).toBe(0)

  const first = await openRepair(headquarters, 'Ada No. 3')
  await first.waitFor()
  expect(await status.getByRole('form').count()).toBe(1)
  const asItIs = first.getByRole('button', { name: 'Synchronize as it is' })
  await asItIs.click()
  await first.getByRole('alert').filter({ hasText: 'Failed again' }).waitFor()
  await openSection(headquarters, 'set-up')
  await headquarters.getByRole('button', { name: 'Remove', exact: true }).click()
  await headquarters.getByText('Nothing goes wrong.').waitFor()
  await openRepair(headquarters, 'Ada No. 3')
  await asItIs.click()
  await status.getByText('0 waiting, 6 failed, 1 synchronized.').waitFor()
})

test('shows why an edit of a synced customer failed, and applies it after a repair', async () => {
  const headquarters = await shop.open('headquarters')
  for (const name of ['creation for customer addresses', 'Enhanced async', 'Editing customers'])
    await enableFeature(headquarters, name)
  await headquarters.evaluate(async () => {
    const send = async (method: string, path: string, body: object) => {
      const headers = { 'content-type': 'application/json', OUN: '068', Authorization: 'Bearer test' }
      const answer = await fetch(`Commerce/${path}`, { method, headers, body: JSON.stringify(body) })
      return (await answer.json()) as { AccountNumber: string; Addresses: { Id: string }[] }
    }
    const home = { Street: 'Via Po 1', City: 'Torino', State: 'TO', ZipCode: '10124' }
    const ada = { FirstName: 'Ada', LastName: 'Rossi', Addresses: [home] }
    const { AccountNumber, Addresses } = await send('POST', 'Customers', ada)
    const changed = Addresses.map(({ Id }) => ({ Id, Street: 'Via Po 2', State: 'ZZ' }))
    await send('PATCH', `Customers('${AccountNumber}')`, { Addresses: changed })
  })
  await runJobs(headquarters, 'P-job', 'Synchronize customers')
  await openSection(headquarters, 'data')
  const status = headquarters.getByRole('region', { name: 'Customer synchronization status' })
  await status.getByText('Address 1, Province: The province does not belong to the country.').waitFor()

  const form = await openRepair(headquarters, 'Ada Rossi')
  expect(await form.getByLabel('Street').inputValue()).toBe('Via Po 2')
  expect(await form.getByLabel('City').inputValue()).toBe('Torino')
  await form.getByLabel('Province').fill('TO')
  await form.getByRole('button', { name: 'Save and synchronize again' }).click()
  await status.getByText('Ada Rossi: synchronized.').waitFor()
  await status.getByText('0 waiting, 0 failed, 1 synchronized.').waitFor()
})
