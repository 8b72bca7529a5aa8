import { expect, inject, test } from 'vitest'
import {
  addFault,
  enableFeature,
  openSection,
  resetHeadquarters,
  runJobs,
  setMode,
  openAllPanels,
} from './console-actions.ts'
import { setupShop } from './shop.ts'
import { registerShopper } from './shopper-actions.ts'

const ada = { firstName: 'Ada', lastName: 'Rossi' }

const shop = setupShop()

test('names the switches that a switch needs, and those that need it', async () => {
  const headquarters = await openAllPanels(await shop.open('headquarters/set-up'))
  const addresses = headquarters.getByRole('switch', { name: 'creation for customer addresses' })
  const enhanced = headquarters.getByRole('switch', { name: 'Enhanced async' })
  const editing = headquarters.getByRole('switch', { name: 'Editing customers' })
  const alert = headquarters.getByRole('alert')
  await editing.click()
  await alert
    .filter({
      hasText:
        '“Enable editing customers in asynchronous mode” needs “Enable asynchronous creation for customer addresses” and “Enable enhanced async customer creation”.',
    })
    .waitFor()
  expect(await editing.isChecked()).toBe(false)
  await addresses.check()
  await enhanced.check()
  await editing.check()
  await expect.poll(() => editing.isChecked()).toBe(true)
  await enhanced.click()
  await alert.filter({ hasText: /needs “Enable enhanced async customer creation”\.$/ }).waitFor()
  expect(await enhanced.isChecked()).toBe(true)
})

test('explains a rejected switch in Italian, too', async () => {
  await shop.useProfile({ locale: 'it-IT' })
  const headquarters = await openAllPanels(await shop.open('headquarters/set-up'))
  await headquarters.getByRole('switch', { name: 'Modifica dei clienti' }).click()
  await headquarters
    .getByRole('alert')
    .filter({ hasText: /richiede «Abilita creazione asincrona per gli indirizzi cliente» e «/ })
    .waitFor()
})

test('publishes settings by jobs if the tester wants it, and shows those not in the channel yet', async () => {
  const headquarters = await openAllPanels(await shop.open('headquarters/set-up'))
  const byJobs = headquarters.getByRole('switch', { name: 'Only jobs bring settings' })
  await byJobs.check()
  const status = headquarters.getByRole('region', { name: 'Settings in the channel' }).getByRole('status')
  await status.getByText('The channel goes by the same settings').waitFor()

  await setMode(headquarters, 'async')
  await enableFeature(headquarters, 'creation for customer addresses')
  await status.getByText('Create customer in async mode').waitFor()
  await runJobs(headquarters, '1070')
  await status.getByText('Create customer in async mode').waitFor({ state: 'hidden' })
  await status.getByText('creation for customer addresses').waitFor()
  await runJobs(headquarters, '1110')
  await status.getByText('The channel goes by the same settings').waitFor()
})

test('applies the same set-up from a link, once', async () => {
  const headquarters = await openAllPanels(await shop.open('headquarters/set-up'))
  await setMode(headquarters, 'async')
  await enableFeature(headquarters, 'creation for customer addresses')
  await headquarters.getByRole('switch', { name: 'Only jobs bring settings' }).check()
  await headquarters.getByRole('combobox', { name: '1010 runs' }).selectOption('every 15 min')
  await addFault(headquarters, 'Headquarters says no', 'Creating customers')
  await headquarters.getByLabel('Automatic linking').selectOption('B2C, people')
  const link = headquarters.getByRole('link', { name: 'Link to this set-up' })
  await expect
    .poll(() => link.getAttribute('href'))
    .toBe(
      '?set-up=createCustomersAsync_asyncAddresses_by-jobs&jobs=1010.900&faults=creating.headquartersRefusal.once&linking=%22B2C%22#/headquarters',
    )
  const address = await link.evaluate((anchor: HTMLAnchorElement) => anchor.href)
  await shop.useProfile({})

  const colleague = await shop.context.newPage()
  await colleague.goto(address)
  const mode = colleague.getByRole('switch', { name: 'Create customer in async mode' })
  await expect.poll(() => mode.isChecked()).toBe(true)
  await openSection(colleague, 'set-up')
  expect(await colleague.getByRole('switch', { name: 'Only jobs bring settings' }).isChecked()).toBe(true)
  expect(await colleague.getByRole('combobox', { name: '1010 runs' }).inputValue()).toBe('900000')
  await colleague.getByText('Creating customers: Headquarters says no, 0× of 1').waitFor()
  expect(await colleague.getByLabel('Automatic linking').inputValue()).toBe('B2C')
  // The channel has these settings from the start, without a job.
  await colleague.getByText('The channel goes by the same settings').waitFor()
  expect(new URL(colleague.url()).search).toBe('')
})

test('names a switch in the link that is off but usually on, and turns it on again without', async () => {
  const headquarters = await openAllPanels(await shop.open('headquarters/set-up'))
  const contacts = headquarters.getByRole('switch', { name: 'Multiple emails and phone numbers' })
  await contacts.uncheck()
  const link = headquarters.getByRole('link', { name: 'Link to this set-up' })
  await expect.poll(() => link.getAttribute('href')).toBe('?set-up=no-multiple-contacts#/headquarters')
  const base = headquarters.url().split('#')[0]
  await headquarters.goto(`${base}?set-up=createCustomersAsync#/headquarters/set-up`)
  await openAllPanels(headquarters)
  await expect.poll(() => contacts.isChecked()).toBe(true)
  await headquarters.goto(`${base}?set-up=no-multiple-contacts#/headquarters/set-up`)
  await openAllPanels(headquarters)
  await expect.poll(() => contacts.isChecked()).toBe(false)
})

test('applies the valid parts of a link and names the others', async () => {
  const headquarters = await shop.context.newPage()
  await headquarters.goto(
    `${inject('storefront')}?set-up=createCustomersAsync_shoes_asyncEditing&jobs=P-jop.10_1010.never&faults=creating.flood.once#/headquarters/set-up`,
  )
  await openAllPanels(headquarters)
  const mode = headquarters.getByRole('switch', { name: 'Create customer in async mode' })
  await expect.poll(() => mode.isChecked()).toBe(true)
  await headquarters.getByText('Nothing is scheduled.').waitFor()
  await headquarters.getByText('Nothing goes wrong.').waitFor()
  const notApplied = 'shoes, asyncEditing, P-jop.10, 1010.never, creating.flood.once'
  await headquarters
    .getByText(`headquarters does not know or cannot do: ${notApplied}. Everything else was applied.`)
    .waitFor()
  await headquarters.getByRole('button', { name: 'Italiano' }).click()
  await headquarters.getByText(`non conosce o non può fare: ${notApplied}.`).waitFor()
})

test('copies the link', async () => {
  await shop.context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const headquarters = await openAllPanels(await shop.open('headquarters/set-up'))
  await headquarters.getByRole('switch', { name: 'Create customer in async mode' }).check()
  const link = headquarters.getByRole('link', { name: 'Link to this set-up' })
  await expect.poll(() => link.getAttribute('href')).toContain('createCustomersAsync')
  await headquarters.getByRole('button', { name: 'Copy the link' }).click()
  await headquarters.getByText('Copied.').waitFor()
  const copied = await headquarters.evaluate(() => navigator.clipboard.readText())
  expect(copied).toBe(await link.evaluate((anchor: HTMLAnchorElement) => anchor.href))
})

test('resets everything in every tab', async () => {
  const headquarters = await openAllPanels(await shop.open('headquarters/set-up'))
  const byJobs = headquarters.getByRole('switch', { name: 'Only jobs bring settings' })
  await byJobs.check()
  await headquarters.getByRole('combobox', { name: '1010 runs' }).selectOption('every 15 min')
  await headquarters.getByRole('button', { name: 'Advance by 1 min' }).click()
  await addFault(headquarters, 'The channel answers an error', 'Looking customers up')
  const page = await shop.open()
  await registerShopper(page, ada)
  await openSection(headquarters, 'log')
  const log = headquarters.getByRole('region', { name: 'Entries' })
  // Only reads are certain to come from the shopper's tab: creates are sent by the leader.
  await log.getByText('GetCountryRegions').waitFor()
  await openSection(headquarters, 'data')
  await headquarters.getByRole('region', { name: 'Customers in the channel (1)', exact: true }).waitFor()

  await resetHeadquarters(headquarters)
  await headquarters.getByText('Everything is as on the first day.').waitFor()
  await page.getByText('There is no account on this device yet.').waitFor()
  await expect.poll(() => byJobs.isChecked()).toBe(false)
  await headquarters.getByText('Nothing is scheduled.').waitFor()
  await headquarters.getByText('Nothing goes wrong.').waitFor()
  await headquarters.getByText('1 min ahead of this device.').waitFor({ state: 'detached' })
  await openSection(headquarters, 'data')
  await headquarters.getByRole('region', { name: 'Customers in the channel (0)', exact: true }).waitFor()
  await openSection(headquarters, 'log')
  await log.waitFor()
  await log.getByText('GetCountryRegions').waitFor({ state: 'detached' })
})

test('asks before a reset, and loses nothing on Enter and on Escape', async () => {
  const headquarters = await openAllPanels(await shop.open('headquarters/set-up'))
  const byJobs = headquarters.getByRole('switch', { name: 'Only jobs bring settings' })
  await byJobs.check()
  const ask = headquarters.getByRole('button', { name: 'Reset', exact: true })
  const dialog = headquarters.getByRole('dialog', { name: 'Empty headquarters?' })
  for (const key of ['Enter', 'Escape']) {
    await ask.click()
    await dialog.getByText('All customers, addresses and orders are deleted').waitFor()
    await headquarters.keyboard.press(key)
    await dialog.waitFor({ state: 'hidden' })
  }
  expect(await byJobs.isChecked()).toBe(true)
})

test('shows the state of closed panels, on two screens at most, and keeps open those that were opened', async () => {
  const headquarters = await shop.open('headquarters/set-up')
  const profile = headquarters.getByRole('region', { name: 'Functionality profile' })
  const mode = profile.getByRole('switch', { name: 'Create customer in async mode' })
  await profile.getByText('Sync mode', { exact: true }).waitFor()
  expect(await mode.isVisible()).toBe(false)
  for (const [width, most] of [
    [1440, 2000],
    [360, 3500],
  ] as const) {
    await headquarters.setViewportSize({ width, height: 900 })
    expect(await headquarters.evaluate(() => document.documentElement.scrollHeight)).toBeLessThan(most)
  }
  await profile.getByRole('heading').click()
  await mode.check()
  await profile.getByRole('heading').click()
  await profile.getByText('Async mode', { exact: true }).waitFor()
  await profile.getByRole('heading').click()
  await headquarters.getByRole('link', { name: 'Data', exact: true }).click()
  await headquarters.getByRole('heading', { level: 1, name: 'Headquarters: Data' }).waitFor()
  await headquarters.getByRole('link', { name: 'Set-up', exact: true }).click()
  await mode.waitFor()
})
