import type { Page } from 'playwright'
import { expect, test } from 'vitest'
import { openSection, runShortRushHour, setRushHour } from './console-actions.ts'
import { setupShop } from './shop.ts'

const shop = setupShop()

const start = (page: Page) => page.getByRole('button', { name: 'Start rush hour' }).click()

/** The figures of both modes, read from the table as people see it. */
async function figure(page: Page, name: string): Promise<readonly string[]> {
  const row = page.getByRole('row').filter({ has: page.getByRole('rowheader', { name, exact: true }) })
  return row.getByRole('cell').allInnerTexts()
}

const seconds = (texts: readonly string[]) => texts.map((text) => Number.parseFloat(text.replace('< ', '')))

test('shows that sync creates wait longer than async ones, and when the numbers are known', async () => {
  const headquarters = await shop.open('headquarters')
  await runShortRushHour(headquarters)
  await headquarters.getByText('The rush hour is over').waitFor()
  expect(await figure(headquarters, 'People')).toEqual(['20', '20'])
  const [sync = 0, async = 0] = seconds(await figure(headquarters, 'Longest wait'))
  expect(sync).toBeGreaterThan(async)
  // Four are served at once: the last of twenty waits for four others, each of which takes 0.15 s or more.
  expect(sync).toBeGreaterThan(0.7)
  expect(await figure(headquarters, 'Stood in line for headquarters')).toEqual(['16', '0'])
  expect(await figure(headquarters, 'Headquarters’ busiest moment')).toEqual([
    '4 served, 16 in line',
    'no real-time calls',
  ])
  expect(await figure(headquarters, 'Account numbers known')).toEqual([
    '20, with the answer',
    '20, after 1010',
  ])
  expect(await figure(headquarters, 'Failed, or no answer within 30 s')).toEqual(['0', '0'])
})

test('has people stand in line while headquarters is slow, lets them go when it is stopped, and keeps them apart', async () => {
  const headquarters = await shop.open('headquarters')
  await setRushHour(headquarters, { latency: '5', capacity: '3', people: '20', within: '0' })
  await headquarters.getByText('headquarters serves 0.6 per second').waitFor()
  await start(headquarters)
  const count = (mode: string, state: string) =>
    headquarters
      .getByRole('region', { name: mode, exact: true })
      .getByText(state, { exact: true })
      .locator('xpath=following-sibling::dd')
  await expect.poll(() => count('Sync mode', 'in line').innerText()).toBe('17')
  expect(await count('Sync mode', 'being served').innerText()).toBe('3')
  await expect.poll(() => count('Async mode', 'have their answer').innerText()).toBe('20')
  expect(await headquarters.getByRole('slider').first().isDisabled()).toBe(true)
  await headquarters.getByRole('button', { name: 'Stop' }).click()
  await headquarters.getByRole('region', { name: 'Sync mode', exact: true }).waitFor({ state: 'detached' })
  await headquarters.getByRole('button', { name: 'Start rush hour' }).waitFor()
  await openSection(headquarters, 'data')
  await headquarters.getByRole('region', { name: 'Customers in the channel (0)', exact: true }).waitFor()
})

test('moves a slider with the keyboard, and says its value with the unit', async () => {
  const headquarters = await shop.open('headquarters')
  const latency = headquarters.getByRole('slider', { name: 'Latency of the Real-time Service' })
  expect(await latency.getAttribute('aria-valuetext')).toBe('2 s')
  await latency.press('ArrowRight')
  await expect.poll(() => latency.getAttribute('aria-valuetext')).toBe('2.1 s')
  await headquarters.getByText('2.1 s', { exact: true }).waitFor()
  await headquarters.getByText('Usually 1 to 3 s.').waitFor()
})

test('copies the figures in columns for a spreadsheet', async () => {
  await shop.context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const headquarters = await shop.open('headquarters')
  await runShortRushHour(headquarters)
  await headquarters.getByRole('button', { name: 'Copy the figures' }).click()
  await headquarters.getByText('Copied.').waitFor()
  const rows = (await headquarters.evaluate(() => navigator.clipboard.readText())).split('\n')
  expect(rows.slice(0, 2)).toEqual(['Rush hour\tsync\tasync', 'People\t20\t20'])
  expect(rows).toContain('Latency of the Real-time Service\t0.3 s')
  expect(rows).toContain('Capacity of the Real-time Service\t4 at once')
})
