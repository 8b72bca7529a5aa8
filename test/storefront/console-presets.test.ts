import type { Page } from 'playwright'
import { expect, test } from 'vitest'
import { addFault, jobsInOrder, openSection, runJobs, setMode } from './console-actions.ts'
import { openOnDevice, serveSharedShop } from './shared-shop.ts'
import { setupShop } from './shop.ts'

const shop = setupShop()

const press = (headquarters: Page, name: string) => headquarters.getByRole('button', { name }).click()

/** The names of the buttons that stand out. */
const prominent = (headquarters: Page) => headquarters.locator('main .button:not(.plain)').allInnerTexts()

test('makes only the next useful job stand out, from ten sample customers to their numbers', async () => {
  const headquarters = await shop.open('headquarters')
  await headquarters.getByText('Nothing waits for a job.').waitFor()
  expect(await prominent(headquarters)).toEqual([])
  await setMode(headquarters, 'async')
  await press(headquarters, 'Register 10 sample customers')
  await headquarters.getByText('10 customers are registered.').waitFor()
  for (const job of jobsInOrder) {
    await headquarters.getByText(`Next: run ${job}.`).waitFor()
    expect(await prominent(headquarters)).toEqual([`Run ${job}`])
    await runJobs(headquarters, job)
  }
  await headquarters.getByText('Nothing waits for a job.').waitFor()
  expect(await prominent(headquarters)).toEqual([])

  await press(headquarters, 'Show names')
  const names = () => headquarters.locator('li[title]').allInnerTexts()
  await expect.poll(async () => new Set(await names()).size).toBe(10)
  expect(await names()).toContain('Anna Rossi')
})

test.each(['sync', 'async'] as const)(
  'makes a customer that fails in %s mode, and leads to its repair',
  async (mode) => {
    const headquarters = await shop.open('headquarters')
    await setMode(headquarters, mode)
    await press(headquarters, 'Make one that fails')
    await headquarters.getByText('Anna Rossi is registered, in a province that does not exist.').waitFor()
    await runJobs(headquarters, 'P-job', 'Synchronize customers')
    await headquarters.getByText('1 row has failed.').waitFor()
    // A failed row waits for a person, not for a job.
    expect(await prominent(headquarters)).toEqual([])
    await headquarters.getByRole('link', { name: 'Repair in Data' }).click()
    await headquarters.getByRole('form', { name: 'Repair Anna Rossi' }).waitFor()
    expect(await headquarters.getByLabel('Status', { exact: true }).inputValue()).toBe('failed')
  },
)

test('registers a duplicate and shows both customers in Data', async () => {
  const headquarters = await shop.open('headquarters')
  await press(headquarters, 'Register 10 sample customers')
  await headquarters.getByText('10 customers are registered.').waitFor()
  await press(headquarters, 'Register a duplicate')
  await headquarters.getByText('Each registration becomes a customer of its own.').waitFor()
  await headquarters.getByRole('link', { name: 'Show in Data' }).click()
  await headquarters.getByRole('region', { name: 'Customers in the channel (2 of 11)' }).waitFor()
})

test('registers somebody on one device who gets the same customer on another', async () => {
  const headquarters = await shop.open('headquarters')
  await setMode(headquarters, 'async')
  await press(headquarters, 'A shopper on two devices')
  await headquarters.getByText('Anna Rossi has registered on a phone.').waitFor()
  await headquarters.getByText('without a number yet').waitFor()
  await openSection(headquarters, 'set-up')
  const identities = headquarters.getByRole('region', { name: 'Identities' })
  await identities.getByRole('row', { name: 'anna.rossi@example.it' }).getByText('no number yet').waitFor()
})

test('says how many customers were not registered, and leads to the log', async () => {
  const headquarters = await shop.open('headquarters')
  await openSection(headquarters, 'set-up')
  await headquarters.getByLabel('How often').selectOption('Three times')
  await addFault(headquarters, 'The channel answers an error')
  await openSection(headquarters, 'flow')
  await press(headquarters, 'Register 10 sample customers')
  await headquarters.getByText('3 customers were not registered. The log says why.').waitFor()
  await headquarters.getByRole('link', { name: 'Open the log' }).click()
  const log = headquarters.getByRole('region', { name: 'Entries' })
  await expect.poll(() => log.getByText(/POST Customers 503/).count()).toBe(3)
})

test('registers the samples at a shared headquarters, too', async () => {
  const address = await serveSharedShop()
  const browser = shop.context.browser()
  if (!browser) throw new Error('The browser of the tests has ended')
  const laptop = await openOnDevice(browser, address, 'headquarters')
  await setMode(laptop, 'async')
  await press(laptop, 'Register 10 sample customers')
  await laptop.getByText('10 customers are registered.').waitFor()
  await press(laptop, 'A shopper on two devices')
  await laptop.getByText('without a number yet').waitFor()
  const phone = await openOnDevice(browser, address, 'headquarters/data')
  await phone.getByRole('region', { name: 'Async customers in the channel (11)', exact: true }).waitFor()
})
