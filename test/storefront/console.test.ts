import type { Page } from 'playwright'
import { expect, test } from 'vitest'
import {
  addFault,
  enableFeature,
  jobsInOrder,
  openSection,
  postCustomer,
  resetHeadquarters,
  runJobs,
  setMode,
  openAllPanels,
} from './console-actions.ts'
import { setupShop } from './shop.ts'
import { accountNumber, addAddress, announced, comeBack, registerShopper, signIn } from './shopper-actions.ts'

const ada = { firstName: 'Ada', lastName: 'Rossi' }

const shop = setupShop()

const station = (headquarters: Page, name: string, record: string) =>
  headquarters.getByRole('listitem').filter({ hasText: name }).getByText(record, { exact: true })

test('shows a customer at each station of the way to headquarters and back', async () => {
  const headquarters = await shop.open('headquarters')
  const at = (name: string) => station(headquarters, name, 'Ada Rossi').waitFor()
  await setMode(headquarters, 'async')
  const page = await shop.open()
  await registerShopper(page, ada)
  await at('Channel, with a GUID')
  await runJobs(headquarters, 'P-job')
  await at('Headquarters, uploaded')
  await runJobs(headquarters, 'Synchronize customers')
  await at('Headquarters, numbered')
  await runJobs(headquarters, '1010')
  await comeBack(page)
  await at('This browser, numbered')
})

test('shows an added address at each station after its customer, until it is synchronized', async () => {
  const headquarters = await shop.open('headquarters')
  const at = (name: string) => station(headquarters, name, 'Ada Rossi: address')
  await enableFeature(headquarters, 'creation for customer addresses')
  await setMode(headquarters, 'async')
  const page = await shop.open()
  await signIn(page)
  await registerShopper(page, ada)
  await addAddress(page)
  await at('Channel, with a GUID').waitFor()
  await runJobs(headquarters, 'P-job')
  await at('Headquarters, uploaded').waitFor()
  await runJobs(headquarters, 'Synchronize customers')
  await at('Headquarters, numbered').waitFor()
  await openSection(headquarters, 'data')
  await headquarters.getByRole('region', { name: 'Uploaded async addresses (1)', exact: true }).waitFor()
  await runJobs(headquarters, '1010')
  await comeBack(page)
  await at('Headquarters, numbered').waitFor({ state: 'detached' })
  await expect.poll(() => accountNumber(page).textContent()).toMatch(/^\d{4,}$/)
})

test.each([
  { reducedMotion: 'no-preference', flights: 'at least one' },
  { reducedMotion: 'reduce', flights: 'none' },
] as const)('animates records between stations: $flights with $reducedMotion', async (look) => {
  await shop.useProfile({ reducedMotion: look.reducedMotion })
  await shop.context.addInitScript(countFlights)
  const headquarters = await shop.open('headquarters')
  await setMode(headquarters, 'async')
  await registerShopper(await shop.open(), ada)
  await station(headquarters, 'Channel, with a GUID', 'Ada Rossi').waitFor()
  await runJobs(headquarters, 'P-job')
  await expect.poll(() => station(headquarters, 'Channel, with a GUID', 'Ada Rossi').count()).toBe(0)
  const flights = await headquarters.evaluate(() => Number(document.documentElement.dataset.flights ?? 0))
  expect(flights > 0).toBe(look.flights === 'at least one')
})

/** Runs in the page. Counts the animations that move an element. */
function countFlights(): void {
  const animate = Element.prototype.animate
  Element.prototype.animate = function (keyframes, options) {
    const duration = typeof options === 'object' ? Number(options.duration) : Number(options)
    const { dataset } = document.documentElement
    if (duration > 1 && JSON.stringify(keyframes).includes('translate'))
      dataset.flights = String(Number(dataset.flights ?? 0) + 1)
    return animate.call(this, keyframes, options)
  }
}

test('shows that a table wider than its panel can be scrolled', async () => {
  const page = await shop.open('headquarters')
  await setMode(page, 'async')
  await openSection(page, 'data')
  await postCustomer(page, {
    FirstName: 'Massimiliana Beatrice',
    LastName: 'Castelbarco-Visconti',
    Addresses: [{ Street: 'Via Zamboni 1', City: 'Bologna', State: 'BO', ThreeLetterISORegionName: 'ITA' }],
  })
  const table = page.getByRole('region', { name: 'Async customers in the channel (1)', exact: true })
  await table.waitFor()
  const hint = table.locator('..').getByText('Scroll sideways')
  await hint.waitFor({ state: 'hidden' })
  // On a phone its rows are cards, which need no scrolling.
  await page.setViewportSize({ width: 570, height: 900 })
  await hint.waitFor()
  await table.focus()
  await page.keyboard.press('ArrowRight')
  await expect.poll(() => table.evaluate(({ scrollLeft }) => scrollLeft)).toBeGreaterThan(0)
})

test('shows requests of shoppers in other tabs with their bodies in the log', async () => {
  const page = await shop.open()
  await registerShopper(page, ada)
  const headquarters = await shop.open('headquarters/log')
  const log = headquarters.getByRole('region', { name: 'Entries' })
  await log.getByText(/POST Customers 20\d/).click()
  await log.getByText('"FirstName": "Ada"').first().waitFor()
})

test('counts the real-time calls of all tabs, including failed ones', async () => {
  const headquarters = await openAllPanels(await shop.open('headquarters/set-up'))
  const service = headquarters.getByRole('region', { name: 'Real-time Service' })
  const gauge = (name: string) =>
    expect.poll(() =>
      service.getByText(name, { exact: true }).locator('xpath=following-sibling::dd').innerText(),
    )
  await service.getByText('it takes 8 at a time').waitFor()
  await gauge('Calls so far').toBe('0')
  await addFault(headquarters, 'The real-time call fails: async instead', 'Creating customers')
  const page = await shop.open()
  await registerShopper(page, ada)
  await gauge('Calls so far').toBe('1')
  await gauge('Failed or refused').toBe('1')
  // Sent by these two tabs directly, not by the leader.
  await postCustomer(page, { FirstName: 'Bruno', LastName: 'Neri' })
  const other = await openAllPanels(await shop.open('headquarters/set-up'))
  await other.getByRole('switch').first().waitFor()
  await postCustomer(other, { FirstName: 'Chiara', LastName: 'Verdi' })
  await gauge('Calls so far').toBe('3')
  await gauge('In flight').toBe('0')

  await page.close()
  await gauge('Calls so far').toBe('3')
  await resetHeadquarters(headquarters)
  await gauge('Calls so far').toBe('0')
})

test('takes a customer from the channel to headquarters and back by keyboard alone', async () => {
  const headquarters = await shop.open('headquarters')
  await setMode(headquarters, 'async')
  const page = await shop.open()
  await registerShopper(page, ada)
  // As when a link opens the page, so that the way to the buttons is short.
  await headquarters.getByRole('heading', { level: 1 }).focus()
  for (const job of jobsInOrder) {
    const button = headquarters.getByRole('button', { name: `Run ${job}` })
    while (!(await button.evaluate((element) => element === document.activeElement)))
      await headquarters.keyboard.press('Tab')
    await headquarters.keyboard.press('Enter')
    await announced(headquarters, `${job}: 1 moved, 0 failed.`).waitFor()
  }
  await comeBack(page)
  await expect.poll(() => accountNumber(page).textContent()).toMatch(/^\d{4,}$/)
})
